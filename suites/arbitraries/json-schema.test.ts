import { expect, test } from 'vitest';
import type { Json } from '../../spec/exact-json.js';
import {
  allows,
  isOpen,
  JSON_TYPES,
  type JsonSchema,
  type JsonType,
  type Keywords,
  keywordsOf,
  narrowed,
  typeOf,
  typesOf,
} from './json-schema.js';

test.each<[Json, JsonType]>([
  [null, 'null'],
  [[], 'array'],
  [{}, 'object'],
  [2n ** 63n, 'integer'],
  [-1, 'integer'],
  [1.5, 'number'],
  [false, 'boolean'],
  ['', 'string'],
])('%s is of the type %s', (value, type) => {
  expect(typeOf(value)).toBe(type);
});

test.each<[Keywords, readonly JsonType[]]>([
  [{}, JSON_TYPES],
  [{ nullable: true }, JSON_TYPES],
  [{ type: 'string' }, ['string']],
  [{ type: 'string', nullable: true }, ['string', 'null']],
  [{ type: 'string', nullable: false }, ['string']],
  [{ type: ['null', 'array'], nullable: true }, ['null', 'array']],
])('%j allows %j', (keywords, types) => {
  expect(typesOf(keywords)).toEqual(types);
});

test('an integer is a number, and no number an integer', () => {
  expect(allows(['number'], 'integer')).toBe(true);
  expect(allows(['integer'], 'number')).toBe(false);
  expect(allows(['integer'], 'integer')).toBe(true);
  expect(allows(['number'], 'string')).toBe(false);
});

test.each<[Keywords, JsonType[], Keywords]>([
  [{ type: ['string', 'array'], minItems: 1 }, ['array'], { type: ['array'], minItems: 1 }],
  [{ type: 'number' }, ['integer', 'number'], { type: ['integer', 'number'] }],
  [{ type: 'integer', nullable: true }, ['integer', 'number'], { type: ['integer'] }],
  [{ type: 'string', nullable: true }, ['null'], { type: ['null'] }],
  [{}, ['object'], { type: ['object'] }],
  [{ type: 'string' }, ['object'], { type: [] }],
])('%j with nothing but %j is %j', (keywords, types, left) => {
  expect(narrowed(keywords, ...types)).toEqual(left);
});

test.each<[JsonSchema | undefined, boolean]>([
  [undefined, true],
  [true, true],
  [{}, true],
  [false, false],
  [{ minimum: 1 }, false],
])('%j says nothing: %s', (schema, open) => {
  expect(isOpen(schema)).toBe(open);
});

test('true is a schema without keywords, and false one that nothing satisfies', () => {
  expect([keywordsOf(true), keywordsOf(false)]).toEqual([{}, undefined]);
});

test.each([
  'patternProperties',
  'propertyNames',
  'dependentRequired',
  'dependentSchemas',
  'unevaluatedItems',
  'unevaluatedProperties',
  'minContains',
  'maxContains',
  '$dynamicRef',
])('%s is refused, since values that it forbids would be made', (keyword) => {
  expect(() => keywordsOf({ [keyword]: {} })).toThrow(`No values can be made for schemas with ${keyword}.`);
});
