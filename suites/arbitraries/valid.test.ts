import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isJsonObject, type Json, stringifyExact } from '../../spec/exact-json.js';
import type { Schemas } from '../../spec/schema.js';
import type { JsonSchema } from './json-schema.js';
import { valid } from './valid.js';

const samples = (schema: JsonSchema, schemas: Schemas = {}, numRuns = 400): Json[] =>
  fc.sample(valid(schema, schemas), { seed: 1, numRuns });

test('a schema that contains itself is followed a little, and a list of itself ends', () => {
  const schemas = {
    node: {
      type: 'object',
      required: ['children'],
      properties: { children: { type: 'array', items: { $ref: '#/components/schemas/node' } } },
    },
  } as Schemas;
  const depth = (value: Json): number =>
    isJsonObject(value) && Array.isArray(value.children) ? 1 + Math.max(0, ...value.children.map(depth)) : 0;
  const depths = samples({ $ref: '#/components/schemas/node' }, schemas).map(depth);
  expect([Math.min(...depths), Math.max(...depths)]).toEqual([1, 3]);
});

test.each<[string, JsonSchema, Schemas?]>([
  ['false', false],
  ['limits that leave nothing', { type: 'integer', minimum: 3, maximum: 2 }],
  ['two types that exclude one another', { allOf: [{ type: 'string' }, { type: 'array' }] }],
  ['an enumeration beyond its limits', { enum: ['abc'], maxLength: 2 }],
  ['a mandatory member that may not be', { required: ['a'], properties: { a: false }, type: 'object' }],
  ['the complement of everything', { not: {} }],
  [
    'more different items than there are',
    { type: 'array', items: { type: 'boolean' }, uniqueItems: true, minItems: 3 },
  ],
  [
    'an object that has to contain itself',
    { $ref: '#/components/schemas/a' },
    { a: { type: 'object', required: ['a'], properties: { a: { $ref: '#/components/schemas/a' } } } },
  ],
])('nothing is made for %s, and that is said', (_, schema, schemas) => {
  expect(() => valid(schema, schemas)).toThrow('Nothing satisfies the schema.');
});

test('a keyword that is not known is refused rather than ignored', () => {
  expect(() => valid({ type: 'object', patternProperties: {} } as JsonSchema)).toThrow('patternProperties');
});

test.each<[string, JsonSchema, Json[]]>([
  ['a type list', { type: ['null', 'boolean'] }, [null, true, false]],
  ['null where a schema is nullable', { type: 'boolean', nullable: true }, [null, true, false]],
  ['a constant', { const: { a: 1 } }, [{ a: 1 }]],
  ['an enumeration', { enum: ['LINUX', 'WINDOWS'], type: 'string' }, ['LINUX', 'WINDOWS']],
  ['one of several', { oneOf: [{ const: 1 }, { const: 2 }] }, [1, 2]],
  ['any of several', { anyOf: [{ const: 1 }, { const: 'a' }] }, [1, 'a']],
  ['all of several', { allOf: [{ enum: [1, 2, 3] }, { minimum: 2 }] }, [2, 3]],
  [
    'what several things exclude',
    { type: 'integer', minimum: 1, maximum: 4, allOf: [{ not: { const: 1 } }, { not: { const: 3 } }] },
    [2, 4],
  ],
  ['the complement of a type', { not: { type: 'string' }, enum: ['a', 1] }, [1]],
  // biome-ignore lint/suspicious/noThenProperty: the keyword has this name, and nobody awaits a schema.
  ['a case', { enum: [1, 2, 3, 'x'], if: { type: 'integer' }, then: { minimum: 3 } }, [3, 'x']],
])('%s leads to each of its values', (_, schema, expected) => {
  const made = new Set(samples(schema).map((value) => stringifyExact(value)));
  expect([...made].sort()).toEqual(expected.map((value) => stringifyExact(value)).sort());
});

test('examples are made often, are what others shrink to, and are alone where their share is 1', () => {
  const schema = { type: 'string', maxLength: 20, examples: ['web-1'] } as const;
  const made = samples(schema);
  expect(made.filter((value) => value === 'web-1').length).toBeGreaterThan(50);
  expect(new Set(made).size).toBeGreaterThan(100);
  const failing = fc.check(
    fc.property(valid(schema), (value) => value === 'never'),
    { seed: 3 },
  );
  expect(failing.counterexample).toEqual(['web-1']);
  expect(new Set(samples({ ...schema, 'x-examples-share': 1 }))).toEqual(new Set(['web-1']));
});

describe('examples', () => {
  const share = (schema: JsonSchema) =>
    samples(schema, {}, 1000).filter((value) => value === 'web-1').length / 1000;
  const NAME = { type: 'string', maxLength: 20, examples: ['web-1'] } as const;

  test('are a quarter of what is made, or as many as is said', () => {
    expect(Math.abs(share(NAME) - 0.25)).toBeLessThan(0.04);
    expect(Math.abs(share({ ...NAME, 'x-examples-share': 0.6 }) - 0.6)).toBeLessThan(0.04);
    expect(share({ ...NAME, 'x-examples-share': 0 })).toBe(0);
  });

  test('that do not satisfy the schema are not made', () => {
    expect(share({ ...NAME, maxLength: 4 })).toBe(0);
    expect(share({ ...NAME, not: { const: 'web-1' } })).toBe(0);
    expect(share({ ...NAME, examples: ['web-1', 7], 'x-examples-share': 1 })).toBe(1);
  });

  test('are made where no other value is found', () => {
    const rare = { ...NAME, not: { minLength: 0, pattern: '^(?!web-1$)' } };
    expect(() => valid(rare)).toThrow('Nothing satisfies the schema.');
    expect(share({ ...rare, 'x-examples-share': 1 })).toBe(1);
  });
});

test('a schema that is met at several depths has as few items at each as belong there', () => {
  const list: JsonSchema = { type: 'array', items: { type: 'boolean' } };
  const lists: JsonSchema = {
    type: 'array',
    minItems: 2,
    prefixItems: [list, { type: 'array', minItems: 1, prefixItems: [list] }],
  };
  const made = samples(lists) as [Json[], [Json[]]][];
  const most = (arrays: Json[][]) => Math.max(...arrays.map(({ length }) => length));
  expect([most(made.map(([first]) => first)), most(made.map(([, [second]]) => second))]).toEqual([2, 1]);
});
