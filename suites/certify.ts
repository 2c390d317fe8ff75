import { randomBytes } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { type Contract, loadContract } from '../spec/contract.js';
import type { Edition } from '../spec/editions.js';
import type { Requirement, SuiteName } from '../spec/requirement.js';
import { catalogueOf } from './catalogue.js';
import { COVERED_OPERATIONS, DEFAULT_RUNS, type Scope, SUITES } from './covered.js';
import { acceptanceChecks } from './examples/acceptance-checks.js';
import { exampleChecks } from './examples/example-checks.js';
import { optionsCheck } from './examples/options-check.js';
import { versionChecks } from './examples/version-checks.js';
import { Answers } from './harness/answers.js';
import type { Check } from './harness/check.js';
import { Client } from './harness/client.js';
import type { Context } from './harness/context.js';
import { shellQuote } from './harness/curl.js';
import { EndpointUnusable } from './harness/endpoint-unusable.js';
import { execute } from './harness/execute.js';
import { Ledger } from './harness/ledger.js';
import { Oracle } from './harness/oracle.js';
import { Patience } from './harness/patience.js';
import { preflight } from './harness/preflight.js';
import { type Finding, Recorder } from './harness/recorder.js';
import { Redactor } from './harness/redactor.js';
import { Transcript } from './harness/transcript.js';
import { World } from './harness/world.js';
import { lifecycleChecks } from './lifecycle/checks.js';
import { properties } from './properties/checks.js';
import { rejections } from './rejections/checks.js';
import { relations } from './relations/checks.js';
import { conclude } from './results/conclude.js';
import type { Run } from './results/run.js';

export interface CertifyOptions {
  endpoint: string;
  /** Whether the endpoint is the reference server of this package. */
  embedded: boolean;
  token: string | undefined;
  edition: Edition;
  suites: SuiteName[];
  /** Operation ids; empty for all that the suites cover. */
  operations: string[];
  seed: number;
  /** Generated requests per property; `DEFAULT_RUNS` when absent. */
  runs?: number | undefined;
  scope: Scope;
  /** Milliseconds for one request. */
  timeout: number;
  /** How long a server may take until an accepted change is visible, in milliseconds; 3 s when absent. */
  settle?: number | undefined;
  /** After so many requests no further check begins; no limit when absent. */
  budget?: number | undefined;
  /** Requests under way at once. */
  concurrency: number;
  reportDirectory: string;
  signal: AbortSignal;
  onProgress?(progress: Progress): void;
  /** Asked about everything that is not a pass; when it says so, the run ends there, and cleans up. */
  until?(finding: Finding): boolean;
}

export interface Progress {
  done: number;
  total: number;
  requests: number;
  failures: number;
  current: string;
}

/**
 * Certifies an endpoint: asks every selected suite about every selected operation and concludes.
 *
 * @throws {EndpointUnusable} when the endpoint cannot be reached or does not speak this API
 */
export async function certify(options: CertifyOptions): Promise<Run> {
  const startedAt = new Date();
  const enough = new AbortController();
  const signal = AbortSignal.any([options.signal, enough.signal]);
  // Every request under way listens for the interruption.
  setMaxListeners(0, signal);
  const contract = loadContract(options.edition);
  const selected = new Set(options.operations.length > 0 ? options.operations : COVERED_OPERATIONS);
  const suites = SUITES.filter((suite) => options.suites.includes(suite));
  // Every response of a run is judged, whichever suite asked for it.
  const requirements = catalogueOf(contract).filter(
    ({ operationId, suite, kind, unasked }) =>
      !unasked &&
      operationId !== null &&
      selected.has(operationId) &&
      (kind === 'response' || suites.includes(suite)),
  );
  const redactor = new Redactor();
  redactor.hide(options.token, '$SMS_AUTH_TOKEN');
  const recorder = new Recorder(
    requirements,
    (requirement) => replayCommand(options, requirement),
    (requirement, verdict) => {
      if (options.until?.({ requirement, verdict, requests: client.requests })) enough.abort();
    },
  );
  const transcript = new Transcript(options.reportDirectory);
  const answers = new Answers();
  const ledger = new Ledger(options.reportDirectory);
  const client = new Client({
    endpoint: options.endpoint,
    token: options.token,
    timeout: options.timeout,
    connections: options.concurrency,
    redactor,
    readOnly: options.scope === 'read-only',
    signal,
    onExchange: (exchange) => answers.add(exchange, transcript.add(exchange)),
  });
  const context: Context = {
    contract,
    operations: new Map(contract.operations.map((operation) => [operation.operationId, operation])),
    client,
    oracle: new Oracle(contract, recorder),
    recorder,
    ledger,
    world: new World(() => context),
    patience: new Patience(options.settle),
    scope: options.scope,
    seed: options.seed,
    runs: options.runs ?? DEFAULT_RUNS,
    budget: options.budget,
    runId: randomBytes(3).toString('hex'),
    signal,
  };
  const facts = { options, startedAt, suites, operations: [...selected], runId: context.runId };
  const finish = (server: string | null, reason?: string): Run =>
    redactor.record(
      conclude({ ...facts, server, requests: client.requests, recorder, answers, leftovers, reason }),
    );
  let leftovers: Run['leftovers'] = [];
  try {
    const { server, unusable } = await preflight(context);
    if (options.signal.aborted) return finish(server);
    if (unusable) throw new EndpointUnusable(unusable, finish(server, unusable));
    const checks = checksOf(contract, suites).filter(({ requirements: ids }) =>
      ids.some((id) => recorder.has(id)),
    );
    await execute(context, checks, options.concurrency, (done, current) =>
      options.onProgress?.({
        done,
        total: checks.length,
        requests: client.requests,
        failures: recorder.failed,
        current,
      }),
    );
    leftovers = await context.world.tidyAll();
    return finish(server);
  } finally {
    transcript.close();
    ledger.close();
    await client.close();
  }
}

/** Every check of the suites, in the order in which they start. */
function checksOf(contract: Contract, suites: readonly SuiteName[]): Check[] {
  const covered = contract.operations.filter(({ operationId }) => COVERED_OPERATIONS.includes(operationId));
  const bySuite: Partial<Record<SuiteName, () => Check[]>> = {
    examples: () =>
      covered.flatMap((operation) => [
        ...acceptanceChecks(operation),
        ...versionChecks(operation),
        optionsCheck(operation),
        ...exampleChecks(contract, operation),
      ]),
    rejections: () => covered.flatMap((operation) => rejections(contract, operation)),
    properties: () => covered.flatMap((operation) => properties(contract, operation)),
    relations: () => covered.flatMap(relations),
    lifecycle: () => covered.flatMap(lifecycleChecks),
  };
  return suites.flatMap((suite) => bySuite[suite]?.() ?? []);
}

function replayCommand(
  { endpoint, embedded, edition, seed, runs = DEFAULT_RUNS, scope }: CertifyOptions,
  requirement: Requirement,
): string {
  const target = embedded ? '' : ` --endpoint ${shellQuote(endpoint)}`;
  const operation = requirement.operationId ? ` --operation ${requirement.operationId}` : '';
  const generated = runs === DEFAULT_RUNS ? '' : ` --runs ${runs}`;
  return `sms-conformance certify${target} --edition ${edition} --scope ${scope} --suite ${requirement.suite}${operation} --seed ${seed}${generated}`;
}
