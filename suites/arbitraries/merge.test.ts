import { expect, test } from 'vitest';
import type { JsonSchema, Keywords } from './json-schema.js';
import { merge } from './merge.js';

test.each<[what: string, one: Keywords, other: Keywords, core: Keywords]>([
  ['the larger least value counts', { minimum: 1 }, { minimum: 3 }, { minimum: 3 }],
  [
    'the larger open lower limit counts',
    { exclusiveMinimum: 4 },
    { exclusiveMinimum: 2 },
    { exclusiveMinimum: 4 },
  ],
  ['the smaller greatest value counts', { maximum: 1 }, { maximum: 3 }, { maximum: 1 }],
  [
    'the smaller open upper limit counts',
    { exclusiveMaximum: 4 },
    { exclusiveMaximum: 2 },
    { exclusiveMaximum: 2 },
  ],
  [
    'the narrower limits of texts count',
    { minLength: 1, maxLength: 9 },
    { minLength: 2, maxLength: 5 },
    { minLength: 2, maxLength: 5 },
  ],
  [
    'the narrower limits of arrays count',
    { minItems: 3, maxItems: 7 },
    { minItems: 2, maxItems: 8 },
    { minItems: 3, maxItems: 7 },
  ],
  [
    'the narrower limits of objects count',
    { minProperties: 3, maxProperties: 7 },
    { minProperties: 4, maxProperties: 6 },
    { minProperties: 4, maxProperties: 6 },
  ],
  [
    'one that asks for different items is enough',
    { uniqueItems: false },
    { uniqueItems: true },
    { uniqueItems: true },
  ],
  ['none asks for different items', { uniqueItems: false }, { uniqueItems: false }, { uniqueItems: false }],
  [
    'all names are required, each once',
    { required: ['a', 'b'] },
    { required: ['b', 'c'] },
    { required: ['a', 'b', 'c'] },
  ],
  [
    'values that both list stay, by value',
    { enum: [1, { a: [2] }, 'x'] },
    { enum: ['y', { a: [2] }, 1] },
    { enum: [1, { a: [2] }] },
  ],
  ['what one alone says counts', { minimum: 1 }, { pattern: 'a' }, { minimum: 1, pattern: 'a' }],
  ['what one alone says counts', {}, { enum: [1], required: ['a'] }, { enum: [1], required: ['a'] }],
  ['what one alone says counts', { enum: [1], required: ['a'] }, {}, { enum: [1], required: ['a'] }],
  [
    'an invitation to other members stays',
    { additionalProperties: true },
    { minLength: 1 },
    { additionalProperties: true, minLength: 1 },
  ],
  [
    'a keyword that was taken away says nothing',
    { minLength: undefined, pattern: 'a' },
    { minLength: 2, pattern: undefined },
    { minLength: 2, pattern: 'a' },
  ],
])('%s: %j and %j make %j', (_, one, other, core) => {
  expect(merge(one, other)).toEqual({ core, rest: [] });
});

test('limits are compared across both kinds of numbers', () => {
  expect(merge({ minimum: 2n ** 63n, maximum: 2n ** 64n }, { minimum: 1, maximum: 2 ** 70 }).core).toEqual({
    minimum: 2n ** 63n,
    maximum: 2n ** 64n,
  });
});

test.each<[Keywords, Keywords, readonly string[] | undefined]>([
  [{}, {}, undefined],
  [{ type: 'string' }, {}, ['string']],
  [{}, { type: ['array', 'object'] }, ['array', 'object']],
  [{ type: 'string' }, { type: 'object' }, []],
  [{ type: 'integer' }, { type: 'number' }, ['integer']],
  [{ type: ['number', 'string'] }, { type: ['integer', 'boolean'] }, ['integer']],
  [{ type: ['integer', 'number'] }, { type: 'number' }, ['number']],
  [{ type: 'string', nullable: true }, { type: ['null', 'string'] }, ['string', 'null']],
  [{ type: 'string', nullable: true }, { type: 'string' }, ['string']],
])('the types of %j and %j are %j', (one, other, type) => {
  const { core } = merge(one, other);
  expect(core.type).toEqual(type);
  expect(core).not.toHaveProperty('nullable');
});

test.each<
  [keyword: 'const' | 'multipleOf' | 'pattern' | 'format', one: string | number, other: string | number]
>([
  ['const', 'a', 'b'],
  ['multipleOf', 2, 3],
  ['pattern', '^a', 'b$'],
  ['format', 'ipv4', 'uuid'],
])('two values of %s cannot be said in one: the second stands beside the first', (keyword, one, other) => {
  expect(merge({ [keyword]: one }, { [keyword]: other })).toEqual({
    core: { [keyword]: one },
    rest: [{ [keyword]: other }],
  });
  expect(merge({ [keyword]: one }, { [keyword]: one })).toEqual({ core: { [keyword]: one }, rest: [] });
  expect(merge({}, { [keyword]: other }).rest).toEqual([]);
});

const A: JsonSchema = { minimum: 1 };
const B: JsonSchema = { maximum: 9 };

test.each<[what: string, one: Keywords, other: Keywords, core: Keywords]>([
  ['both', { items: A }, { items: B }, { items: { allOf: [A, B] } }],
  ['one schema once', { items: A }, { items: A }, { items: A }],
  ['the one that says something', { items: true }, { items: B }, { items: B }],
  ['the one that says something', { items: A }, { items: {} }, { items: A }],
  ['neither, where one forbids them', { items: A }, { items: false }, { items: false }],
  ['neither, where one forbids them', { items: false }, { items: B }, { items: false }],
  [
    'what each says of its place',
    { prefixItems: [A, A] },
    { prefixItems: [B] },
    { prefixItems: [{ allOf: [A, B] }, A] },
  ],
  [
    'what one says of all places, in those of the other',
    { prefixItems: [A, true] },
    { items: B },
    { prefixItems: [{ allOf: [A, B] }, B], items: B },
  ],
  [
    'nothing, in a place of which neither says anything',
    { prefixItems: [true] },
    { prefixItems: [true, {}] },
    { prefixItems: [true, {}] },
  ],
])('items satisfy %s: %j and %j make %j', (_, one, other, core) => {
  expect(merge(one, other).core).toEqual(core);
});

test.each<[what: string, one: Keywords, other: Keywords, core: Keywords]>([
  [
    'of both',
    { properties: { a: A, b: A } },
    { properties: { b: B, c: B } },
    { properties: { a: A, b: { allOf: [A, B] }, c: B } },
  ],
  [
    'of one, as the other allows what it does not name',
    { properties: { a: A } },
    { additionalProperties: B },
    { properties: { a: { allOf: [A, B] } }, additionalProperties: B },
  ],
  [
    'of one, unless the other forbids what it does not name',
    { properties: { a: A, b: A } },
    { properties: { b: true }, additionalProperties: false },
    { properties: { a: false, b: A }, additionalProperties: false },
  ],
  [
    'of neither',
    { additionalProperties: A },
    { additionalProperties: B },
    { additionalProperties: { allOf: [A, B] } },
  ],
  [
    'that everything has from its prototype are no names',
    { properties: { toString: A } },
    { properties: { b: B } },
    { properties: { toString: A, b: B } },
  ],
])('members %s: %j and %j make %j', (_, one, other, core) => {
  expect(merge(one, other).core).toEqual(core);
});
