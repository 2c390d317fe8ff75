import { expect, test } from 'vitest';
import { VERDICTS, type Verdict, worst } from './verdict.js';

test('the ladder goes from what does not apply to what is broken on our side', () => {
  expect(VERDICTS).toEqual(['not-applicable', 'pass', 'warn', 'unproven', 'fail', 'error']);
});

test.each(VERDICTS.flatMap((a, index) => VERDICTS.slice(index).map((b) => [a, b] as const)))(
  'of %s and %s the second is worse',
  (a, b) => {
    expect(worst([a, b])).toBe(b);
    expect(worst([b, a])).toBe(b);
  },
);

test('nothing is not applicable, and one is as bad as itself', () => {
  expect(worst([])).toBe('not-applicable');
  expect(worst(new Set<Verdict>(['fail']))).toBe('fail');
});
