import type { Run } from '../suites/results/run.js';
import { groupBy } from './group-by.js';

/** A reason, and how much of the state machines was not reached for it. */
export interface UnreachedGroup {
  reason: string;
  states: number;
  transitions: number;
  cells: number;
}

/** Groups what a run did not reach of the state machines by the reason, the most frequent first. */
export function groupUnreached({ lifecycle, transitions }: Run): UnreachedGroup[] {
  if (!lifecycle) return [];
  const all = Object.entries({ states: lifecycle.states, transitions, cells: lifecycle.cells }).flatMap(
    ([what, members]) => members.flatMap(({ reason }) => (reason === null ? [] : [{ what, reason }])),
  );
  return [...groupBy(all, ({ reason }) => reason)]
    .sort(([, one], [, other]) => other.length - one.length)
    .map(([reason, members]) => {
      const count = (kind: string) => members.filter(({ what }) => what === kind).length;
      return {
        reason,
        states: count('states'),
        transitions: count('transitions'),
        cells: count('cells'),
      };
    });
}
