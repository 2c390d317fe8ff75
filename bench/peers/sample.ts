import { createHash } from 'node:crypto';

/** Some of the names, the same for the same seed, in an order of their own; all of them when there are no more. */
export function sample(names: readonly string[], count: number, seed: number): string[] {
  const rank = (name: string) => createHash('sha256').update(`${seed} ${name}`).digest('hex');
  return [...names].sort((a, b) => (rank(a) < rank(b) ? -1 : 1)).slice(0, count);
}
