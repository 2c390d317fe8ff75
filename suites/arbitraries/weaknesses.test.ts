import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../../spec/exact-json.js';
import { invalid } from './invalid.js';
import type { JsonSchema, Keywords } from './json-schema.js';
import { placeOf } from './valid.js';
import { violations } from './violations.js';
import { weaknessesAt } from './weaknesses.js';

const place = (one: { path: string; keyword: string }) => `${one.path} ${one.keyword}`.trim();

/** Values that break one constraint, such as `disks[] type`; each breaks it and nothing else. */
function breaking(schema: JsonSchema, constraint: string, numRuns = 60): Json[] {
  const values = invalid(schema, {}, { selects: (broken) => place(broken) === constraint });
  return (values ? fc.sample(values, { seed: 1, numRuns }) : []).map(({ value }) => {
    expect(new Set(violations(schema, value, {}).map(place))).toEqual(new Set([constraint]));
    return value;
  });
}

/** The constraints that a schema has, whether they can be broken alone or not. */
const constraints = (schema: JsonSchema) =>
  weaknessesAt(schema, placeOf({}), '', () => true)
    .map(place)
    .sort();

const INTEGER: Keywords = { type: 'integer' };

describe('the constraints of a schema', () => {
  test.each<[Keywords, string[]]>([
    [{}, []],
    [INTEGER, ['type']],
    [
      { type: 'string', minLength: 1, maxLength: 2, pattern: 'a', format: 'ipv4' },
      ['format', 'maxLength', 'minLength', 'pattern', 'type'],
    ],
    [{ anyOf: [INTEGER], not: { const: 1 } }, ['anyOf', 'not']],
    [{ properties: { a: INTEGER, b: { properties: { c: INTEGER } } } }, ['a type', 'b.c type']],
    [{ required: ['a'], properties: { a: true } }, ['a required']],
    [{ additionalProperties: { minLength: 1 } }, ['unknown minLength']],
    [{ additionalProperties: true }, []],
    [{ items: { minLength: 1 } }, ['[] minLength']],
    [{ items: true }, []],
    [{ items: { items: { minLength: 1 } } }, ['[][] minLength']],
    [{ prefixItems: [INTEGER, { minLength: 1 }] }, ['[] minLength', '[] type']],
    [{ prefixItems: [INTEGER], items: { minLength: 1 }, 'x-items': 1 }, ['[] type']],
    [{ prefixItems: [INTEGER], items: { minLength: 1 }, 'x-items': 2 }, ['[] minLength', '[] type']],
    [{ prefixItems: [INTEGER], items: { minLength: 1 } }, ['[] minLength', '[] type']],
    [{ prefixItems: [INTEGER], items: false }, ['[] type', 'items']],
  ])('%j: %j', (schema, expected) => {
    expect(constraints(schema)).toEqual(expected);
  });
});

describe('a combination is broken', () => {
  test('by the only value that does so', () => {
    expect(new Set(breaking({ ...INTEGER, not: { const: 123_456 } }, 'not'))).toEqual(new Set([123_456]));
  });

  test('while the others hold', () => {
    const rare: JsonSchema = { anyOf: [{ const: 123_456 }, { const: 7 }] };
    expect(breaking({ ...INTEGER, allOf: [rare, { not: { minimum: 1000 } }] }, 'not')).toContain(123_456);
    expect(breaking({ ...INTEGER, allOf: [rare, { not: { minimum: 1000 } }] }, 'anyOf')).toContain(1);
  });
});

describe('what is within a value is broken without breaking the whole', () => {
  test('where values are listed, not at all', () => {
    const properties = { a: { type: 'integer', minimum: 1 } } as const;
    expect(breaking({ enum: [{ a: 1 }, { a: 2 }], properties }, 'a minimum')).toEqual([]);
    expect(breaking({ const: { a: 1 }, properties }, 'a type')).toEqual([]);
  });

  test('where items have to differ, by another item', () => {
    const prefixItems: JsonSchema[] = [{ type: 'boolean', const: true }, { const: false }];
    const made = breaking(
      { type: 'array', minItems: 2, uniqueItems: true, prefixItems },
      '[] const',
    ) as Json[][];
    expect(made.length).toBeGreaterThan(0);
    expect(made.map(([first]) => first)).not.toContain(false);
  });

  test('where members are counted, in an object with room for it', () => {
    const properties = { a: INTEGER, b: INTEGER };
    const made = breaking({ type: 'object', properties, maxProperties: 1 }, 'a type') as JsonObject[];
    expect(made.length).toBeGreaterThan(0);
    for (const object of made) expect(Object.keys(object)).toEqual(['a']);
  });

  test('where a combination forbids it, not at all', () => {
    const properties = { a: INTEGER, b: INTEGER };
    const schema: Keywords = { type: 'object', properties, not: { required: ['b'] } };
    expect(breaking(schema, 'b type')).toEqual([]);
    expect(breaking(schema, 'a type').length).toBeGreaterThan(0);
  });

  test('where an item is repeated, in a place that takes it', () => {
    const prefixItems: JsonSchema[] = [INTEGER, { type: 'string' }];
    const schema: Keywords = { type: 'array', uniqueItems: true, prefixItems, items: INTEGER };
    for (const array of breaking(schema, 'uniqueItems') as Json[][])
      expect(array.length).toBeGreaterThanOrEqual(3);
  });
});

describe('in an array, one item is broken', () => {
  test('in any place', () => {
    const lists = breaking({ type: 'array', items: { const: 'a' } }, '[] const', 150) as Json[][];
    const wrong = lists.map((array) => array.flatMap((item, index) => (item === 'a' ? [] : [index])));
    expect(new Set(wrong.map(String))).toEqual(new Set(['0', '1', '2', '3']));
  });

  test('behind a prefix in any place, and of a prefix in its own', () => {
    const schema: Keywords = {
      type: 'array',
      prefixItems: [{ const: 'a' }, { minLength: 2 }],
      items: { pattern: 'x' },
    };
    const first = breaking(schema, '[] const') as Json[][];
    expect(first.every(([one]) => one !== 'a')).toBe(true);
    const second = breaking(schema, '[] minLength') as Json[][];
    expect(second.every(([one, two]) => one === 'a' && [...String(two)].length < 2)).toBe(true);
    const others = breaking(schema, '[] pattern', 150) as Json[][];
    const wrong = others.map((array) =>
      array.flatMap((item, index) =>
        typeof item !== 'string' || item.includes('x') || index < 2 ? [] : [index],
      ),
    );
    expect(new Set(wrong.map(String))).toEqual(new Set(['2', '3', '4', '5']));
  });

  test('also where the array has to be long, or is short', () => {
    const lengths = (schema: Keywords, constraint: string) =>
      [...new Set((breaking(schema, constraint, 150) as Json[][]).map(({ length }) => length))].sort();
    expect(lengths({ type: 'array', items: INTEGER, minItems: 3 }, '[] type')).toEqual([3, 4, 5, 6]);
    expect(lengths({ type: 'array', items: INTEGER, maxItems: 1 }, '[] type')).toEqual([1]);
    expect(lengths({ type: 'array', prefixItems: [INTEGER], items: false }, '[] type')).toEqual([1]);
  });
});

test('an array within is as short as it would be if nothing were broken', () => {
  const list: Keywords = { type: 'array', items: INTEGER };
  const most = (lists: Json[]) => Math.max(...lists.map((one) => (one as Json[]).length));
  const within = breaking({ type: 'object', required: ['a'], properties: { a: list } }, 'a[] type', 150);
  expect(most(within.map((object) => (object as { a: Json }).a))).toBe(3);
  const lists = breaking({ type: 'array', prefixItems: [list], items: false }, '[][] type', 150) as Json[][];
  expect(most(lists.map(([first = []]) => first))).toBe(3);
});
