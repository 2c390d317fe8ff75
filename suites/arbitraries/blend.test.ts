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

/** What is tried in the place of a value, and what is tried in the place of each of these. */
const tried = <T>(blend: Blend<T>, value: T) =>
  [...blend.shrink(value, undefined).take(50)].map((shrunk) => ({
    value: shrunk.value,
    next: [...blend.shrink(shrunk.value, shrunk.context).take(50)].map((one) => one.value),
  }));

/** Texts that shrink only as they were made, since no text tells what made it. */
const digits = fc.integer({ min: 0, max: 5 }).map((value) => String(value));

test('what cannot be shrunk without knowing how it was made is shrunk by its maker', () => {
  const blend = new Blend([{ arbitrary: digits, weight: 1 }]);
  const failing = fc.check(
    fc.property(blend, (value) => value < '3'),
    { seed: 1 },
  );
  expect(failing.counterexample).toEqual(['3']);
  expect(tried(blend, '5')).toEqual([]);
});

test('what the shrinker itself has made is not shrunk by another maker of the same value', () => {
  const makers = [
    { arbitrary: fc.constant('5'), weight: 1 },
    { arbitrary: digits, weight: 1000 },
  ];
  const blend = new Blend(makers, { shrinker: digits });
  const counterexamples = fc.sample(fc.nat(), { seed: 1, numRuns: 30 }).map((seed) => {
    const holds = (value: string) => value !== '5' && value !== '4';
    return fc.check(fc.property(blend, holds), { seed, numRuns: 100 }).counterexample?.[0];
  });
  expect(new Set(counterexamples)).toEqual(new Set(['4']));
});

test('each shortcut is taken once, and none from a value to itself', () => {
  const shortcuts = { simplest: [0, 1], simpler: (value: number) => [value, 7], shrinker: fc.constant(0) };
  const blend = new Blend([{ arbitrary: large, weight: 1 }], shortcuts);
  expect(tried(blend, 950)).toEqual([
    { value: 0, next: [] },
    { value: 1, next: [] },
    { value: 7, next: [] },
    { value: 900, next: [] },
  ]);
  expect(tried(blend, 1)).toEqual([]);
});

test('after a shortcut, a maker goes on where there is no shrinker, if it can', () => {
  const numbers = new Blend([{ arbitrary: all, weight: 1 }], { simpler: () => [1] });
  expect(tried(numbers, 900)[0]).toEqual({ value: 1, next: [0] });
  const texts = new Blend([{ arbitrary: digits, weight: 1 }], { simpler: () => ['1'] });
  expect(tried(texts, '5')).toEqual([{ value: '1', next: [] }]);
});

test('a value can be shrunk without knowing how it was made where the shrinker or a maker can', () => {
  const blend = new Blend<unknown>([{ arbitrary: large, weight: 1 }], { shrinker: fc.boolean() });
  expect([900, true, 901, '900'].map((value) => blend.canShrinkWithoutContext(value))).toEqual([
    true,
    true,
    false,
    false,
  ]);
});
