import type { RequirementResult } from './run.js';
import { NEVER_SEEN } from './without-cases.js';

/** A part of a run: its number, from 1, and how many there are. */
export interface Shard {
  index: number;
  count: number;
}

/** Why a shard has no cases of what another one asks. */
export const ELSEWHERE = 'another shard asks it';

/** What belongs to a shard: every n-th one, so that each has its part of the long ones. */
export const partOf = <T>(all: readonly T[], shard: Shard | null | undefined): T[] =>
  all.filter((_, position) => !shard || position % shard.count === shard.index - 1);

/** What a shard alone cannot call unproven, because another one asks it. */
export function leaveToOthers(requirements: readonly RequirementResult[]): RequirementResult[] {
  return requirements.map((requirement) => {
    const { kind, cases, reason, verdict } = requirement;
    if (cases > 0 || verdict === 'error' || reason !== NEVER_SEEN[kind]) return requirement;
    return { ...requirement, verdict: 'not-applicable', reason: ELSEWHERE };
  });
}
