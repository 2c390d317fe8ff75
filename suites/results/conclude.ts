import { createRequire } from 'node:module';
import { join } from 'node:path';
import { documentsOf } from '../../spec/editions.js';
import { packageRoot } from '../../spec/package-root.js';
import type { CertifyOptions } from '../certify.js';
import { DEFAULT_RUNS } from '../covered.js';
import type { Answers } from '../harness/answers.js';
import type { Recorder } from '../harness/recorder.js';
import { lifecycleResult, transitionsOf } from '../lifecycle/coverage.js';
import type { Selection } from '../selection.js';
import { reasonsOf, summarise, verdictOf } from './judge-run.js';
import { leftOutResults } from './left-out-results.js';
import type { Leftover, Run } from './run.js';
import { leaveToOthers } from './shard.js';

interface Facts {
  options: Pick<
    CertifyOptions,
    'endpoint' | 'embedded' | 'edition' | 'scope' | 'seed' | 'runs' | 'shard' | 'signal'
  >;
  startedAt: Date;
  /** When it ended; now unless given. */
  finishedAt?: Date;
  /** Whether the user ended it; when the signal says so unless given. */
  interrupted?: boolean;
  /** The version of Node.js that it ran on; ours unless given. */
  node?: string;
  selection: Pick<Selection, 'profile' | 'suites' | 'operations' | 'leftOut'>;
  runId: string;
  server: string | null;
  requests: number;
  recorder: Recorder;
  answers: Pick<Answers, 'all'>;
  leftovers: Leftover[];
  /** Why the run did not get anywhere. */
  reason: string | undefined;
}

/** Turns what the checks found into the record that all reporters are written from. */
export function conclude(facts: Facts): Run {
  const { options, startedAt, selection, recorder, leftovers, server, runId } = facts;
  const { suites, operations, profile } = selection;
  const { finishedAt = new Date(), node = process.versions.node } = facts;
  const { interrupted = options.signal.aborted } = facts;
  const { shard = null } = options;
  const found = shard ? leaveToOthers(recorder.results()) : recorder.results();
  const requirements = [...found, ...leftOutResults(selection)];
  const reasons = reasonsOf(requirements, facts.reason, interrupted, leftovers.length);
  return {
    tool: tool(),
    contract: { edition: options.edition, documents: documentsOf(options.edition), profile: profile.name },
    target: { url: options.endpoint, embedded: options.embedded, server, scope: options.scope },
    run: {
      id: runId,
      seed: options.seed,
      runs: options.runs ?? DEFAULT_RUNS,
      startedAt: startedAt.toISOString(),
      finishedAt: finishedAt.toISOString(),
      milliseconds: finishedAt.getTime() - startedAt.getTime(),
      requests: facts.requests,
      suites: [...suites],
      operations,
      interrupted,
      shard,
      node,
    },
    verdict: verdictOf(requirements, facts.reason !== undefined || interrupted || leftovers.length > 0),
    reasons,
    summary: summarise(requirements),
    requirements,
    failures: recorder.failures,
    ...lifecycleOf(selection, recorder),
    answers: facts.answers.all,
    gate: null,
    leftovers,
  };
}

function lifecycleOf(
  { suites, profile }: Facts['selection'],
  recorder: Recorder,
): Pick<Run, 'transitions' | 'lifecycle'> {
  if (!suites.includes('lifecycle')) return { transitions: recorder.transitions, lifecycle: null };
  return { transitions: transitionsOf(recorder, profile), lifecycle: lifecycleResult(recorder, profile) };
}

/** The name and the version of this package. */
export function tool(): Run['tool'] {
  const { name, version } = createRequire(import.meta.url)(join(packageRoot, 'package.json')) as Run['tool'];
  return { name, version };
}
