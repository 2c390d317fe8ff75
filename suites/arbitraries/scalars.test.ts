import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Json } from '../../spec/exact-json.js';
import { CHARACTER_KINDS, CHARACTERS, charactersOf } from './characters.js';
import type { Keywords } from './json-schema.js';
import type { Settings } from './making.js';
import { valid } from './valid.js';

const samples = (schema: Keywords, settings?: Partial<Settings>, numRuns = 1000): Json[] =>
  fc.sample(valid(schema, {}, settings), { seed: 1, numRuns });

describe('integers', () => {
  const INT64: Keywords = { type: 'integer', format: 'int64', minimum: 0, maximum: 2n ** 63n - 1n };

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
  ])('of 64 bits include %s', (landmark) => {
    expect(samples(INT64)).toContain(landmark);
  });

  test('beyond 2^53 are bigint, and none below', () => {
    for (const value of samples(INT64))
      expect(typeof value).toBe(Number(value) < 2 ** 53 ? 'number' : 'bigint');
  });

  test('of a format stay within it, and without limits they end where 64 bits end', () => {
    const ends = (schema: Keywords) => {
      const all = samples(schema).map((value) => BigInt(value as number));
      const ordered = all.sort((a, b) => (a < b ? -1 : 1));
      return [ordered[0], ordered.at(-1)];
    };
    expect(ends({ type: 'integer', format: 'int32' })).toEqual([-(2n ** 31n), 2n ** 31n - 1n]);
    expect(ends({ type: 'integer' })).toEqual([-(2n ** 63n), 2n ** 63n - 1n]);
    expect(ends({ type: 'integer', exclusiveMinimum: 2, maximum: 4.5 })).toEqual([3n, 4n]);
  });

  test.each<[number | bigint, bigint]>([
    [50, 50n],
    [0.5, 1n],
    [1.25, 5n],
    [2n ** 60n, 2n ** 60n],
  ])('that are multiples of %s are so to the last digit', (multipleOf, step) => {
    for (const value of samples({ type: 'integer', multipleOf }))
      expect(BigInt(value as number) % step).toBe(0n);
  });

  test('shrink to the smallest that fails, digit for digit', () => {
    const { counterexample } = fc.check(
      fc.property(valid(INT64), (value) => BigInt(value as number) < 2n ** 53n + 7n),
      { seed: 2 },
    );
    expect(counterexample).toEqual([2n ** 53n + 7n]);
  });
});

describe('numbers', () => {
  test('include both limits and fractions, and stay within them', () => {
    const all = samples({ type: 'number', minimum: 10, maximum: 100 }) as number[];
    expect([Math.min(...all), Math.max(...all)]).toEqual([10, 100]);
    expect(all.some((value) => !Number.isInteger(value))).toBe(true);
  });

  test('leave out limits that are exclusive, and are multiples of a fraction', () => {
    const all = samples({ type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1, multipleOf: 0.25 });
    expect([...new Set(all)].sort()).toEqual([0.25, 0.5, 0.75]);
  });

  test('are never minus zero, which JSON text cannot tell', () => {
    expect(samples({ type: 'number', maximum: 0 }).some((value) => Object.is(value, -0))).toBe(false);
  });
});

describe('texts', () => {
  const TEXT: Keywords = { type: 'string', minLength: 2, maxLength: 19 };

  test('are as short and as long as they may be, counted in characters, and in between', () => {
    const lengths = samples(TEXT).map((value) => [...String(value)].length);
    expect([Math.min(...lengths), Math.max(...lengths)]).toEqual([2, 19]);
    expect(new Set(lengths).size).toBeGreaterThan(8);
    for (const length of [2, 19]) expect(lengths.filter((one) => one === length).length).toBeGreaterThan(50);
  });

  test.each(CHARACTER_KINDS)('have characters of the kind %s', (kind) => {
    const made = samples(TEXT).flatMap((value) => [...String(value)]);
    expect(
      made.filter((character) => CHARACTERS[kind].canShrinkWithoutContext(character)).length,
    ).toBeGreaterThan(20);
  });

  test('have no half of a character', () => {
    expect(samples(TEXT).every((value) => !/\p{Surrogate}/u.test(String(value)))).toBe(true);
  });

  test('are made of the characters that are given', () => {
    const made = samples(TEXT, {
      characters: charactersOf('chinese'),
      longCharacters: charactersOf('plain'),
    });
    for (const value of made)
      expect(value).toMatch([...String(value)].length === 19 ? /./ : /^[\u4e00-\u9fff]+$/);
    expect(made.some((value) => /^\w{19}$/.test(String(value)))).toBe(true);
  });

  test('keep their limit in units of UTF-16 as well, where that is asked', () => {
    const characters = charactersOf('astral');
    const longest = (inUnits: boolean) =>
      Math.max(
        ...samples({ type: 'string', maxLength: 6 }, { characters, inUnits }).map(
          (text) => String(text).length,
        ),
      );
    expect([longest(false), longest(true)]).toEqual([12, 6]);
  });

  test('of more than a thousand characters are seldom made, and of more than 70000 never', () => {
    const lengths = samples({ type: 'string', maxLength: 65_535 }).map((value) => String(value).length);
    expect(Math.max(...lengths)).toBeLessThan(1000);
    expect(String(samples({ type: 'string', minLength: 20_000 })[0]).length).toBeGreaterThanOrEqual(20_000);
    expect(() => valid({ type: 'string', minLength: 100_000 })).toThrow();
  });

  test('match a pattern, also one that is not anchored, within their lengths', () => {
    for (const value of samples({ type: 'string', pattern: '[0-9]{2}', maxLength: 5 }, {}, 100)) {
      expect(value).toMatch(/[0-9]{2}/);
      expect([...String(value)].length).toBeLessThanOrEqual(5);
    }
  });

  test.each([
    ['ipv4', /^\d+\.\d+\.\d+\.\d+$/],
    ['ipv6', /:.*:/],
    ['uuid', /^[\da-f-]{36}$/],
    ['date', /^\d{4}-\d\d-\d\d$/],
    ['date-time', /^\d{4}-\d\d-\d\dT.*Z$/],
  ])('of the format %s look like it, and of an unknown one like any', (format, form) => {
    for (const value of samples({ type: 'string', format }, {}, 100)) expect(value).toMatch(form);
    const [other] = samples({ type: 'string', format: 'colour' }, {}, 1);
    expect(other).not.toMatch(form);
  });

  test.each([
    ['the shortest when any fails', () => false, 'aa'],
    ['one character of the kind that fails', (text: string) => !/[\u4e00-\u9fff]/.test(text), '一a'],
    ['plain ones of the first length that fails', (text: string) => [...text].length < 11, 'aaaaaaaaaaa'],
  ])('shrink to %s', (_, holds, smallest) => {
    const { counterexample } = fc.check(
      fc.property(valid(TEXT), (value) => holds(String(value))),
      { seed: 7, numRuns: 200 },
    );
    expect(counterexample).toEqual([smallest]);
  });
});
