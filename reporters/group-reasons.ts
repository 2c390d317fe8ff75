import type { RequirementResult } from '../suites/results/run.js';
import { groupBy } from './group-by.js';

/** Requirements that share a reason. */
export interface ReasonGroup {
  reason: string;
  ids: string[];
}

/** Groups requirements by why they were not shown, the most frequent reason first. */
export function groupReasons(requirements: readonly RequirementResult[]): ReasonGroup[] {
  return [...groupBy(requirements, ({ reason }) => reason ?? 'no reason was recorded')]
    .map(([reason, members]) => ({ reason, ids: members.map(({ id }) => id) }))
    .sort((one, other) => other.ids.length - one.ids.length);
}
