import { describe, expect, test } from 'vitest';
import type { Json } from '../../spec/exact-json.js';
import type { Schemas } from '../../spec/schema.js';
import type { JsonSchema, Keywords } from './json-schema.js';
import { isMultiple, violations } from './violations.js';

test.each<[Keywords, Json, string[]]>([
  [{ maximum: 2n ** 63n - 1n }, 2n ** 63n, ['maximum']],
  [{ maximum: 2n ** 63n - 1n }, 2n ** 63n - 1n, []],
  [{ type: 'integer' }, 2n ** 53n + 1n, []],
  [{ multipleOf: 3 }, 2n ** 60n, ['multipleOf']],
  [{ const: 2n ** 53n + 1n }, 2n ** 53n + 3n, ['const']],
  [{ minLength: 2, maxLength: 2 }, '😀😀', []],
  [{ maxLength: 1 }, '😀😀', ['maxLength']],
])('%o counts every digit and every character of %o', (schema, value, keywords) => {
  expect(violations(schema, value, {}).map(({ keyword }) => keyword)).toEqual(keywords);
});

test('a violation names the field with its place, and a combination once', () => {
  const schema: Keywords = {
    required: ['name'],
    properties: {
      disks: { items: { properties: { size: { minimum: 0 } } } },
      kind: { anyOf: [{ const: 1 }, { const: 2 }] },
    },
  };
  expect(violations(schema, { disks: [{ size: 1 }, { size: -1 }], kind: 3 }, {})).toEqual([
    { path: 'name', keyword: 'required' },
    { path: 'disks[].size', keyword: 'minimum' },
    { path: 'kind', keyword: 'anyOf' },
  ]);
});

/** What a value breaks, as `path keyword`. */
const broken = (schema: JsonSchema, value: Json, schemas: Schemas = {}) =>
  violations(schema, value, schemas).map(({ path, keyword }) => `${path} ${keyword}`.trim());

describe('a keyword is broken by the first of these values, and not by its neighbours', () => {
  test.each<[Keywords, wrong: Json, ...right: Json[]]>([
    [{ type: 'string' }, 1, '', 'a'],
    [{ type: 'string' }, null, ''],
    [{ type: 'number' }, '1', 1, 1.5, 2n ** 60n],
    [{ type: 'integer' }, 1.5, 1, 2n ** 60n],
    [{ type: ['null', 'boolean'] }, 0, null, false],
    [{ enum: ['a', [1]] }, [2], 'a', [1]],
    [{ enum: [] }, null],
    [{ const: null }, 0, null],
    [{ minimum: 3 }, 2, 3, '2'],
    [{ minimum: 3 }, 2n, 3n],
    [{ maximum: 3 }, 4, 3, '4'],
    [{ exclusiveMinimum: 3 }, 3, 4, '3'],
    [{ exclusiveMinimum: 3 }, 2, 3.5],
    [{ exclusiveMaximum: 3 }, 3, 2, '3'],
    [{ exclusiveMaximum: 3 }, 4, 2.5],
    [{ multipleOf: 4 }, 6, 8, 0, '6'],
    [{ minLength: 2 }, 'a', 'ab', 1],
    [{ maxLength: 2 }, 'abc', 'ab', 1, ['a', 'b', 'c']],
    [{ pattern: '^a' }, 'ba', 'ab', 1],
    [{ pattern: '^.$' }, 'ab', '😀'],
    [{ format: 'ipv4' }, '1.2.3', '1.2.3.4', 1],
    [{ minItems: 2 }, [1], [1, 2], 'a', { a: 1 }],
    [{ maxItems: 2 }, [1, 2, 3], [1, 2], 'abc', { a: 1, b: 2, c: 3 }],
    [{ uniqueItems: true }, [1, 2, 1], [1, 2], []],
    [{ uniqueItems: true }, [{ a: 1 }, { a: 1 }], [{ a: 1 }, { a: 2 }]],
    [{ items: false }, [1], []],
    [{ items: false, prefixItems: [true] }, [1, 2], [1]],
    [{ contains: { const: 1 } }, [2], [2, 1], {}],
    [{ contains: false }, [1], 'a'],
    [{ additionalProperties: false }, { a: 1 }, {}, []],
    [{ additionalProperties: false, properties: { a: true } }, { a: 1, b: 1 }, { a: 1 }],
    [{ minProperties: 2 }, { a: 1 }, { a: 1, b: 1 }, [1]],
    [{ maxProperties: 1 }, { a: 1, b: 1 }, { a: 1 }, [1, 2]],
    [{ anyOf: [{ const: 1 }, { const: 2 }] }, 3, 1, 2],
    [{ oneOf: [{ minimum: 3 }, { maximum: 5 }] }, 4, 2, 6],
    [{ oneOf: [{ minimum: 5 }, { maximum: 3 }] }, 4, 2, 6],
    [{ not: { minimum: 3 } }, 3, 2],
    [{ not: true }, 3],
  ])('%o: %o', (schema, wrong, ...right) => {
    expect(broken(schema, wrong)).toEqual([Object.keys(schema)[0]]);
    for (const value of right) expect(broken(schema, value)).toEqual([]);
  });

  // biome-ignore-start lint/suspicious/noThenProperty: the keyword has this name, and nobody awaits a schema.
  test.each<[Keywords, wrong: Json[], right: Json[]]>([
    [{ if: { minimum: 3 }, then: { maximum: 5 } }, [6], [2, 5]],
    [{ if: { minimum: 3 }, else: { maximum: 0 } }, [1], [6, 0]],
    [{ if: { minimum: 3 }, then: { maximum: 5 }, else: { maximum: 0 } }, [6, 1], [5, 0]],
    [{ if: { minimum: 3 } }, [], [3, 2]],
    [{ then: false, else: false }, [], [3]],
  ])('%j', (schema, wrong, right) => {
    for (const value of wrong) expect(broken(schema, value)).toEqual(['if']);
    for (const value of right) expect(broken(schema, value)).toEqual([]);
  });
  // biome-ignore-end lint/suspicious/noThenProperty: see above.
});

describe('what is broken within a value is named with its place, once for each', () => {
  const NUMBER: Keywords = { type: 'integer' };

  test.each<[Keywords, Json, string[]]>([
    [{ items: NUMBER }, [1, 'a', 'b'], ['[] type', '[] type']],
    [{ prefixItems: [NUMBER], items: { type: 'string' } }, ['a', 'b', 3], ['[] type', '[] type']],
    [{ prefixItems: [NUMBER] }, [1, 'b'], []],
    [{ prefixItems: [false] }, [1], ['[] false schema']],
    [{ prefixItems: [NUMBER], items: false }, [1, 2, 3], ['items']],
    [{ properties: { a: NUMBER } }, { a: 'x', b: 'x' }, ['a type']],
    [{ properties: { a: false } }, { a: 1 }, ['a false schema']],
    [{ properties: { a: NUMBER }, additionalProperties: { type: 'string' } }, { a: 1, b: 2 }, ['b type']],
    [{ properties: { a: { properties: { b: NUMBER } } } }, { a: { b: 'x' } }, ['a.b type']],
    [{ properties: { a: { items: { properties: { b: NUMBER } } } } }, { a: [{ b: 'x' }] }, ['a[].b type']],
    [{ properties: { a: { required: ['b'] } } }, { a: {} }, ['a.b required']],
    [
      { required: ['a', 'b'], additionalProperties: false },
      { a: 1, c: 1, d: 1 },
      ['b required', 'additionalProperties', 'additionalProperties', 'additionalProperties'],
    ],
    [{ required: ['a'] }, [], []],
    [{ required: ['constructor'] }, {}, ['constructor required']],
    [{ additionalProperties: NUMBER, properties: {} }, { constructor: 'x' }, ['constructor type']],
    [{ items: NUMBER }, { 0: 'a' }, []],
    [{ additionalProperties: NUMBER }, ['a'], []],
    [{ allOf: [NUMBER, { minimum: 3 }] }, 2.5, ['type', 'minimum']],
    [{ properties: { a: { allOf: [NUMBER] } } }, { a: 'x' }, ['a type']],
    [{ properties: { a: { contains: NUMBER } } }, { a: [] }, ['a contains']],
    [{ type: 'integer', minimum: 3, maximum: 1 }, 2.5, ['type', 'minimum', 'maximum']],
  ])('%j: %j: %j', (schema, value, places) => {
    expect(broken(schema, value)).toEqual(places);
  });

  test('also where a reference leads', () => {
    const schemas = { Size: { minimum: 0 } } as unknown as Schemas;
    const $ref = '#/components/schemas/Size';
    expect(broken({ $ref }, -1, schemas)).toEqual(['minimum']);
    expect(broken({ $ref, maximum: -2 }, -1, schemas)).toEqual(['minimum', 'maximum']);
    expect(broken({ properties: { size: { $ref } } }, { size: -1 }, schemas)).toEqual(['size minimum']);
    expect(broken({ not: { $ref } }, 1, schemas)).toEqual(['not']);
    expect(broken({ contains: { $ref } }, [-1], schemas)).toEqual(['contains']);
  });

  test('and nothing satisfies the schema that is false, anything the one that is true', () => {
    expect([broken(false, 1), broken(true, 1)]).toEqual([['false schema'], []]);
  });
});

test.each<[number | bigint, number | bigint, boolean]>([
  [6, 3, true],
  [7, 3, false],
  [0, 3, true],
  [-6, 3, true],
  [6n, 3, true],
  [7n, 3, false],
  [2n ** 60n + 3n, 3n, false],
  [2n ** 60n + 2n, 3n, true],
  [1.5, 3, false],
  [1.5, 0.5, true],
  [3, 1.5, true],
  [4, 1.5, false],
  [3n, 1.5, true],
  [4n, 1.5, false],
])('%s is a multiple of %s: %s', (value, of, is) => {
  expect(isMultiple(value, of)).toBe(is);
});
