import { expect, test } from 'vitest';
import { COVERED_OPERATIONS } from '../../../suites/covered.js';
import { askedDeeds, askedRules } from './asked-rules.js';
import { REPORTED_MUTATIONS } from './catalogue.js';

/** Deviations of credentials are faults of the reference server, which knows all its callers. */
const ELSEWHERE = 'security';

test('every rule, transition and example is broken by a deviation that is reported', () => {
  const broken = new Set(REPORTED_MUTATIONS.flatMap(({ breaks }) => breaks));
  const rules = askedRules().filter(({ suite }) => suite !== ELSEWHERE);
  const asked = [...rules.map(({ id }) => id), ...askedDeeds()];
  expect(asked.length).toBeGreaterThan(800);
  expect(asked.filter((id) => !broken.has(id))).toEqual([]);
});

test('every operation deviates in some way that is reported', () => {
  const deviating = new Set(REPORTED_MUTATIONS.flatMap(({ operations }) => operations));
  expect(COVERED_OPERATIONS.filter((operation) => !deviating.has(operation))).toEqual([]);
});
