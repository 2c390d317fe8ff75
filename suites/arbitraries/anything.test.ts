import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isJsonObject, type Json } from '../../spec/exact-json.js';
import { anything } from './anything.js';
import { charactersOf } from './characters.js';
import { settingsOf } from './making.js';

const values = fc.sample(anything(settingsOf({ characters: charactersOf('chinese') })), {
  seed: 1,
  numRuns: 1000,
});
const lists = values.filter((value) => Array.isArray(value)) as Json[][];
const objects = values.filter((value) => isJsonObject(value));
const scalars = values.filter((value) => typeof value !== 'object' || value === null);

test.each([null, true, false, 0, 2n ** 63n - 1n, 2n ** 53n + 1n, 0.5, -1.25, ''])('%s is a value', (one) => {
  expect(scalars).toContain(one);
});

test('texts have at most five characters, of those that are given', () => {
  const texts = scalars.filter((value) => typeof value === 'string');
  for (const text of texts) expect(text).toMatch(/^[\u4e00-\u9fff]{0,5}$/);
  expect(texts.some((text) => text.length === 5)).toBe(true);
});

test('a sixth are lists of up to two values, a sixth are objects, the others are neither', () => {
  expect(new Set(lists.map(({ length }) => length))).toEqual(new Set([0, 1, 2]));
  for (const some of [lists, objects]) expect(some.length / values.length).toBeCloseTo(1 / 6, 1);
  expect(scalars.length / values.length).toBeCloseTo(4 / 6, 1);
});

test('objects have members of three names, and are as JSON text makes them', () => {
  expect(new Set(objects.flatMap((object) => Object.keys(object)))).toEqual(new Set(['a', 'b', '键']));
  expect(new Set(objects.map((object) => Object.getPrototypeOf(object)))).toEqual(
    new Set([Object.prototype]),
  );
});
