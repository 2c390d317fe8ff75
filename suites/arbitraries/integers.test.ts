import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Json } from '../../spec/exact-json.js';
import { integers } from './integers.js';
import type { Keywords } from './json-schema.js';
import { isMultiple } from './violations.js';

const made = (keywords: Keywords, numRuns = 300): Json[] => {
  const values = integers(keywords);
  return values ? fc.sample(values, { seed: 1, numRuns }) : [];
};

describe('the smallest and the largest integer that is made', () => {
  const ends = (keywords: Keywords) => {
    const all = made(keywords).map((value) => BigInt(value as number));
    all.sort((a, b) => (a < b ? -1 : 1));
    return [all[0], all.at(-1)];
  };
  const [TWO_31, TWO_63, TWO_70] = [2n ** 31n, 2n ** 63n, 2n ** 70n];

  test.each<[Keywords, least: bigint, most: bigint]>([
    [{}, -TWO_63, TWO_63 - 1n],
    [{ minimum: 3 }, 3n, TWO_63 - 1n],
    [{ maximum: 3 }, -TWO_63, 3n],
    [{ minimum: 4, maximum: 4 }, 4n, 4n],
    [{ minimum: 1.5, maximum: 4.5 }, 2n, 4n],
    [{ minimum: -4.5, maximum: -1.5 }, -4n, -2n],
    [{ exclusiveMinimum: 1, exclusiveMaximum: 5 }, 2n, 4n],
    [{ exclusiveMinimum: 1.5, exclusiveMaximum: 4.5 }, 2n, 4n],
    [{ exclusiveMinimum: -4.5, exclusiveMaximum: -1.5 }, -4n, -2n],
    [{ minimum: 5, exclusiveMinimum: 3, maximum: 9, exclusiveMaximum: 20 }, 5n, 9n],
    [{ minimum: 3, exclusiveMinimum: 5, maximum: 20, exclusiveMaximum: 9 }, 6n, 8n],
    [{ format: 'int32' }, -TWO_31, TWO_31 - 1n],
    [{ format: 'int32', minimum: 0 }, 0n, TWO_31 - 1n],
    [{ format: 'int32', maximum: TWO_63 }, -TWO_31, TWO_31 - 1n],
    [{ format: 'int64' }, -TWO_63, TWO_63 - 1n],
    [{ format: 'of-nobody', maximum: 0 }, -TWO_63, 0n],
    [{ minimum: TWO_70 }, TWO_70, TWO_70 + 2n ** 32n],
    [{ maximum: -TWO_70 }, -TWO_70 - 2n ** 32n, -TWO_70],
    [{ multipleOf: 5, minimum: -12, maximum: 12 }, -10n, 10n],
    [{ multipleOf: 5, minimum: -12, maximum: -3 }, -10n, -5n],
    [{ multipleOf: 5, minimum: 3, maximum: 12 }, 5n, 10n],
    [{ multipleOf: 0.5, minimum: 0, maximum: 3 }, 0n, 3n],
    [{ multipleOf: 2.5, minimum: 1, maximum: 12 }, 5n, 10n],
    [{ multipleOf: 1.25, minimum: 1, maximum: 12 }, 5n, 10n],
    [{ multipleOf: 2n ** 60n + 1n, minimum: 1 }, 2n ** 60n + 1n, 7n * (2n ** 60n + 1n)],
  ])('of %o: %s and %s', (keywords, least, most) => {
    expect(ends(keywords)).toEqual([least, most]);
  });

  test.each<Keywords>([
    { minimum: 4, maximum: 3 },
    { minimum: 4, exclusiveMaximum: 4 },
    { minimum: 1.2, maximum: 1.8 },
    { multipleOf: 5, minimum: 6, maximum: 9 },
    { format: 'int32', minimum: 2n ** 31n },
  ])('of %o: there is none', (keywords) => {
    expect(integers(keywords)).toBeUndefined();
  });
});

/** Which share of the integers is a certain one. */
const share = (keywords: Keywords, integer: Json) => {
  const all = made(keywords, 1000);
  return all.filter((value) => value === integer).length / all.length;
};

describe('a share of the integers', () => {
  test.each<[Keywords, Json]>([
    [{ minimum: 10, maximum: 5000 }, 10],
    [{ minimum: 10, maximum: 5000 }, 5000],
    [{ minimum: 10, maximum: 5000 }, 11],
    [{ minimum: 10, maximum: 5000 }, 4999],
    [{ minimum: 10, maximum: 5000 }, 100],
    [{ minimum: -5000, maximum: 5000 }, 0],
    [{ minimum: -5000, maximum: 5000 }, 1],
    [{ minimum: -5000, maximum: 5000 }, -1],
    [{ minimum: -5000, maximum: 5000, multipleOf: 7 }, 98],
    [{ minimum: -5000, maximum: 5000, multipleOf: 7 }, -7],
    [{ minimum: -5000, maximum: 5000, multipleOf: 7 }, -4998 + 7],
  ])('of %o is %s', (keywords, integer) => {
    expect(share(keywords, integer)).toBeGreaterThan(0.03);
  });

  test.each([31n, 32n, 53n])('is where machine numbers of %s bits end, or beside', (bits) => {
    const end = 2n ** bits;
    const all = new Set(made({}, 1000).map((value) => BigInt(value as number)));
    for (const landmark of [end - 1n, end, end + 1n, -end]) expect(all).toContain(landmark);
  });
});

const INT64: Keywords = { format: 'int64', minimum: 0, maximum: 2n ** 63n - 1n };

test.each([
  0,
  1,
  2 ** 31 - 1,
  2 ** 31,
  2 ** 53 - 1,
  2n ** 53n,
  2n ** 53n + 1n,
  2n ** 63n - 2n,
  2n ** 63n - 1n,
])('of 64 bits there is %s', (landmark) => {
  expect(made(INT64, 1000)).toContain(landmark);
});

test('integers beyond 2^53 are bigint, and none below', () => {
  for (const value of made(INT64)) expect(typeof value).toBe(Number(value) < 2 ** 53 ? 'number' : 'bigint');
});

test.each<[number | bigint, bigint]>([
  [50, 50n],
  [0.5, 1n],
  [1.25, 5n],
  [2n ** 60n, 2n ** 60n],
])('integers that are multiples of %s are so to the last digit', (multipleOf, step) => {
  for (const value of made({ multipleOf })) expect(BigInt(value as number) % step).toBe(0n);
});

test('multiples of a fraction are those that are found by dividing', () => {
  const all = made({ multipleOf: 1.1, minimum: 0, maximum: 120 });
  expect(all).toContain(11);
  expect(all.filter((value) => !isMultiple(value as number, 1.1))).toEqual([]);
  expect(isMultiple(33, 1.1)).toBe(false);
});

test('an integer shrinks also when it is not known how it was made, and nothing else does', () => {
  const multiples = integers({ multipleOf: 3, minimum: 3, maximum: 30 });
  const [first] = multiples?.shrink(30, undefined) ?? [];
  expect(first?.value).toBe(3);
  expect([30, 3n, 31, 33, 0].map((value) => multiples?.canShrinkWithoutContext(value))).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
});

test('integers shrink to the smallest that fails, digit for digit', () => {
  const { counterexample } = fc.check(
    fc.property(integers(INT64) ?? fc.constant(0), (value) => BigInt(value as number) < 2n ** 53n + 7n),
    { seed: 2 },
  );
  expect(counterexample).toEqual([2n ** 53n + 7n]);
});
