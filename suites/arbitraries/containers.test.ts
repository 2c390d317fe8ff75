import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isJsonObject, type Json, stringifyExact } from '../../spec/exact-json.js';
import type { Keywords } from './json-schema.js';
import { valid } from './valid.js';

const samples = (schema: Keywords, numRuns = 500): Json[] => fc.sample(valid(schema), { seed: 1, numRuns });

const lengths = (schema: Keywords) =>
  [...new Set(samples(schema).map((value) => (value as Json[]).length))].sort((a, b) => a - b);

describe('arrays', () => {
  const NUMBERS: Keywords = { type: 'array', items: { type: 'integer' } };

  test('are empty, short and, where that is not much, full', () => {
    expect(lengths({ ...NUMBERS, maxItems: 10 })).toEqual([0, 1, 2, 3, 10]);
    expect(lengths({ ...NUMBERS, maxItems: 65_535 })).toEqual([0, 1, 2, 3]);
    expect(lengths({ ...NUMBERS, minItems: 5 })).toEqual([5, 6, 7, 8]);
  });

  test('have as many items as is asked for', () => {
    expect(lengths({ ...NUMBERS, 'x-items': 4 })).toEqual([4]);
  });

  test('begin with what their prefix says, and may end before it does', () => {
    const schema: Keywords = {
      type: 'array',
      prefixItems: [{ const: 'a' }, { const: 'b' }],
      items: { const: 'c' },
    };
    const made = [...new Set(samples(schema).map((value) => (value as string[]).join('')))].sort();
    expect(made).toEqual(['', 'a', 'ab', 'abc', 'abcc', 'abccc']);
  });

  test('have no two equal items where that is asked', () => {
    const schema: Keywords = { type: 'array', items: { enum: [1, 2, 3] }, uniqueItems: true, minItems: 2 };
    for (const value of samples(schema))
      expect(new Set(value as number[]).size).toBe((value as number[]).length);
  });

  test('shrink to one item, and that to the simplest', () => {
    const { counterexample } = fc.check(
      fc.property(
        valid({ ...NUMBERS, maxItems: 10 }),
        (value) => !(value as number[]).some((item) => item > 99),
      ),
      { seed: 1 },
    );
    expect(counterexample).toEqual([[100]]);
  });
});

describe('objects', () => {
  const OBJECT: Keywords = {
    type: 'object',
    required: ['a'],
    properties: { a: { type: 'integer' }, b: { type: 'integer' }, c: { type: 'integer' } },
  };
  const names = (schema: Keywords) =>
    [
      ...new Set(
        samples(schema).map((value) =>
          Object.keys(value as object)
            .sort()
            .join(''),
        ),
      ),
    ].sort();

  test('have their optional members, or some, or none, and no others', () => {
    expect(names(OBJECT)).toEqual(['a', 'ab', 'abc', 'ac']);
  });

  test('have as many members as they may', () => {
    expect(names({ ...OBJECT, minProperties: 2 })).toEqual(['ab', 'abc', 'ac']);
    expect(names({ ...OBJECT, maxProperties: 1 })).toEqual(['a']);
    for (const value of samples({ ...OBJECT, minProperties: 5 }))
      expect(Object.keys(value as object)).toHaveLength(5);
  });

  test('that are maps have members of any name, and of the kind that is asked for', () => {
    const made = samples({ type: 'object', additionalProperties: { type: 'string' } });
    const members = made.flatMap((value) => Object.entries(value as object));
    expect(new Set(members.map(([name]) => name)).size).toBeGreaterThan(100);
    expect(members.every(([, value]) => typeof value === 'string')).toBe(true);
  });

  test('of which nothing is said have members of every type', () => {
    const types = samples({ type: 'object' }).flatMap((value) =>
      Object.values(value as object).map((one) => typeof one),
    );
    expect(new Set(types)).toEqual(new Set(['object', 'boolean', 'number', 'bigint', 'string']));
  });

  test('shrink by losing what they can do without, and keep what they cannot', () => {
    const wide: Keywords = {
      ...OBJECT,
      properties: Object.fromEntries(
        [...'abcdefghij'].map((name) => [name, { type: 'integer', minimum: 0 }]),
      ),
    };
    const { counterexample, numShrinks } = fc.check(
      fc.property(
        valid(wide),
        (value) => !isJsonObject(value) || value.g === undefined || Number(value.g) < 10,
      ),
      { seed: 4 },
    );
    expect(stringifyExact(counterexample?.[0])).toBe('{"a":0,"g":10}');
    expect(numShrinks).toBeLessThan(200);
  });
});
