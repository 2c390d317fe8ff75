import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Blend } from './blend.js';

const all = fc.integer({ min: 0, max: 1000 });
const large = fc.constantFrom(900, 950);

test('every maker makes its share', () => {
  const blend = new Blend([
    { arbitrary: fc.constant('a'), weight: 3 },
    { arbitrary: fc.constant('b'), weight: 1 },
  ]);
  const made = fc.sample(blend, { seed: 1, numRuns: 1000 });
  expect(made.filter((one) => one === 'b').length / made.length).toBeCloseTo(0.25, 1);
});

test('what one maker made is shrunk as the shrinker does', () => {
  const blend = new Blend([{ arbitrary: large, weight: 1 }], { shrinker: all });
  expect(
    fc.check(
      fc.property(blend, (value) => value < 7),
      { seed: 1 },
    ).counterexample,
  ).toEqual([7]);
});

test('without a shrinker, its own maker shrinks it', () => {
  const blend = new Blend([{ arbitrary: fc.tuple(all), weight: 1 }]);
  expect(
    fc.check(
      fc.property(blend, ([value]) => value < 7),
      { seed: 1 },
    ).counterexample,
  ).toEqual([[7]]);
});

test('the simplest value is tried first, and is the end', () => {
  const tried: number[] = [];
  const blend = new Blend([{ arbitrary: large, weight: 1 }], { simplest: [42], shrinker: all });
  const holds = (value: number) => {
    tried.push(value);
    return false;
  };
  expect(fc.check(fc.property(blend, holds), { seed: 1 }).counterexample).toEqual([42]);
  expect(tried).toHaveLength(2);
});

test('after a simpler value has been found, it goes on step by step', () => {
  const blend = new Blend([{ arbitrary: large, weight: 1 }], { simpler: () => [100], shrinker: all });
  expect(
    fc.check(
      fc.property(blend, (value) => value < 60),
      { seed: 1 },
    ).counterexample,
  ).toEqual([60]);
});
