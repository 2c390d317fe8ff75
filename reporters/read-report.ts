import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parseExact } from '../spec/exact-json.js';
import { packageRoot } from '../spec/package-root.js';
import type { GateResult } from '../suites/results/gate.js';
import type { AnswerResult, Leftover, LifecycleResult, Run } from '../suites/results/run.js';

/** What is in a `report.json`, as `json.ts` arranges it. */
interface Written
  extends Omit<Run, 'run' | 'summary' | 'reasons' | 'leftovers' | 'lifecycle' | 'answers' | 'gate'> {
  run: Run['run'] & {
    leftovers: Leftover[];
    lifecycle: LifecycleResult | null;
    answers: AnswerResult[];
    gate: GateResult | null;
  };
  summary: Run['summary'] & { reasons: string[] };
}

/**
 * Reads the text of a `report.json` back into the record that it was written from.
 *
 * @throws {Error} whose message says in a few words why it is none
 */
export function readReport(text: string): Run {
  let value: unknown;
  try {
    value = parseExact(text);
  } catch {
    throw new Error('it is no JSON');
  }
  const schema = JSON.parse(readFileSync(join(packageRoot, 'reporters', 'report.schema.json'), 'utf8'));
  const validate = new Ajv2020({ strict: false, formats: { 'date-time': true } }).compile<Written>(schema);
  if (!validate(value)) {
    const [error] = validate.errors ?? [];
    throw new Error(`it is no report of this version: ${error?.instancePath || '/'} ${error?.message}`);
  }
  const { leftovers, lifecycle, answers, gate, ...run } = value.run;
  const { reasons, ...summary } = value.summary;
  const { tool, contract, target, verdict, requirements, failures, transitions } = value;
  return {
    tool,
    contract,
    target,
    run,
    verdict,
    reasons,
    summary,
    requirements,
    failures,
    transitions,
    lifecycle,
    answers,
    gate,
    leftovers,
  };
}
