import { createRequire } from 'node:module';
import { join } from 'node:path';
import { documentsOf } from '../../spec/editions.js';
import { packageRoot } from '../../spec/package-root.js';
import type { Level, SuiteName } from '../../spec/requirement.js';
import type { CertifyOptions } from '../certify.js';
import { DEFAULT_RUNS } from '../covered.js';
import type { Answers } from '../harness/answers.js';
import type { Recorder } from '../harness/recorder.js';
import { lifecycleResult, transitionsOf } from '../lifecycle/coverage.js';
import type { Counts, Leftover, RequirementResult, Run } from './run.js';
import { type RunVerdict, VERDICTS } from './verdict.js';

interface Facts {
  options: CertifyOptions;
  startedAt: Date;
  suites: readonly SuiteName[];
  operations: string[];
  runId: string;
  server: string | null;
  requests: number;
  recorder: Recorder;
  answers: Answers;
  leftovers: Leftover[];
  /** Why the run did not get anywhere. */
  reason: string | undefined;
}

/** Turns what the checks found into the record that all reporters are written from. */
export function conclude(facts: Facts): Run {
  const { options, startedAt, suites, operations, recorder, leftovers, server, runId } = facts;
  const finishedAt = new Date();
  const requirements = recorder.results();
  const interrupted = options.signal.aborted;
  const reasons = reasonsOf(requirements, facts.reason, interrupted, leftovers.length);
  return {
    tool: tool(),
    contract: { edition: options.edition, documents: documentsOf(options.edition) },
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
      node: process.versions.node,
    },
    verdict: verdictOf(requirements, facts.reason !== undefined || interrupted || leftovers.length > 0),
    reasons,
    summary: summarise(requirements),
    requirements,
    failures: recorder.failures,
    ...lifecycleOf(suites, recorder),
    answers: facts.answers.all,
    gate: null,
    leftovers,
  };
}

function lifecycleOf(
  suites: readonly SuiteName[],
  recorder: Recorder,
): Pick<Run, 'transitions' | 'lifecycle'> {
  if (!suites.includes('lifecycle')) return { transitions: recorder.transitions, lifecycle: null };
  return { transitions: transitionsOf(recorder), lifecycle: lifecycleResult(recorder) };
}

/**
 * A run that proved nothing, was cut short, or could not clean up is never conformant; an error of ours is not the
 * server's fault.
 */
function verdictOf(requirements: RequirementResult[], cutShort: boolean): RunVerdict {
  const has = (verdict: string) => requirements.some((requirement) => requirement.verdict === verdict);
  if (has('fail')) return 'non-conformant';
  if (cutShort || has('error') || has('unproven') || !(has('pass') || has('warn'))) return 'inconclusive';
  return 'conformant';
}

function reasonsOf(
  requirements: RequirementResult[],
  reason: string | undefined,
  interrupted: boolean,
  leftovers: number,
): string[] {
  const count = (verdict: string) =>
    requirements.filter((requirement) => requirement.verdict === verdict).length;
  const sentences: [number, string, string][] = [
    [count('fail'), 'requirement is not met', 'requirements are not met'],
    [count('error'), ...both('could not be judged because of an error of the suite or the network')],
    [count('unproven'), ...both('could not be shown')],
    [count('warn'), 'documented limit is not kept', 'documented limits are not kept'],
    [leftovers, leftBehind('thing', 'is'), leftBehind('things', 'are')],
  ];
  return [
    ...(reason ? [reason] : []),
    ...(interrupted ? ['The run was interrupted.'] : []),
    ...sentences.flatMap(([number, one, many]) =>
      number > 0 ? [`${number} ${number === 1 ? one : many}.`] : [],
    ),
  ];
}

const leftBehind = (things: string, are: string) =>
  `${things} that the run made ${are} left behind; sms-conformance cleanup tries again to remove what is left`;

const both = (what: string): [string, string] => [`requirement ${what}`, `requirements ${what}`];

function summarise(requirements: RequirementResult[]): Run['summary'] {
  const suites: Partial<Record<SuiteName, Counts>> = {};
  const levels: Partial<Record<Level, Counts>> = {};
  const total = noCounts();
  for (const { suite, level, verdict } of requirements) {
    suites[suite] ??= noCounts();
    levels[level] ??= noCounts();
    for (const counts of [total, suites[suite], levels[level]]) if (counts) counts[verdict] += 1;
  }
  return { total, suites, levels };
}

const noCounts = (): Counts => Object.fromEntries(VERDICTS.map((verdict) => [verdict, 0])) as Counts;

function tool(): Run['tool'] {
  const { name, version } = createRequire(import.meta.url)(join(packageRoot, 'package.json')) as Run['tool'];
  return { name, version };
}
