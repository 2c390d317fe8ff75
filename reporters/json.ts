import { stringifyExact } from '../spec/exact-json.js';
import type { PlainReporter } from './reporter.js';

/** Version of `report.schema.json`; the first number changes when a key goes or changes its meaning. */
export const SCHEMA_VERSION = '1.0';

/** `report.json`: the whole run, as `report.schema.json` describes it, with every digit of its integers. */
export const json: PlainReporter = (run) => {
  const report = {
    schemaVersion: SCHEMA_VERSION,
    tool: run.tool,
    contract: run.contract,
    target: run.target,
    run: {
      ...run.run,
      leftovers: run.leftovers,
      lifecycle: run.lifecycle,
      answers: run.answers,
      gate: run.gate,
    },
    verdict: run.verdict,
    summary: { ...run.summary, reasons: run.reasons },
    requirements: run.requirements,
    failures: run.failures,
    transitions: run.transitions,
  };
  return `${stringifyExact(report, 2)}\n`;
};
