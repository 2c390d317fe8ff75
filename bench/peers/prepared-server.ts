import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServer } from '../../fixtures/server/server.js';
import { loadContract } from '../../spec/contract.js';
import { profileOf } from '../../spec/profiles.js';
import { ARRANGEMENTS } from '../../suites/arrangements/arrangements.js';
import { catalogueOf } from '../../suites/catalogue.js';
import { Client } from '../../suites/harness/client.js';
import { contextOf } from '../../suites/harness/context-of.js';
import { tokenCredentials } from '../../suites/harness/credentials.js';
import { Ledger } from '../../suites/harness/ledger.js';
import { Recorder } from '../../suites/harness/recorder.js';
import { Redactor } from '../../suites/harness/redactor.js';
import { Trial } from '../../suites/harness/trial.js';
import { LivePart } from '../../suites/recording/live-part.js';
import type { ValidRequest } from './valid-request.js';

/**
 * Fills a server without faults with something for every operation to work on, each with things of its own, so that
 * no order of the requests is better than another.
 *
 * @param state the file that gets what the server knows then
 * @returns one request for each operation, which the server accepts in that state
 */
export async function prepareServer(state: string): Promise<ValidRequest[]> {
  const server = await startServer({ state });
  const folder = mkdtempSync(join(tmpdir(), 'peers-'));
  const client = new Client({
    endpoint: server.url,
    credentials: tokenCredentials(server.token),
    timeout: 10_000,
    connections: 1,
    redactor: new Redactor(),
    readOnly: false,
    signal: new AbortController().signal,
  });
  const ledger = new Ledger(folder);
  try {
    const contract = loadContract();
    const context = contextOf({
      contract,
      profile: profileOf(contract, 'full'),
      client,
      recorder: new Recorder(catalogueOf(contract), ({ id }) => id),
      ledger,
      others: {},
      scope: 'account-wide',
      seed: 1,
      runs: 1,
      shrink: false,
      parts: (name) => new LivePart(name, 'peers', () => {}),
      runId: 'peers',
      signal: client.options.signal,
    });
    const requests: ValidRequest[] = [];
    for (const [operationId, { prepare }] of Object.entries(ARRANGEMENTS)) {
      const stage = await prepare(new Trial(context, operationId));
      const { path, query, body } = stage.input();
      requests.push({
        operationId,
        ...(path && { path }),
        ...(query && { query }),
        ...(body !== undefined && { body }),
      });
    }
    return requests;
  } finally {
    ledger.close();
    await client.close();
    await server.close();
    rmSync(folder, { recursive: true });
  }
}
