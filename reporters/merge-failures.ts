import type { Failure } from '../suites/results/run.js';
import { groupBy } from './group-by.js';

/** Failures that say the same: one is shown, the others are counted. */
export interface MergedFailure {
  shown: Failure;
  /** The other failures of the same requirement, in the order in which they occurred. */
  others: Failure[];
}

/** Merges the failures that share requirement and verdict; the first one found stands for the group. */
export function mergeFailures(failures: readonly Failure[]): MergedFailure[] {
  const groups = groupBy(failures, ({ verdict, requirement }) => `${verdict} ${requirement}`);
  return [...groups.values()].flatMap(([shown, ...others]) => (shown ? [{ shown, others }] : []));
}
