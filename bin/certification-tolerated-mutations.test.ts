import { describe, expect, it, test } from 'vitest';
import { unmet } from './testing/certify-mutated.js';
import { runsOf } from './testing/describe-reported.js';
import { REPORTED_MUTATIONS } from './testing/mutations/catalogue.js';
import { GAPS } from './testing/mutations/gap-mutations.js';
import { toleratedMutations } from './testing/mutations/tolerated-mutations.js';
import { UNNOTICED } from './testing/mutations/unnoticed-mutations.js';

const TOLERATED = [...toleratedMutations, ...UNNOTICED];

const runOf = runsOf([...TOLERATED, ...GAPS]);

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

test('each deviation has a name of its own', () => {
  const names = [...REPORTED_MUTATIONS, ...TOLERATED, ...GAPS].map(({ name }) => name);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});
