import { beforeAll, describe, expect, it, test, vi } from 'vitest';
import { certifyAll, type MutatedRun, unmet } from './testing/certify-mutated.js';
import { MUTATIONS_OF_REFUSALS } from './testing/mutations/catalogue.js';
import { FORBIDDEN_PAIRS, pairMutations } from './testing/mutations/pair-mutations.js';

const CASES = [...pairMutations, ...MUTATIONS_OF_REFUSALS];

let runs: Promise<MutatedRun>[];

/** The runs wait for one another. */
vi.setConfig({ testTimeout: 180_000 });

beforeAll(() => {
  runs = certifyAll(CASES);
});

describe('a server deviates and is reported:', () => {
  it.each(CASES.map((one, index) => [one.name, one.breaks, index] as const))(
    '%s',
    async (_, breaks, index) => {
      const { run } = (await runs[index]) as MutatedRun;
      expect(unmet(run)).toEqual(expect.arrayContaining([...breaks]));
    },
  );
});

test('each forbidden pair that is accepted is named', async () => {
  const results = await Promise.all(runs.slice(0, pairMutations.length));
  const messages = results
    .flatMap(({ run }) => run.failures)
    .filter(({ requirement }) => requirement === 'SMS.7728')
    .map(({ message }) => message)
    .join('\n');
  expect(FORBIDDEN_PAIRS.length).toBeGreaterThan(30);
  expect(
    FORBIDDEN_PAIRS.filter(
      ([state, cycle]) => !messages.includes(`copystate ${state} with migrationcycle ${cycle}`),
    ),
  ).toEqual([]);
});
