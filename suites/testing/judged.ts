import { loadContract } from '../../spec/contract.js';
import type { Requirement } from '../../spec/requirement.js';
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
  tally: (ids) => ({
    ids,
    get passed() {
      return 0;
    },
    set passed(_) {
      for (const id of ids) recorder.pass(id);
    },
  }),
} as Recorder);

/** What the oracle records of one exchange under these requirements. */
export function recorded(requirements: readonly Requirement[], exchange: Exchange): Recorder {
  recorder = new Recorder(requirements, () => '');
  oracle.judge(exchange, ['a step'], 'label');
  return recorder;
}

/** The same under the requirements of the operation, with what deviates. */
export function judged(exchange: Exchange) {
  const own = `${exchange.operation.operationId}.`;
  const concerned = requirementsOf(contract).filter(({ id }) => id.startsWith(own) || id === 'retry-after');
  const found = recorded(concerned, exchange);
  const results = found.results().filter(({ cases }) => cases > 0);
  return {
    results: new Map(results.map((result) => [result.id, result])),
    deviating: results.filter(({ verdict }) => verdict !== 'pass').map(({ id }) => id),
    failures: found.failures,
  };
}
