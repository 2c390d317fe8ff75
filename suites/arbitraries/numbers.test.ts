import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Keywords } from './json-schema.js';
import { numbers } from './numbers.js';

const made = (keywords: Keywords, numRuns = 600): number[] => {
  const values = numbers(keywords);
  return values ? fc.sample(values, { seed: 1, numRuns }) : [];
};

/** Which share of the numbers is such a one. */
const share = (keywords: Keywords, is: (value: number) => boolean) => {
  const all = made(keywords);
  return all.filter(is).length / all.length;
};

describe('the smallest and the largest number that is made', () => {
  test.each<[Keywords, least: number, most: number]>([
    [{}, -1e9, 1e9],
    [{ minimum: 5 }, 5, 1e9 + 5],
    [{ maximum: 5 }, -1e9, 5],
    [{ maximum: -5 }, -1e9 - 5, -5],
    [{ minimum: 2e9 }, 2e9, 3e9],
    [{ maximum: -2e9 }, -3e9, -2e9],
    [{ minimum: 5, maximum: 5 }, 5, 5],
    [{ minimum: 5, exclusiveMinimum: 3, maximum: 9, exclusiveMaximum: 20 }, 5, 9],
    [{ multipleOf: 1.5, minimum: -4, maximum: 7 }, -3, 6],
    [{ multipleOf: 2, exclusiveMinimum: 0, exclusiveMaximum: 8 }, 2, 6],
    [{ multipleOf: 3, minimum: 4, maximum: 8 }, 6, 6],
  ])('of %j: %s and %s', (keywords, least, most) => {
    const all = made(keywords);
    expect([Math.min(...all), Math.max(...all)]).toEqual([least, most]);
  });

  test.each<Keywords>([
    { minimum: 5, maximum: 4 },
    { exclusiveMinimum: 5, maximum: 5 },
    { exclusiveMinimum: 0, exclusiveMaximum: Number.MIN_VALUE },
    { multipleOf: 3, minimum: 4, maximum: 5 },
    { multipleOf: 2, exclusiveMinimum: 2, exclusiveMaximum: 4 },
  ])('of %j: there is none', (keywords) => {
    expect(numbers(keywords)).toBeUndefined();
  });
});

describe('a share of the numbers', () => {
  const RANGE = { minimum: 10, maximum: 100 };

  test.each<[Keywords, number]>([
    [RANGE, 10],
    [RANGE, 100],
    [RANGE, 55],
    [{ minimum: 5, exclusiveMinimum: 3, maximum: 9, exclusiveMaximum: 20 }, 5],
    [{ minimum: 5, exclusiveMinimum: 3, maximum: 9, exclusiveMaximum: 20 }, 9],
    [{ minimum: -7, maximum: 9 }, 0],
    [{ minimum: -7, maximum: 9 }, 0.5],
    [{ exclusiveMinimum: 0, maximum: 9 }, 1],
    [{ minimum: 0.004, maximum: 0.012 }, 0.01],
  ])('of %j is %s', (keywords, number) => {
    expect(share(keywords, (value) => value === number)).toBeGreaterThan(0.04);
  });

  test('has two digits after the point at most, and is told exactly so', () => {
    const isShort = (value: number) =>
      /^\d+(\.\d\d?)?$/.test(String(value)) && ![10, 55, 100].includes(value);
    expect(share(RANGE, isShort)).toBeGreaterThan(0.15);
    expect(made({ minimum: 0.5, maximum: 0.6 })).toContain(0.57);
  });

  test('has as many digits as fit', () => {
    expect(share(RANGE, (value) => String(value).length > 12)).toBeGreaterThan(0.1);
  });
});

test('between limits without a number of two digits there are others', () => {
  const all = made({ exclusiveMinimum: 0.001, exclusiveMaximum: 0.002 });
  expect(all).toContain(0.0015);
  expect(new Set(all).size).toBeGreaterThan(50);
});

test('a limit that no double meets is not exceeded by the nearest one', () => {
  const all = made({ minimum: 2 ** 62, maximum: 2n ** 63n - 1n });
  expect(Math.max(...all)).toBeLessThan(2 ** 63);
});

test('multiples of a number are made, and nothing else', () => {
  expect(new Set(made({ multipleOf: 1.5, minimum: 0, maximum: 6 }))).toEqual(new Set([0, 1.5, 3, 4.5, 6]));
  expect(new Set(made({ multipleOf: 0.25, minimum: 0, maximum: 0.6 }))).toEqual(new Set([0, 0.25, 0.5]));
  const between = made({ multipleOf: 0.25, exclusiveMinimum: 0, exclusiveMaximum: 1 });
  expect(new Set(between)).toEqual(new Set([0.25, 0.5, 0.75]));
});

test('numbers are never minus zero, which JSON text cannot tell', () => {
  expect(made({ maximum: 0 }).some((value) => Object.is(value, -0))).toBe(false);
});

test('a number shrinks also when it is not known how it was made, within its limits', () => {
  const values = numbers({ minimum: 10, maximum: 100 });
  expect([55.5, 10, 9, 'a'].map((value) => values?.canShrinkWithoutContext(value))).toEqual([
    true,
    true,
    false,
    false,
  ]);
  const [first] = values?.shrink(55.5, undefined) ?? [];
  expect(first?.value).toBe(10);
});
