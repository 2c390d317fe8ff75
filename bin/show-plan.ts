import { randomInt } from 'node:crypto';
import { SUITES } from '../suites/covered.js';
import type { NetworkOptions } from '../suites/harness/client/connect.js';
import { NOBODY } from '../suites/harness/credentials.js';
import type { Planned } from '../suites/plan/plan.js';
import { defaultScope } from './default-scope.js';
import { EXIT } from './exit-code.js';
import type { Io } from './io.js';
import { LARGEST_SEED, type Values } from './options.js';
import { planText } from './plan-text.js';
import type { Target } from './target.js';

/** What a run is about, as the library of the suites wants it. */
export function choicesOf(values: Values<'certify'>, target: Target) {
  return {
    endpoint: target.url,
    embedded: target.embedded,
    credentials: target.credentials,
    others: target.others,
    edition: values.edition,
    profile: values.profile,
    suites: values.suite.length > 0 ? values.suite : [...SUITES],
    operations: values.operation,
    seed: values.seed ?? randomInt(LARGEST_SEED),
    runs: values.runs,
    shard: values.shard,
    budget: values.requests,
    maxTime: values['max-time'] === undefined ? undefined : values['max-time'] * 1000,
    scope: values.scope ?? defaultScope(target),
    timeout: values.timeout,
    settle: values.settle * 1000,
    concurrency: values.concurrency,
  };
}

/** Prints the plan, and sends nothing: the embedded server is not even started. */
export async function showPlan(
  values: Values<'certify'>,
  named: Target | undefined,
  network: NetworkOptions,
  { stdout }: Io,
): Promise<number> {
  const target = named ?? { ...NOT_STARTED, close: async () => {} };
  stdout.write(await plan({ ...choicesOf(values, target), network }));
  return EXIT.conformant;
}

/** The plan of a run as text. Loads the suites, which an error of usage does without. */
export async function plan(options: Planned): Promise<string> {
  const { planOf } = await import('../suites/plan/plan.js');
  return planText(planOf(options));
}

const NOT_STARTED = {
  url: 'http://127.0.0.1 (the embedded reference server)',
  embedded: true,
  credentials: NOBODY,
  others: {},
} as const;
