import { createHash } from 'node:crypto';

/**
 * The seed of a property: the first 31 bits of SHA-256 over the run's seed in decimal digits, a slash, and the id of
 * the requirement. So neither the order of the checks nor what else is selected changes what is generated.
 */
export const seedOf = (runSeed: number, requirement: string): number =>
  createHash('sha256').update(`${runSeed}/${requirement}`).digest().readUInt32BE() >>> 1;
