import { loadContract, operationsById } from '../../spec/contract.js';
import type { Edition } from '../../spec/editions.js';
import { hideCredentials } from '../harness/authentication/hide-credentials.js';
import type { NetworkOptions } from '../harness/client/connect.js';
import { hideNetwork } from '../harness/client/hide-network.js';
import { Client } from '../harness/client.js';
import { operationOf } from '../harness/context.js';
import type { Credentials } from '../harness/credentials.js';
import type { CallInput } from '../harness/exchange.js';
import type { LedgerEntry } from '../harness/ledger-entry.js';
import { leftoverOf } from '../harness/leftover.js';
import { NetworkError } from '../harness/network-error.js';
import type { RecordedRun } from '../harness/read-ledger.js';
import { Redactor } from '../harness/redactor.js';
import { Removal } from '../harness/removal.js';
import { type Owned, removeAll } from '../harness/remove-all.js';
import { giveBackDefault, unrestored } from '../harness/restorations.js';
import { stateReport } from '../harness/state-report.js';
import type { Leftover } from '../results/run.js';
import { identify } from './identify.js';

export interface CleanUpOptions {
  endpoint: string;
  credentials: Credentials;
  edition: Edition;
  /** Milliseconds for one request. */
  timeout: number;
  network?: NetworkOptions | undefined;
  /** Learns the credentials; one of its own when absent. */
  redactor?: Redactor | undefined;
  signal: AbortSignal;
}

/** What came of a clean-up after one run. */
export interface CleanedUp {
  /** What was there and is gone. */
  removed: Owned[];
  leftovers: Leftover[];
}

type Recorded = RecordedRun['left'][number];

/**
 * Removes what a run left at the endpoint: only what its ledger tells of, and what still carries a name of this tool.
 *
 * @param note writes into the ledger of the run
 */
export async function cleanUp(
  { endpoint, credentials, edition, timeout, network, redactor = new Redactor(), signal }: CleanUpOptions,
  { left, defaults }: RecordedRun,
  note: (entry: LedgerEntry) => void,
): Promise<CleanedUp> {
  const contract = loadContract(edition);
  const operations = operationsById(contract);
  hideCredentials(redactor, credentials);
  hideNetwork(redactor, network);
  const client = new Client({
    endpoint,
    credentials,
    network,
    timeout,
    connections: 1,
    redactor,
    readOnly: false,
    signal,
  });
  const send = (operationId: string, input: CallInput) =>
    client.send(operationOf({ operations }, operationId), input);
  const removal = new Removal(send, () => stateReport({ operations, contract }, 'stopped', 'replicating'));
  const removed: Owned[] = [];
  const leftovers: Leftover[] = [];
  const ours = new Set<Recorded>();
  const gone = ({ entry, kind, name, id }: Recorded) =>
    note({ event: 'removed', entry, kind, name, ...(id !== null && { id }) });
  const waiting = new Set(left);
  try {
    for (const { entry, projectId } of defaults) {
      if (await giveBackDefault(send, projectId)) note({ event: 'restored', entry });
      else leftovers.push(unrestored(endpoint, projectId));
    }
    for (const object of left) {
      const identity = await identify(send, removal, object);
      waiting.delete(object);
      if (identity.is === 'gone') gone(object);
      else if (identity.is === 'ours') ours.add(Object.assign(object, { id: identity.id }));
      else leftovers.push(leftoverOf(endpoint, object, identity.reason));
    }
    const reason = await removeAll(removal, ours, (object) => {
      ours.delete(object);
      removed.push(object);
      gone(object);
    });
    leftovers.push(...[...ours].map((object) => leftoverOf(endpoint, object, reason)));
  } catch (error) {
    if (!(error instanceof NetworkError)) throw error;
    leftovers.push(...[...waiting, ...ours].map((object) => leftoverOf(endpoint, object, error.message)));
  } finally {
    await client.close();
  }
  return { removed, leftovers: redactor.record(leftovers) };
}
