import type { FaultResult } from './measure.js';
import type { Catch } from './try-fault.js';

/** Whether a fault was noticed with every seed. */
export const isCaught = ({ runs }: FaultResult): boolean => runs.every(({ caught }) => caught !== null);

/** The catch that took the most requests; `null` when the fault was never noticed. */
export function slowestCatch({ runs }: FaultResult): Catch | null {
  const catches = runs.flatMap(({ caught }) => caught ?? []);
  return catches.sort((a, b) => b.requests - a.requests)[0] ?? null;
}
