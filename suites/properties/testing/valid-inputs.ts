import { loadContract, type Operation, operationsById } from '../../../spec/contract.js';
import type { Edition } from '../../../spec/editions.js';
import { ARRANGEMENTS } from '../../arrangements/arrangements.js';
import type { CallInput } from '../../harness/exchange.js';
import { Trial } from '../../harness/trial.js';
import { contextFor } from '../../testing/context-for.js';
import { json, localServer } from '../../testing/local-server.js';

/** A valid request of an operation, as its arrangement makes it. */
export interface ValidInput {
  operation: Operation;
  /** Makes a new one; the names in it are new. */
  input(): CallInput;
}

/** Answers everything, and so that every stage is set. */
const WELCOME = '{"id":"0f8fad5b-d9cb-469f-a165-70867728950e","state":"RUNNING","command_name":"START"}';

const known = new Map<Edition, Promise<ValidInput[]>>();

/** A valid request of every operation of an edition. Only a test may ask for it. */
export function validInputs(edition: Edition): Promise<ValidInput[]> {
  const inputs = known.get(edition) ?? prepare(edition);
  known.set(edition, inputs);
  return inputs;
}

async function prepare(edition: Edition): Promise<ValidInput[]> {
  const { url } = await localServer((_, response) => json(response, 200, WELCOME));
  const contract = loadContract(edition);
  const operations = operationsById(contract);
  const context = contextFor(url, { contract, operations });
  const inputs: ValidInput[] = [];
  for (const operation of contract.operations) {
    const arrangement = ARRANGEMENTS[operation.operationId];
    if (!arrangement) continue;
    const stage = await arrangement.prepare(new Trial(context, operation.operationId));
    inputs.push({ operation, input: () => stage.input() });
  }
  return inputs;
}
