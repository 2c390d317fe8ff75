import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  copyJson,
  isJsonObject,
  type Json,
  objectsIn,
  parseExact,
  sameJson,
  stringifyExact,
} from './exact-json.js';

test.each([
  '9223372036854775807',
  '-9223372036854775808',
  '9007199254740993',
  '[9007199254740992,1.5,-7]',
  '{"memory":18446744073709551615}',
])('%s keeps every digit when it is read and written', (text) => {
  expect(stringifyExact(parseExact(text))).toBe(text);
});

test('only integers that a double cannot hold become bigint', () => {
  expect(parseExact('[9007199254740991, 9007199254740992, 1.5, 1e3]')).toEqual([
    9007199254740991,
    9007199254740992n,
    1.5,
    1000,
  ]);
});

test.each(['', '{', '[1,]', '{"a":1} x', "{'a':1}", 'NaN', '\u{FEFF}{}'])('%j is no JSON', (text) => {
  expect(() => parseExact(text)).toThrow(SyntaxError);
});

test('a name that comes twice with two values is no JSON, whatever else is in the text', () => {
  expect(() => parseExact('{"a":1,"a":2}')).toThrow(SyntaxError);
  expect(() => parseExact('[{"id":12345678901234567890,"b":{"a":"x","a":null}}]')).toThrow(SyntaxError);
});

test('what is read in the fast way is the same as in the exact way', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.integer(), (value, number) => {
      const plain = [value, number] as Json;
      expect(parseExact(JSON.stringify(plain, undefined, 1))).toEqual(parseExact(JSON.stringify(plain)));
      expect(stringifyExact([...(plain as Json[]), 2n ** 63n])).toBe(
        `${JSON.stringify(plain).slice(0, -1)},9223372036854775808]`,
      );
    }),
  );
});

test('a member called __proto__ is data', () => {
  const value = parseExact('{"__proto__":{"admin":true}}');
  expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  expect(stringifyExact(value)).toBe('{"__proto__":{"admin":true}}');
});

test('undefined members are not written, and undefined is null', () => {
  expect(stringifyExact({ a: undefined, b: null })).toBe('{"b":null}');
  expect(stringifyExact(undefined)).toBe('null');
});

test('indented text has a line per member', () => {
  expect(stringifyExact({ a: 9223372036854775807n }, 2)).toBe('{\n  "a": 9223372036854775807\n}');
});

test('a copy shares nothing and keeps bigint', () => {
  const original = { disks: [{ size: 9223372036854775807n }] };
  const copy = copyJson(original);
  copy.disks[0] = { size: 1n };
  expect(original.disks[0]).toEqual({ size: 9223372036854775807n });
});

test.each([
  [{}, true],
  [{ a: 1 }, true],
  [[], false],
  [null, false],
  ['{}', false],
  [undefined, false],
])('%j is an object: %s', (value, expected) => {
  expect(isJsonObject(value)).toBe(expected);
});

describe('sameJson', () => {
  test.each<[Json, Json]>([
    [1, 1n],
    [9223372036854775807n, 9223372036854775807n],
    [
      { a: 1, b: [1, null] },
      { b: [1n, null], a: 1 },
    ],
    [0, -0],
    ['é', 'é'],
    [[], []],
  ])('%o is the same as %o', (a, b) => {
    expect(sameJson(a, b)).toBe(true);
    expect(sameJson(b, a)).toBe(true);
  });

  test.each<[Json, Json]>([
    [9007199254740993n, 9007199254740992],
    [1, '1'],
    [1, 1.5],
    [0, false],
    [null, {}],
    [null, []],
    [[], {}],
    [
      [1, 2],
      [2, 1],
    ],
    [[1], [1, 1]],
    [[null], []],
    [{ a: 1 }, { a: 1, b: null }],
    [{ a: 1 }, { b: 1 }],
    [{ toString: 1 }, { a: 1 }],
    [{ a: { b: 1 } }, { a: { b: 2 } }],
  ])('%o differs from %o', (a, b) => {
    expect(sameJson(a, b)).toBe(false);
    expect(sameJson(b, a)).toBe(false);
  });
});

test('the objects in a list are what is an object in it; what is no list has none', () => {
  expect(objectsIn([{ a: 1 }, 7, null, ['b'], {}])).toEqual([{ a: 1 }, {}]);
  expect([undefined, null, 'text', { 0: {} }].flatMap(objectsIn)).toEqual([]);
});
