import { beforeAll, describe, expect, it, test, vi } from 'vitest';
import { COVERED_OPERATIONS } from '../suites/covered.js';
import { certifyAll, type MutatedRun, unmet } from './testing/certify-mutated.js';
import { askedRules } from './testing/mutations/asked-rules.js';
import { MUTATIONS_OF_ANSWERS, REPORTED_MUTATIONS } from './testing/mutations/catalogue.js';
import { GAPS } from './testing/mutations/gap-mutations.js';
import { toleratedMutations } from './testing/mutations/tolerated-mutations.js';
import { UNNOTICED } from './testing/mutations/unnoticed-mutations.js';

const TOLERATED = [...toleratedMutations, ...UNNOTICED];
const CASES = [...MUTATIONS_OF_ANSWERS, ...TOLERATED, ...GAPS];

let runs: Map<string, Promise<MutatedRun>>;

/** The runs wait for one another. */
vi.setConfig({ testTimeout: 180_000 });

beforeAll(() => {
  const results = certifyAll(CASES);
  runs = new Map(CASES.map(({ name }, index) => [name, results[index] as Promise<MutatedRun>]));
});

const runOf = async (name: string): Promise<MutatedRun> => {
  const result = await runs.get(name);
  if (!result) throw new Error(`There is no run of "${name}".`);
  return result;
};

describe('a server deviates and is reported:', () => {
  it.each(MUTATIONS_OF_ANSWERS.map((one) => [one.name, one.breaks] as const))('%s', async (name, breaks) => {
    const { run } = await runOf(name);
    expect(unmet(run)).toEqual(expect.arrayContaining([...breaks]));
  });
});

describe('a server differs as it may and is conformant:', () => {
  it.each(TOLERATED.map(({ name }) => name))('%s', async (name) => {
    const { run, deviations } = await runOf(name);
    expect(run.failures).toEqual([]);
    expect([run.verdict, deviations > 0]).toEqual(['conformant', true]);
  });
});

describe('a deviation that no suite looks at yet, and that moves to the reported ones as soon as one does:', () => {
  it.each(GAPS.map((one) => [one.name, one.breaks] as const))('%s', async (name, breaks) => {
    const { run } = await runOf(name);
    expect(unmet(run).filter((id) => breaks.includes(id))).toEqual([]);
  });
});

test('every rule is broken by a deviation that is reported', () => {
  const broken = new Set(REPORTED_MUTATIONS.flatMap(({ breaks }) => breaks));
  const rules = askedRules();
  expect(rules.length).toBeGreaterThan(200);
  expect(rules.map(({ id }) => id).filter((id) => !broken.has(id))).toEqual([]);
});

test('every operation has deviations, and each has a name of its own', () => {
  const names = [...REPORTED_MUTATIONS, ...TOLERATED, ...GAPS].map(({ name }) => name);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  const asked = new Set(REPORTED_MUTATIONS.flatMap(({ operations }) => operations));
  expect(COVERED_OPERATIONS.filter((operation) => !asked.has(operation))).toEqual([]);
});
