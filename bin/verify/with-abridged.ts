import { reasonsOf, summarise, verdictOf } from '../../suites/results/judge-run.js';
import type { Run } from '../../suites/results/run.js';

/**
 * A run that was judged again, in which requirements that its transcript cannot show have what was recorded about them.
 *
 * @param ids of these requirements
 */
export function withAbridged(judged: Run, recorded: Run, ids: ReadonlySet<string>): Run {
  if (ids.size === 0) return judged;
  const known = new Map(recorded.requirements.map((requirement) => [requirement.id, requirement]));
  const requirements = judged.requirements.map((one) => (ids.has(one.id) ? (known.get(one.id) ?? one) : one));
  const order = requirements.map(({ id }) => id);
  const failures = [
    ...judged.failures.filter(({ requirement }) => !ids.has(requirement)),
    ...recorded.failures.filter(({ requirement }) => ids.has(requirement)),
  ].sort((a, b) => order.indexOf(a.requirement) - order.indexOf(b.requirement));
  const { leftovers, run } = judged;
  const told = judged.reasons.filter(
    (reason) => !/^\d/.test(reason) && reason !== 'The run was interrupted.',
  );
  const cutShort = told.length > 0 || run.interrupted || leftovers.length > 0;
  return {
    ...judged,
    requirements,
    failures,
    summary: summarise(requirements),
    verdict: verdictOf(requirements, cutShort),
    reasons: [...told, ...reasonsOf(requirements, undefined, run.interrupted, leftovers.length)],
  };
}
