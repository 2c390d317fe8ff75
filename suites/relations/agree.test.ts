import { expect, test } from 'vitest';
import type { JsonObject } from '../../spec/exact-json.js';
import { disagreements } from './agree.js';

const pathsOf = (written: JsonObject, shown: JsonObject, demanded: string[] = []) =>
  disagreements(written, shown, demanded).map(({ path }) => path);

test.each<[string, JsonObject, JsonObject]>([
  ['the same', { a: 1, b: { c: ['x', null] } }, { a: 1, b: { c: ['x', null] } }],
  ['more fields', { a: 1, b: {} }, { a: 1, b: { c: 1 }, d: 2 }],
  ['fewer fields', { a: 1, b: { c: 1, d: 2 } }, { b: { c: 1 } }],
  ['null for what was written', { a: 1, b: { c: 1 } }, { a: null, b: { c: null } }],
  ['anything where null was written', { a: null }, {}],
  ['the same integer', { a: 9223372036854775807n, b: 1 }, { a: 9223372036854775807n, b: 1n }],
  ['an object in a list with more fields', { a: [{ b: 1 }] }, { a: [{ b: 1, c: 2 }] }],
])('%s agrees', (_, written, shown) => {
  expect(pathsOf(written, shown)).toEqual([]);
});

test.each<[string, JsonObject, JsonObject, string[]]>([
  ['another value', { a: 1 }, { a: 2 }, ['a']],
  ['another type', { a: 1, b: '1' }, { a: '1', b: 1 }, ['a', 'b']],
  ['a rounded integer', { a: 9007199254740993n }, { a: 9007199254740992 }, ['a']],
  ['a value where null was written', { a: null }, { a: 1 }, ['a']],
  ['a longer list', { a: [1] }, { a: [1, 2] }, ['a']],
  ['an empty list', { a: [1] }, { a: [] }, ['a']],
  ['another order', { a: [1, 2] }, { a: [2, 1] }, ['a[0]', 'a[1]']],
  ['no list', { a: [1] }, { a: { 0: 1 } }, ['a']],
  ['no object', { a: { b: 1 } }, { a: [1] }, ['a']],
  ['something deep inside', { a: { b: [{}, { c: 1 }] } }, { a: { b: [{}, { c: 2 }] } }, ['a.b[1].c']],
])('%s disagrees', (_, written, shown, paths) => {
  expect(pathsOf(written, shown)).toEqual(paths);
});

test('what is demanded must be there', () => {
  const written = { a: 1, b: { c: 1 }, d: null };
  expect(pathsOf(written, { a: null, b: {} }, ['a', 'b.c', 'd'])).toEqual(['a', 'b.c']);
  expect(pathsOf(written, {}, ['b'])).toEqual(['b']);
});

test('a disagreement says what was written and what is shown', () => {
  expect(disagreements({ a: { b: 1 } }, { a: { b: 2 } }, [])).toEqual([
    { path: 'a.b', expected: 1, received: 2 },
  ]);
  expect(disagreements({ a: 1 }, {}, ['a'])).toEqual([{ path: 'a', expected: 1, received: undefined }]);
});
