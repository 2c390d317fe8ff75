import type { Level, SuiteName } from '../../spec/requirement.js';
import type { Counts, RequirementResult, Run } from './run.js';
import { type RunVerdict, VERDICTS } from './verdict.js';

/**
 * A run that proved nothing, was cut short, or could not clean up is never conformant; an error of ours is not the
 * server's fault.
 */
export function verdictOf(requirements: readonly RequirementResult[], cutShort: boolean): RunVerdict {
  const has = (verdict: string) => requirements.some((requirement) => requirement.verdict === verdict);
  if (has('fail')) return 'non-conformant';
  if (cutShort || has('error') || has('unproven') || !(has('pass') || has('warn'))) return 'inconclusive';
  return 'conformant';
}

/** Why a run is not conformant, or what it leaves open; one sentence each. */
export function reasonsOf(
  requirements: readonly RequirementResult[],
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

/** Numbers of requirements by verdict. */
export function summarise(requirements: readonly RequirementResult[]): Run['summary'] {
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
