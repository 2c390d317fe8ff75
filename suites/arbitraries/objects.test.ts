import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isJsonObject, type JsonObject, stringifyExact } from '../../spec/exact-json.js';
import { charactersOf } from './characters.js';
import type { Keywords } from './json-schema.js';
import { valid } from './valid.js';

const made = (keywords: Keywords, numRuns = 150) =>
  fc.sample(valid({ type: 'object', ...keywords }, {}, { characters: charactersOf('chinese') }), {
    seed: 1,
    numRuns,
  }) as JsonObject[];

const BOOLEAN: Keywords = { type: 'boolean' };

const TWO = { a: BOOLEAN, b: BOOLEAN };

/** The names of members, `?` for each that the schema does not name. */
const names = (keywords: Keywords) => {
  const known = Object.keys({ ...TWO, c: true });
  const shown = (object: JsonObject) =>
    Object.keys(object).map((name) => (known.includes(name) ? name : '?'));
  return [...new Set(made(keywords).map((object) => shown(object).sort().join('')))].sort();
};

describe('the members', () => {
  test.each<[Keywords, string[]]>([
    [{ properties: TWO }, ['', 'a', 'ab', 'b']],
    [{ properties: TWO, additionalProperties: false }, ['', 'a', 'ab', 'b']],
    [{ required: ['c'] }, ['c']],
    [{ required: ['c', 'c'], properties: TWO }, ['abc', 'ac', 'bc', 'c']],
    [{ properties: { a: BOOLEAN, b: false } }, ['', 'a']],
    [{ properties: { a: BOOLEAN }, additionalProperties: BOOLEAN }, ['', '?', '??', '??a', '?a', 'a']],
    [{ required: ['a'], additionalProperties: BOOLEAN }, ['??a', '?a', 'a']],
    [{}, ['', '?', '??']],
    [{ maxProperties: 1 }, ['']],
    [{ maxProperties: 2 }, ['', '?', '??']],
    [{ minProperties: 2 }, ['??']],
    [{ minProperties: 1, maxProperties: 1 }, ['?']],
    [{ properties: TWO, minProperties: 1 }, ['a', 'ab', 'b']],
    [{ properties: TWO, maxProperties: 1 }, ['', 'a', 'b']],
    [{ properties: TWO, required: ['b', 'c'], maxProperties: 3 }, ['abc', 'bc']],
    [{ properties: { ...TWO, c: BOOLEAN }, required: ['a'], maxProperties: 2 }, ['a', 'ab', 'ac']],
    [{ properties: TWO, minProperties: 3 }, ['?ab']],
    [{ properties: TWO, required: ['a'], minProperties: 3, maxProperties: 3 }, ['?ab']],
    [{ properties: TWO, required: ['a'], additionalProperties: true, maxProperties: 3 }, ['a', 'ab']],
    [
      { properties: TWO, required: ['a'], additionalProperties: true, maxProperties: 4 },
      ['??a', '??ab', '?a', '?ab', 'a', 'ab'],
    ],
  ])('of %j are one of %j', (keywords, expected) => {
    expect(names(keywords)).toEqual(expected);
  });

  test.each<Keywords>([
    { required: ['a', 'b'], maxProperties: 1 },
    { required: ['a'], additionalProperties: false },
    { required: ['a'], properties: { a: false } },
    { properties: { a: BOOLEAN }, additionalProperties: false, minProperties: 2 },
    { minProperties: 2, maxProperties: 1 },
    { properties: TWO, required: ['a'], minProperties: 3, maxProperties: 2 },
  ])('of %j leave nothing', (keywords) => {
    expect(() => made(keywords)).toThrow('Nothing satisfies the schema.');
  });
});

test('names that the schema does not know have one to six characters, of those that are given', () => {
  const unknown = made({ additionalProperties: BOOLEAN }, 400).flatMap((object) => Object.keys(object));
  for (const name of unknown) expect(name).toMatch(/^[\u4e00-\u9fff]{1,6}$/);
  expect(new Set(unknown).size).toBeGreaterThan(100);
  expect(new Set(unknown.map(({ length }) => length))).toEqual(new Set([1, 2, 3, 4, 5, 6]));
});

test('members that the schema does not name are what it says of them', () => {
  for (const object of made({ properties: { a: { const: 1 } }, additionalProperties: BOOLEAN }))
    for (const [name, value] of Object.entries(object))
      expect(typeof value).toBe(name === 'a' ? 'number' : 'boolean');
});

test('a member that the schema names is never one of the others', () => {
  const keywords: Keywords = {
    type: 'object',
    properties: { x: { const: 1 } },
    additionalProperties: BOOLEAN,
  };
  const objects = valid(keywords, {}, { characters: fc.constant('x') });
  for (const object of fc.sample(objects, { seed: 1, numRuns: 100 }) as JsonObject[])
    expect(object.x ?? 1).toBe(1);
});

test('a mandatory member that the schema only names may be anything', () => {
  const types = new Set(made({ required: ['c'] }).map(({ c }) => typeof c));
  expect([...types].sort()).toEqual(['bigint', 'boolean', 'number', 'object', 'string']);
});

test('an object shrinks by losing what it can do without, and keeps what it cannot', () => {
  const members = [...'abcdefghij'].map((name) => [name, { type: 'integer', minimum: 0 }]);
  const wide = valid({ type: 'object', required: ['a'], properties: Object.fromEntries(members) });
  const { counterexample, numShrinks } = fc.check(
    fc.property(wide, (value) => !isJsonObject(value) || value.g === undefined || Number(value.g) < 10),
    { seed: 4 },
  );
  expect(stringifyExact(counterexample?.[0])).toBe('{"a":0,"g":10}');
  expect(numShrinks).toBeLessThan(200);
});
