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
import { hideCredentials } from './harness/authentication/hide-credentials.js';
import type { Check } from './harness/check.js';
import type { NetworkOptions } from './harness/client/connect.js';
import { hideNetwork } from './harness/client/hide-network.js';
import { Client } from './harness/client.js';
import type { Context } from './harness/context.js';
import type { Credentials, OtherCallers } from './harness/credentials.js';
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
import { partOf, type Shard } from './results/shard.js';
import { security } from './security/checks.js';
import type { Callers } from './security/shared.js';
import { leaveOutWithoutMeans } from './security/without-means.js';

export interface CertifyOptions {
  endpoint: string;
  /** Whether the endpoint is the reference server of this package. */
  embedded: boolean;
  /** Who certifies. */
  credentials: Credentials;
  /** Further callers, for what one caller alone cannot show. */
  others?: OtherCallers | undefined;
  network?: NetworkOptions | undefined;
  edition: Edition;
  suites: SuiteName[];
  /** Operation ids; empty for all that the suites cover. */
  operations: string[];
  /** Ids of the requirements that are judged, what names them first; all of the suites and operations when absent. */
  requirements?: readonly string[] | undefined;
  seed: number;
  /** Generated requests per property; `DEFAULT_RUNS` when absent. */
  runs?: number | undefined;
  /** Whether a generated request or history that fails is made as small as possible; it is when absent. */
  shrink?: boolean | undefined;
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
  /** Told what the user should know although it is no finding, as one sentence. */
  onNotice?(sentence: string): void;
  /** Learns every secret of the run; one of its own when absent. */
  redactor?: Redactor | undefined;
  /** The part of the checks that runs; all when absent. */
  shard?: Shard | undefined;
  /** The name of the only check that runs, as the ids of findings end; all when absent. */
  check?: string | undefined;
  /** Asked about everything that is not a pass; when it says so, the run ends there, and cleans up. */
  until?(finding: Finding): boolean;
  /** Whether the endpoint is thrown away afterwards, so that nothing is removed at the end of the run. */
  disposable?: boolean | undefined;
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
    ({ id, operationId, suite, kind, unasked }) =>
      !unasked &&
      operationId !== null &&
      selected.has(operationId) &&
      (kind === 'response' || suites.includes(suite)) &&
      (options.requirements?.includes(id) ?? true),
  );
  const { redactor = new Redactor() } = options;
  hideCredentials(redactor, options.credentials, options.others);
  hideNetwork(redactor, options.network);
  const recorder = new Recorder(
    requirements,
    (requirement) => replayCommand(options, requirement),
    (requirement, verdict) => {
      if (options.until?.({ requirement, verdict, requests: client.requests })) enough.abort();
    },
  );
  const runId = randomBytes(3).toString('hex');
  const transcript = new Transcript(options.reportDirectory, () => enough.abort());
  const answers = new Answers();
  // Without the ledger nothing may be created any longer.
  const ledger = new Ledger(options.reportDirectory, runId, () => enough.abort());
  ledger.begin(options.endpoint, options.embedded);
  const client = new Client({
    endpoint: options.endpoint,
    credentials: options.credentials,
    network: options.network,
    timeout: options.timeout,
    connections: options.concurrency,
    redactor,
    readOnly: options.scope === 'read-only',
    signal,
    beforeWriting: (operation, input) => context.world.beforeWriting(operation, input),
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
    others: options.others ?? {},
    scope: options.scope,
    seed: options.seed,
    runs: options.runs ?? DEFAULT_RUNS,
    shrink: options.shrink ?? true,
    budget: options.budget,
    runId,
    signal,
  };
  const facts = { options, startedAt, suites, operations: [...selected], runId };
  const finish = (server: string | null, reason?: string): Run =>
    redactor.record(
      conclude({ ...facts, server, requests: client.requests, recorder, answers, leftovers, reason }),
    );
  let leftovers: Run['leftovers'] = [];
  try {
    const { server, skew, unusable } = await preflight(context);
    if (skew !== undefined) options.onNotice?.(skew);
    if (options.signal.aborted) return finish(server);
    if (unusable) throw new EndpointUnusable(redactor.text(unusable), finish(server, unusable));
    if (options.scope !== 'read-only') await context.world.protectOthers();
    const callers: Callers = {
      own: options.credentials,
      others: context.others,
      hide: (secret, name) => redactor.hide(secret, name),
    };
    leaveOutWithoutMeans(recorder, callers);
    const checks = checksOf(contract, suites, callers).filter(
      ({ operationId, label }) => (options.check ?? `${operationId} ${label}`) === `${operationId} ${label}`,
    );
    const [asked, second] = divide(checks, ({ requirements: ids }) => ids.some((id) => recorder.has(id)));
    const first = partOf(asked, options.shard);
    // What no check names, such as a limit of an answer, shows by the way in those of its operation.
    const byTheWay = options.requirements
      ? partOf(
          second.filter(({ operationId }) => selected.has(operationId)),
          options.shard,
        )
      : [];
    const total = first.length + byTheWay.length;
    for (const [index, round] of [first, byTheWay].entries()) {
      const before = index === 0 ? 0 : first.length;
      await execute(context, round, options.concurrency, (done, current) =>
        options.onProgress?.({
          done: before + done,
          total,
          requests: client.requests,
          failures: recorder.failed,
          current,
        }),
      );
    }
    if (!options.disposable) leftovers = await context.world.tidyAll();
    const broken = ledger.failure ?? transcript.failure;
    if (broken) throw new EndpointUnusable(broken.message, finish(server, broken.message));
    return finish(server);
  } finally {
    transcript.close();
    ledger.write({ event: 'end' });
    ledger.close();
    await client.close();
  }
}

/** Every check of the suites, in the order in which they start. */
function checksOf(contract: Contract, suites: readonly SuiteName[], callers: Callers): Check[] {
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
    security: () => security(contract, covered, callers),
  };
  return suites.flatMap((suite) => bySuite[suite]?.() ?? []);
}

function divide<T>(all: readonly T[], isFirst: (one: T) => boolean): [T[], T[]] {
  return [all.filter(isFirst), all.filter((one) => !isFirst(one))];
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
