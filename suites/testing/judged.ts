import { loadContract } from '../../spec/contract.js';
import { requirementsOf } from '../../spec/requirements.js';
import type { Exchange } from '../harness/exchange.js';
import { Oracle } from '../harness/oracle.js';
import { Recorder } from '../harness/recorder.js';

const contract = loadContract();

let recorder: Recorder;

/** One oracle for all tests, because it compiles the contract; it records where the running test reads. */
const oracle = new Oracle(contract, {
  pass: (...found) => recorder.pass(...found),
  deviate: (...found) => recorder.deviate(...found),
} as Recorder);

/** What the oracle records of one exchange under the requirements of its operation. */
export function judged(exchange: Exchange) {
  const own = `${exchange.operation.operationId}.`;
  const concerned = requirementsOf(contract).filter(({ id }) => id.startsWith(own) || id === 'retry-after');
  recorder = new Recorder(concerned, () => '');
  oracle.judge(exchange, ['a step'], 'label');
  const results = recorder.results().filter(({ cases }) => cases > 0);
  return {
    results: new Map(results.map((result) => [result.id, result])),
    deviating: results.filter(({ verdict }) => verdict !== 'pass').map(({ id }) => id),
    failures: recorder.failures,
  };
}
