import { randomBytes } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { loadContract } from '../spec/contract.js';
import type { Edition } from '../spec/editions.js';
import { DEFAULT_PROFILE, type ProfileName } from '../spec/profiles.js';
import type { Requirement, SuiteName } from '../spec/requirement.js';
import { DEFAULT_RUNS, type Scope } from './covered.js';
import { Answers } from './harness/answers.js';
import { hideCredentials } from './harness/authentication/hide-credentials.js';
import type { Check } from './harness/check.js';
import type { NetworkOptions } from './harness/client/connect.js';
import { hideNetwork } from './harness/client/hide-network.js';
import { Client } from './harness/client.js';
import type { Context } from './harness/context.js';
import { contextOf } from './harness/context-of.js';
import type { Credentials, OtherCallers } from './harness/credentials.js';
import { shellQuote } from './harness/curl.js';
import { EndpointUnusable } from './harness/endpoint-unusable.js';
import { execute } from './harness/execute.js';
import { Ledger } from './harness/ledger.js';
import { Patience } from './harness/patience.js';
import { preflight } from './harness/preflight.js';
import { type Finding, Recorder } from './harness/recorder.js';
import { Redactor } from './harness/redactor.js';
import { Transcript } from './harness/transcript.js';
import { factsOf } from './recording/facts-of.js';
import { LivePart } from './recording/live-part.js';
import { CLEAN_UP, inPart, OTHERS, PREFLIGHT } from './recording/part.js';
import { conclude } from './results/conclude.js';
import type { Run } from './results/run.js';
import type { Shard } from './results/shard.js';
import type { Callers } from './security/shared.js';
import { leaveOutWithoutMeans } from './security/without-means.js';
import { select } from './selection.js';

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
  /** What the server claims to implement; everything when absent. */
  profile?: ProfileName | undefined;
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
  /** After so many milliseconds no further check begins; no limit when absent. */
  maxTime?: number | undefined;
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
  const { redactor = new Redactor() } = options;
  hideCredentials(redactor, options.credentials, options.others);
  hideNetwork(redactor, options.network);
  const callers: Callers = {
    own: options.credentials,
    others: options.others ?? {},
    hide: (secret, name) => redactor.hide(secret, name),
  };
  const selection = select(contract, options, callers);
  const { requirements, besides, checks, byTheWay } = selection;
  const unmet = new Set<string>();
  const recorder = new Recorder(
    requirements,
    (requirement) => replayCommand(options, requirement),
    (requirement, verdict) => {
      if (verdict === 'fail' || verdict === 'warn') unmet.add(requirement);
      if (options.until?.({ requirement, verdict, requests: client.requests })) enough.abort();
    },
    besides,
  );
  const nonce = randomBytes(16).toString('hex');
  const runId = nonce.slice(0, 6);
  const transcript = new Transcript(options.reportDirectory, () => enough.abort());
  transcript.begin(factsOf(options, { nonce, startedAt, callers }));
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
    onExchange: (exchange, place, body) => answers.add(exchange, transcript.add(exchange, place, body)),
    onSilence: (...unanswered) => transcript.addUnanswered(...unanswered),
  });
  const context: Context = contextOf({
    contract,
    profile: selection.profile,
    client,
    recorder,
    ledger,
    patience: new Patience(options.settle),
    others: callers.others,
    scope: options.scope,
    seed: options.seed,
    runs: options.runs ?? DEFAULT_RUNS,
    shrink: options.shrink ?? true,
    budget: options.budget,
    endsAt: options.maxTime === undefined ? undefined : startedAt.getTime() + options.maxTime,
    parts: (name) => new LivePart(name, nonce, (check, given) => transcript.note(check, given)),
    runId,
    signal,
  });
  const facts = { options, startedAt, selection, runId };
  const finish = (server: string | null, reason?: string): Run => {
    const run = redactor.record(
      conclude({ ...facts, server, requests: client.requests, recorder, answers, leftovers, reason }),
    );
    const { finishedAt, requests, interrupted } = run.run;
    transcript.end({
      finishedAt,
      requests,
      interrupted,
      leftovers: run.leftovers,
      reason: reason === undefined ? null : redactor.text(reason),
    });
    return run;
  };
  let leftovers: Run['leftovers'] = [];
  try {
    const { server, skew, unusable } = await inPart(context.parts(PREFLIGHT), () => preflight(context));
    if (skew !== undefined) options.onNotice?.(skew);
    if (options.signal.aborted) return finish(server);
    if (unusable) throw new EndpointUnusable(redactor.text(unusable), finish(server, unusable));
    if (options.scope !== 'read-only')
      await inPart(context.parts(OTHERS), () => context.world.protectOthers());
    leaveOutWithoutMeans(recorder, callers);
    const wanted = new Set(options.until && options.requirements);
    // Who hunts for some requirements wants to know once that they are not met.
    const isNeeded = ({ requirements: ids }: Check) => {
      const hunted = ids.filter((id) => wanted.has(id));
      return hunted.length === 0 || hunted.some((id) => !unmet.has(id));
    };
    const total = checks.length + byTheWay.length;
    for (const [index, round] of [checks, byTheWay].entries()) {
      const before = index === 0 ? 0 : checks.length;
      const onDone = (done: number, current: string) =>
        options.onProgress?.({
          done: before + done,
          total,
          requests: client.requests,
          failures: recorder.failed,
          current,
        });
      await execute(context, round, options.concurrency, onDone, isNeeded);
    }
    if (options.scope === 'read-only')
      recorder.explainUnmet('the scope read-only does not reach it; it needs own-resources');
    if (client.resent > 0) options.onNotice?.(describeResent(client.resent));
    if (!options.disposable) leftovers = await inPart(context.parts(CLEAN_UP), () => context.world.tidyAll());
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

function describeResent(count: number): string {
  const requests = count === 1 ? 'One request that reads was' : `${count} requests that read were`;
  return `${requests} sent again, because the connection broke.`;
}

/** The command that repeats the cases of a requirement. */
export function replayCommand(
  {
    endpoint,
    embedded,
    edition,
    profile = DEFAULT_PROFILE,
    seed,
    runs = DEFAULT_RUNS,
    scope,
  }: Pick<CertifyOptions, 'endpoint' | 'embedded' | 'edition' | 'profile' | 'seed' | 'runs' | 'scope'>,
  requirement: Requirement,
): string {
  const target = embedded ? '' : ` --endpoint ${shellQuote(endpoint)}`;
  const part = profile === DEFAULT_PROFILE ? '' : ` --profile ${profile}`;
  const operation = requirement.operationId ? ` --operation ${requirement.operationId}` : '';
  const generated = runs === DEFAULT_RUNS ? '' : ` --runs ${runs}`;
  return `sms-conformance certify${target} --edition ${edition}${part} --scope ${scope} --suite ${requirement.suite}${operation} --seed ${seed}${generated}`;
}
