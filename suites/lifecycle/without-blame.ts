import { leftOutBy, type Profile } from '../../spec/profiles.js';
import type { CellResult, TransitionResult } from '../results/run.js';

/** Transitions of which those that the profile leaves out are only told where they went as documented. */
export const transitionsWithoutBlame = (
  all: readonly TransitionResult[],
  { name, operations }: Profile,
): TransitionResult[] =>
  all.map((one) => {
    if (operations.has(one.operationId)) return one;
    const told = { ...one, verdict: 'not-applicable' } as const;
    return one.outcome === 'passed' || one.outcome === 'refused'
      ? told
      : { ...told, outcome: 'not reached', reason: leftOutBy(name) };
  });

/** Cells of which those that the profile leaves out are only told where the answer was the documented one. */
export const cellsWithoutBlame = (all: readonly CellResult[], { name, operations }: Profile): CellResult[] =>
  all.map((one) =>
    operations.has(one.operationId) || one.outcome === 'accepted' || one.outcome === 'refused'
      ? one
      : { ...one, outcome: 'not reached', reason: leftOutBy(name) },
  );
