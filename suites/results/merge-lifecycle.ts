import { outranks } from './outranks.js';
import type { CellResult, LifecycleResult, Share, StateResult, TransitionResult } from './run.js';

/** What was reached is not forgotten over what was not, and a failure not over what passed. */
export function mergeTransitions(parts: readonly (readonly TransitionResult[])[]): TransitionResult[] {
  return merged(parts.flat(), ({ id }) => id).sort((a, b) => (a.id < b.id ? -1 : 1));
}

export function mergeLifecycle(
  parts: readonly LifecycleResult[],
  transitions: readonly TransitionResult[],
): LifecycleResult | null {
  if (parts.length === 0) return null;
  const cells = merged<CellResult>(
    parts.flatMap((part) => part.cells),
    ({ task, source, move }) => [task, source, move].join(' | '),
  );
  const states = seenStates(parts.flatMap((part) => part.states));
  return withCoverage(states, cells, transitions);
}

/** What was seen of the state machines, with how much of each kind that is. */
export const withCoverage = (
  states: StateResult[],
  cells: CellResult[],
  transitions: readonly TransitionResult[],
): LifecycleResult => ({
  states,
  cells,
  coverage: {
    states: share(states, ({ seen }) => seen),
    transitions: share(transitions, ({ outcome }) => outcome !== 'not reached'),
    cells: share(cells, ({ outcome }) => outcome !== 'not reached'),
  },
});

function share<T>(all: readonly T[], isCovered: (one: T) => boolean): Share {
  return { covered: all.filter(isCovered).length, total: all.length };
}

function merged<T extends TransitionResult | CellResult>(all: readonly T[], keyOf: (one: T) => string): T[] {
  const found = new Map<string, T>();
  for (const one of all) {
    const known = found.get(keyOf(one));
    if (!known || outranks(one, known) > 0) found.set(keyOf(one), one);
  }
  return [...found.values()];
}

function seenStates(all: readonly StateResult[]): StateResult[] {
  const found = new Map<string, StateResult>();
  for (const one of all) {
    const key = `${one.machine} ${one.state}`;
    const seen = one.seen || (found.get(key)?.seen ?? false);
    found.set(key, { ...one, seen });
  }
  return [...found.values()];
}
