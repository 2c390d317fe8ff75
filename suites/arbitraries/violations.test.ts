import { expect, test } from 'vitest';
import type { Json } from '../../spec/exact-json.js';
import type { Keywords } from './json-schema.js';
import { violations } from './violations.js';

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
