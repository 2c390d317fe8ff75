import { describe, expect, test } from 'vitest';
import type { Json } from '../../spec/exact-json.js';
import { brokenArrays } from './arrays.js';
import { brokenEnumerations } from './enumerations.js';
import type { Break, JsonSchema, Keywords } from './json-schema.js';
import { brokenNumbers } from './numbers.js';
import { brokenObjects, unknownName } from './objects.js';
import { brokenTexts } from './texts.js';
import { brokenTypes } from './types.js';
import { violations } from './violations.js';

const satisfies = (schema: JsonSchema, value: Json) => violations(schema, value, {}).length === 0;

/** By keyword, and the member that lacks: which of some values break it. */
const broken = (ways: Break[], values: readonly Json[]) =>
  Object.fromEntries(
    ways.map(({ keyword, member, instead, change }) => [
      member === undefined ? keyword : `${keyword} ${member}`,
      values.filter((value) => satisfies(instead, value)).map((value) => change?.(value) ?? value),
    ]),
  );

type Case = [keywords: Keywords, broken: Record<string, Json[]>];

describe('what breaks a text', () => {
  const TEXTS = ['', 'a', 'ab', 'abc', 'abcd', 'x', 'xyz', '10.0.0.1', 7, null];

  test.each<Case>([
    [{ type: 'string' }, {}],
    [{ type: 'string', minLength: 0 }, {}],
    [{ type: 'string', minLength: 1 }, { minLength: [''] }],
    [{ type: 'string', minLength: 2 }, { minLength: ['', 'a', 'x'] }],
    [
      { type: 'string', minLength: 2, maxLength: 3 },
      { minLength: ['', 'a', 'x'], maxLength: ['abcd', '10.0.0.1'] },
    ],
    [{ type: 'string', maxLength: 0, nullable: true }, { maxLength: TEXTS.slice(1, 8) }],
    [
      { type: 'string', pattern: '^a', maxLength: 3 },
      { pattern: ['', 'x', 'xyz'], maxLength: ['abcd'] },
    ],
    [
      { type: 'string', format: 'ipv4', minLength: 4 },
      { format: ['abcd'], minLength: [] },
    ],
    [{ type: 'string', format: 'of-nobody' }, {}],
  ])('%j: %j', (keywords, expected) => {
    expect(broken(brokenTexts(keywords), TEXTS)).toEqual(expected);
  });
});

describe('what breaks a number', () => {
  const FAR = 2 ** 32;
  const NUMBERS = [-FAR - 1, -FAR, -1, 0, 1, 1.5, 2, 3, 4, FAR, FAR + 1, FAR + 5, '1', null];

  test.each<Case>([
    [{ type: 'integer' }, {}],
    [{ type: 'integer', minimum: 1 }, { minimum: [-1, 0] }],
    [{ type: 'integer', maximum: 1 }, { maximum: [2, 3, 4, FAR, FAR + 1] }],
    [{ type: 'number', exclusiveMinimum: 1 }, { exclusiveMinimum: [-1, 0, 1] }],
    [{ type: 'number', exclusiveMaximum: 1 }, { exclusiveMaximum: [1, 1.5, 2, 3, 4, FAR, FAR + 1] }],
    [
      { type: ['number', 'null'], minimum: 0, maximum: 3 },
      { minimum: [-FAR, -1], maximum: [4, FAR, FAR + 1] },
    ],
    [
      { type: 'integer', multipleOf: 2, minimum: 2 },
      { multipleOf: [3, FAR + 1, FAR + 5], minimum: [0] },
    ],
    [
      { type: 'number', multipleOf: 2, minimum: 0 },
      { multipleOf: [1, 1.5, 3, FAR + 1, FAR + 5], minimum: [-FAR] },
    ],
  ])('%j: %j', (keywords, expected) => {
    expect(broken(brokenNumbers(keywords), NUMBERS)).toEqual(expected);
  });

  test.each<[Keywords, format: string | undefined]>([
    [{ format: 'int32', minimum: 0 }, 'int32'],
    [{ format: 'int32', minimum: -(2 ** 31) }, undefined],
    [{ format: 'int32', maximum: 2 ** 31 - 1 }, undefined],
    [{ format: 'int32', maximum: 2 ** 31 - 2 }, 'int32'],
    [{ format: 'int64', maximum: 2 ** 31 - 1 }, 'int64'],
  ])('%j is of the format %s, unless none of the format lies there', (keywords, format) => {
    const [way] = brokenNumbers({ type: 'integer', ...keywords });
    expect(way?.instead).toMatchObject({ allOf: [{ type: ['integer'], format }, {}, {}] });
  });

  test('lies as near beyond a limit of 64 bits', () => {
    const limit = 2n ** 63n;
    const around = [limit - 1n, limit, limit + 1n, limit + 2n ** 32n, limit + 2n ** 32n + 1n];
    expect(broken(brokenNumbers({ type: 'integer', maximum: limit }), around)).toEqual({
      maximum: [limit + 1n, limit + 2n ** 32n],
    });
  });
});

describe('what breaks an array', () => {
  const ARRAYS: Json[] = [[], [1], [1, 2], [1, 2, 3], ['a', 2], 'a', null];

  test.each<Case>([
    [{ type: 'array' }, {}],
    [{ type: 'array', minItems: 0 }, {}],
    [{ type: 'array', minItems: 1 }, { minItems: [[]] }],
    [
      { type: ['array', 'null'], minItems: 2, maxItems: 2 },
      { minItems: [[], [1]], maxItems: [[1, 2, 3]] },
    ],
    [{ type: 'array', maxItems: 299 }, { maxItems: [] }],
    [{ type: 'array', maxItems: 300 }, {}],
    [{ type: 'array', uniqueItems: false }, {}],
    [
      { type: 'array', uniqueItems: true },
      {
        uniqueItems: [
          [1, 1],
          [1, 2, 1],
          [1, 2, 3, 1],
          ['a', 2, 'a'],
        ],
      },
    ],
    [
      { type: 'array', uniqueItems: true, minItems: 2, maxItems: 3 },
      {
        minItems: [[], [1]],
        maxItems: [],
        uniqueItems: [
          [1, 2, 1],
          [1, 2, 1],
          ['a', 2, 'a'],
        ],
      },
    ],
    [{ type: 'array', items: false }, { items: [[0]] }],
    [{ type: 'array', prefixItems: [{ type: 'integer' }], items: false }, { items: [[1, 0]] }],
    [
      { type: 'array', prefixItems: [{ type: 'integer' }, true], items: false, minItems: 1 },
      { items: [[1, 2, 0]], minItems: [[]] },
    ],
    [{ type: 'array', items: { type: 'integer' } }, {}],
  ])('%j: %j', (keywords, expected) => {
    expect(broken(brokenArrays(keywords), ARRAYS)).toEqual(expected);
  });
});

describe('what breaks an object', () => {
  const OBJECTS: Json[] = [{}, { a: 1 }, { b: 1 }, { a: 1, b: 1 }, { a: 1, b: 1, c: 1 }, 'a', null];

  test.each<Case>([
    [{ type: 'object', properties: { a: true } }, {}],
    [{ type: 'object', required: ['a'] }, { 'required a': [{}, { b: 1 }] }],
    [
      { type: ['object', 'null'], required: ['a', 'b'] },
      { 'required a': [{ b: 1 }], 'required b': [{ a: 1 }] },
    ],
    [
      { type: 'object', properties: { a: true }, additionalProperties: false },
      { additionalProperties: [{ unknown: 0 }, { a: 1, unknown: 0 }] },
    ],
    [{ type: 'object', additionalProperties: { type: 'integer' } }, {}],
    [{ type: 'object', minProperties: 0 }, {}],
    [{ type: 'object', minProperties: 1 }, { minProperties: [{}] }],
    [
      { type: 'object', minProperties: 2, maxProperties: 2 },
      { minProperties: [{}, { a: 1 }, { b: 1 }], maxProperties: [{ a: 1, b: 1, c: 1 }] },
    ],
  ])('%j: %j', (keywords, expected) => {
    expect(broken(brokenObjects(keywords), OBJECTS)).toEqual(expected);
  });

  test('is a member of a name that is not there yet', () => {
    expect(unknownName({})).toBe('unknown');
    expect(unknownName({ properties: { unknown: true }, required: ['unknown_'] })).toBe('unknown__');
  });
});

describe('what breaks a list of values', () => {
  const VALUES = ['a', 'b', 'c', 7, null];

  test.each<Case>([
    [{ type: 'string' }, {}],
    [{ type: 'string', enum: ['a', 'b'] }, { enum: ['c'] }],
    [{ type: 'string', const: 'a' }, { const: ['b', 'c'] }],
    [
      { type: 'string', enum: ['a', 'b'], const: 'a' },
      { enum: [], const: ['b'] },
    ],
    [{ enum: ['a', null] }, { enum: ['b', 'c', 7] }],
  ])('%j: %j', (keywords, expected) => {
    expect(broken(brokenEnumerations(keywords), VALUES)).toEqual(expected);
  });
});

describe('what breaks a type', () => {
  const VALUES = [null, true, 1, 1.5, 'a', [], {}];

  test.each<Case>([
    [{}, {}],
    [{ type: 'string' }, { type: [null, true, 1, 1.5, [], {}] }],
    [{ type: 'string', nullable: true }, { type: [true, 1, 1.5, [], {}] }],
    [{ type: 'string', minimum: 1.2 }, { type: [null, true, 1.5, [], {}] }],
    [{ type: 'integer' }, { type: [null, true, 1.5, 'a', [], {}] }],
    [{ type: 'number' }, { type: [null, true, 'a', [], {}] }],
    [{ type: ['null', 'boolean', 'number', 'string', 'array', 'object'] }, {}],
  ])('%j: %j', (keywords, expected) => {
    expect(broken(brokenTypes(keywords), VALUES)).toEqual(expected);
  });
});
