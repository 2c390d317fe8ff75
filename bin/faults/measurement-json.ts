import { type Json, stringifyExact } from '../../spec/exact-json.js';
import { isCaught } from './judge-result.js';
import type { Measurement } from './measure.js';

/** The measurement for other programs: the server without faults, every fault with its runs, and the totals. */
export function measurementJson({ faultless, results, milliseconds }: Measurement): string {
  const { tool, contract, run, verdict, summary, failures } = faultless;
  const caught = results.filter(isCaught).length;
  const measured = {
    tool,
    edition: contract.edition,
    milliseconds,
    faultless: {
      verdict,
      seed: run.seed,
      requests: run.requests,
      milliseconds: run.milliseconds,
      operations: run.operations,
      verdicts: { ...summary.total },
      failures: failures.map(({ id, message }) => ({ id, message })),
    },
    summary: { faults: results.length, caught, escaped: results.length - caught },
    faults: results.map((result) => {
      const { name, kind, operation, title, violates, source } = result.fault;
      return {
        name,
        kind,
        operation,
        title,
        violates,
        source: { ...source },
        caught: isCaught(result),
        runs: result.runs.map(({ caught: found, ...rest }) => ({ ...rest, caught: found && { ...found } })),
      };
    }),
  };
  return `${stringifyExact(measured as unknown as Json, 2)}\n`;
}
