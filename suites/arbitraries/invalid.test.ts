import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Schemas } from '../../spec/schema.js';
import { type Invalid, invalid } from './invalid.js';
import type { JsonSchema } from './json-schema.js';

const samples = (schema: JsonSchema, schemas: Schemas = {}, numRuns = 8): Invalid[] => {
  const values = invalid(schema, schemas);
  return values ? fc.sample(values, { seed: 1, numRuns }) : [];
};

test.each<[string, JsonSchema, Schemas?]>([
  ['type', { type: 'integer' }],
  ['enum', { type: 'string', enum: ['a'] }],
  ['const', { type: 'string', const: 'a' }],
  ['minimum', { type: 'integer', minimum: 0 }],
  ['maximum', { type: 'integer', format: 'int64', maximum: 2n ** 63n - 1n }],
  ['exclusiveMinimum', { type: 'number', exclusiveMinimum: 1.5 }],
  ['exclusiveMaximum', { type: 'number', exclusiveMaximum: 1.5 }],
  ['multipleOf', { type: 'integer', multipleOf: 50 }],
  ['minLength', { type: 'string', minLength: 2 }],
  ['maxLength', { type: 'string', maxLength: 2 }],
  ['pattern', { type: 'string', pattern: '^[a-z]+$' }],
  ['format', { type: 'string', format: 'ipv4' }],
  ['minItems', { type: 'array', minItems: 1 }],
  ['maxItems', { type: 'array', maxItems: 2, items: { type: 'string' } }],
  ['uniqueItems', { type: 'array', uniqueItems: true, items: { type: 'integer' } }],
  ['items', { type: 'array', prefixItems: [{ type: 'string' }], items: false }],
  ['required', { type: 'object', required: ['a'], properties: { a: { type: 'string' } } }],
  ['additionalProperties', { type: 'object', properties: { a: true }, additionalProperties: false }],
  ['minProperties', { type: 'object', minProperties: 2 }],
  ['maxProperties', { type: 'object', maxProperties: 1, additionalProperties: { type: 'string' } }],
  ['anyOf', { anyOf: [{ type: 'string' }, { minimum: 3 }] }],
  ['oneOf', { type: 'integer', oneOf: [{ minimum: 3 }, { maximum: 5 }] }],
  ['not', { type: 'integer', not: { minimum: 3 } }],
  // biome-ignore lint/suspicious/noThenProperty: the keyword has this name, and nobody awaits a schema.
  ['if', { type: 'integer', if: { minimum: 3 }, then: { maximum: 5 } }],
  ['contains', { type: 'array', items: { type: 'integer' }, contains: { const: 1 } }],
])('%s can be broken', (keyword, schema) => {
  const made = samples(schema, {}, 60);
  expect(made.map(({ broken }) => broken.keyword)).toContain(keyword);
});

test('a schema that everything satisfies cannot be broken', () => {
  expect(invalid({})).toBeUndefined();
});

test('a limit is broken by its neighbour, and not far from it', () => {
  const made = samples({ type: 'integer', format: 'int64', minimum: 0, maximum: 2n ** 63n - 1n }, {}, 200);
  const numbers = made.flatMap(({ value, broken }) => (broken.keyword === 'type' ? [] : [value]));
  expect(numbers).toContain(-1);
  expect(numbers).toContain(2n ** 63n);
  expect(numbers.every((value) => Number(value) < 2 ** 63 + 2 ** 33)).toBe(true);
});

const NESTED: JsonSchema = {
  type: 'object',
  required: ['disks'],
  properties: {
    disks: {
      type: 'array',
      items: {
        type: 'object',
        required: ['name'],
        properties: { name: { type: 'string', maxLength: 3 }, size: { type: 'integer', minimum: 0 } },
      },
    },
  },
};

test('a constraint is broken at any depth, and named with its place', () => {
  const places = new Set(
    samples(NESTED, {}, 200).map(({ broken: { path, keyword } }) => `${path} ${keyword}`),
  );
  expect([...places].sort()).toEqual([
    ' type',
    'disks required',
    'disks type',
    'disks[] type',
    'disks[].name maxLength',
    'disks[].name required',
    'disks[].name type',
    'disks[].size minimum',
    'disks[].size type',
  ]);
});

test('only constraints that are selected are broken, and only by values that are accepted', () => {
  const made = invalid(
    NESTED,
    {},
    {
      selects: ({ path }) => path === 'disks[].name',
      accepts: ({ keyword }, field) => keyword !== 'type' || typeof field === 'number',
    },
  );
  for (const { broken, field } of fc.sample(made as fc.Arbitrary<Invalid>, 100)) {
    expect(broken.path).toBe('disks[].name');
    if (broken.keyword === 'type') expect(typeof field).toBe('number');
  }
  expect(invalid(NESTED, {}, { selects: () => false })).toBeUndefined();
});

test('a broken value shrinks to the smallest that breaks the same constraint', () => {
  const tooLong = invalid(NESTED, {}, { selects: ({ keyword }) => keyword === 'maxLength' });
  const { counterexample } = fc.check(
    fc.property(tooLong as fc.Arbitrary<Invalid>, () => false),
    { seed: 5 },
  );
  expect(counterexample).toEqual([
    {
      value: { disks: [{ name: 'aaaa' }] },
      field: 'aaaa',
      broken: { path: 'disks[].name', keyword: 'maxLength' },
    },
  ]);
});

test('a constraint that no value breaks alone is not broken, and there may be none that is', () => {
  const together: JsonSchema = { minLength: 1, pattern: '[\\s\\S]' };
  expect(invalid(together)).toBeUndefined();
  const keywords = samples({ ...together, maxLength: 3 }, {}, 50).map(({ broken }) => broken.keyword);
  expect(new Set(keywords)).toEqual(new Set(['maxLength']));
});

test('a broken value cannot be shrunk without knowing how it was made', () => {
  const [one] = samples({ type: 'integer' });
  expect(invalid({ type: 'integer' })?.canShrinkWithoutContext(one)).toBe(false);
});
