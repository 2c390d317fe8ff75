import { beforeAll, describe, expect, it } from 'vitest';
import { certifyAll, type MutatedRun, unmet } from './certify-mutated.js';
import type { MutationCase } from './mutations/mutation-case.js';

/**
 * Certifies a server with each deviation, and says of each that all requirements are reported that it breaks.
 *
 * @returns the runs by the names of their cases, once the tests have begun
 */
export function describeReported(
  title: string,
  cases: readonly MutationCase[],
): (name: string) => Promise<MutatedRun> {
  const runOf = runsOf(cases);
  describe(title, () => {
    it.each(cases.map((one) => [one.name, one.breaks] as const))('%s', async (name, breaks) => {
      const { run } = await runOf(name);
      expect(unmet(run)).toEqual(expect.arrayContaining([...breaks]));
    });
  });
  return runOf;
}

/** Certifies a server with each deviation before the tests of a file; gives the run of a case by its name. */
export function runsOf(cases: readonly MutationCase[]): (name: string) => Promise<MutatedRun> {
  const runs = new Map<string, Promise<MutatedRun>>();
  beforeAll(() => {
    for (const [index, run] of certifyAll(cases).entries()) runs.set(cases[index]?.name ?? '', run);
  });
  return async (name) => {
    const run = await runs.get(name);
    if (!run) throw new Error(`There is no run of "${name}".`);
    return run;
  };
}
