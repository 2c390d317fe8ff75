import { distance } from 'fastest-levenshtein';

/** The name that was probably meant: up to two letters differ, or a third of them, but not all, whatever their case. */
export function nearest(received: string, names: readonly string[]): string | undefined {
  const measured = names
    .map((name) => ({ name, steps: distance(received.toLowerCase(), name.toLowerCase()) }))
    .sort((one, other) => one.steps - other.steps);
  const best = measured[0];
  if (!best || best.steps >= best.name.length) return undefined;
  return best.steps <= Math.max(2, Math.floor(best.name.length / 3)) ? best.name : undefined;
}
