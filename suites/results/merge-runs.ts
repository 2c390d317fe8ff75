import { reasonsOf, summarise, verdictOf } from './judge-run.js';
import { mergeLifecycle, mergeTransitions } from './merge-lifecycle.js';
import { mergeRequirement } from './merge-requirement.js';
import type { AnswerResult, Failure, RequirementResult, Run } from './run.js';

/** Findings kept in full for one requirement, as in a run. */
const KEPT_FAILURES = 5;

/**
 * Joins the shards of a run: requirement by requirement the same verdict as of one run.
 *
 * @param shards all of them, in their order
 * @param lines how many lines of the joined transcript come before those of each shard
 */
export function mergeRuns(shards: readonly [Run, ...Run[]], lines: readonly number[]): Run {
  const [first] = shards;
  const requirements = mergeRequirements(shards);
  const leftovers = shards.flatMap((shard) => shard.leftovers);
  const interrupted = shards.some(({ run }) => run.interrupted);
  const transitions = mergeTransitions(shards.map((shard) => shard.transitions));
  const starts = shards.map(({ run }) => run.startedAt).sort();
  const ends = shards.map(({ run }) => run.finishedAt).sort();
  const unusable = [
    ...new Set(shards.flatMap(({ reasons }) => reasons.filter((reason) => !/^\d/.test(reason)))),
  ];
  const cutShort = interrupted || leftovers.length > 0 || unusable.length > 0;
  return {
    ...first,
    target: { ...first.target, url: [...new Set(shards.map(({ target }) => target.url))].join(', ') },
    run: {
      ...first.run,
      id: shards.map(({ run }) => run.id).join('-'),
      startedAt: starts[0] ?? first.run.startedAt,
      finishedAt: ends.at(-1) ?? first.run.finishedAt,
      milliseconds: Math.max(...shards.map(({ run }) => run.milliseconds)),
      requests: shards.reduce((sum, { run }) => sum + run.requests, 0),
      interrupted,
      shard: null,
    },
    verdict: verdictOf(requirements, cutShort),
    reasons: [
      ...unusable.filter((reason) => !interrupted || reason !== 'The run was interrupted.'),
      ...reasonsOf(requirements, undefined, interrupted, leftovers.length),
    ],
    summary: summarise(requirements),
    requirements,
    failures: mergeFailures(shards, requirements),
    transitions,
    lifecycle: mergeLifecycle(
      shards.flatMap(({ lifecycle }) => (lifecycle === null ? [] : [lifecycle])),
      transitions,
    ),
    answers: mergeAnswers(shards, lines),
    gate: null,
    leftovers,
  };
}

function mergeRequirements(shards: readonly Run[]): RequirementResult[] {
  const parts = new Map<string, [RequirementResult, ...RequirementResult[]]>();
  for (const requirement of shards.flatMap((shard) => shard.requirements)) {
    const known = parts.get(requirement.id);
    if (known) known.push(requirement);
    else parts.set(requirement.id, [requirement]);
  }
  return [...parts.values()].map(mergeRequirement);
}

/** As many of each requirement as a run keeps, and the same ones. */
function mergeFailures(shards: readonly Run[], requirements: readonly RequirementResult[]): Failure[] {
  const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  const all = shards.flatMap((shard) => shard.failures);
  return requirements.flatMap(({ id }) =>
    all
      .filter(({ requirement }) => requirement === id)
      .sort((a, b) => order(a.id, b.id) || order(a.message, b.message))
      .slice(0, KEPT_FAILURES),
  );
}

function mergeAnswers(shards: readonly Run[], lines: readonly number[]): AnswerResult[] {
  const found = new Map<string, AnswerResult>();
  for (const [index, { answers }] of shards.entries()) {
    for (const answer of answers) {
      const key = `${answer.operationId} ${answer.status} ${answer.code ?? ''}`;
      const known = found.get(key);
      if (known) found.set(key, { ...known, count: known.count + answer.count });
      else found.set(key, { ...answer, line: answer.line + (lines[index] ?? 0) });
    }
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, answer]) => answer);
}
