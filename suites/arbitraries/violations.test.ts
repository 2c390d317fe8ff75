import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Json } from '../../spec/exact-json.js';
import type { Keywords } from './json-schema.js';
import { byAjv, isBeyondAjv } from './testing/judges.js';
import { wideSchemas } from './testing/random-schemas.js';
import { violations } from './violations.js';

/** Values that schemas are apt to allow, and others. */
const values = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<Json>,
  fc.constantFrom<Json[]>(
    '',
    'ab',
    '中',
    '10.0.0.1',
    0,
    3,
    -5,
    2.25,
    [],
    [true],
    ['a', 'a'],
    {},
    { a: 'x' },
    { a: 1, b: 2 },
  ),
);

test('a value has violations exactly when ajv finds it invalid', () => {
  fc.assert(
    fc.property(
      wideSchemas,
      fc.array(values, { minLength: 10, maxLength: 20 }),
      ({ schema, schemas }, some) => {
        fc.pre(!isBeyondAjv({ schema, schemas } as unknown as Json));
        const isValid = byAjv(schema, schemas);
        for (const value of some.filter((one) => !isBeyondAjv(one)))
          expect([value, violations(schema, value, schemas).length === 0]).toEqual([value, isValid(value)]);
      },
    ),
    { numRuns: 150 },
  );
});

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
