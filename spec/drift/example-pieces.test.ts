import { expect, test } from 'vitest';
import { readPieces } from './example-pieces.js';

const piece = (...texts: string[]) => texts.map((text, index) => ({ text, line: index + 1 }));

const pathsOf = (...pieces: string[][]) =>
  readPieces(pieces.map((texts) => piece(...texts))).values.map(
    ({ path, isRooted, value }) => `${isRooted ? '' : '…'}${path} = ${JSON.stringify(value)}`,
  );

test('values of the first piece have their whole way', () => {
  expect(pathsOf(['{ "a": 1, "b": [ { "c": null,', '"d": "x" }, { "c": true } ]'])).toEqual([
    'a = 1',
    'b[].c = null',
    'b[].d = "x"',
    'b[].c = true',
  ]);
});

test('of values of a later piece the part of their way is known that it shows', () => {
  expect(pathsOf(['{ "a": [ {'], ['"b": 1, "c": { "d": 2 } } ],', '"e": 3']).slice(0)).toEqual([
    '…b = 1',
    '…c.d = 2',
    '…e = 3',
  ]);
});

test('after brackets that do not match nothing is known of what is around', () => {
  expect(pathsOf(['{ "a": [ { "b": 1 } }', '}, { "c": 2 }'])).toEqual(['a[].b = 1', '…c = 2']);
});

test('a text that a line end breaks, and integers beyond 2^53, are read', () => {
  const { values } = readPieces([piece('{ "a": "one', 'two", "b": 9223372036854775807')]);
  expect(values.map(({ value }) => value)).toEqual(['one two', 9223372036854775807n]);
});

test('each value has its line and the names beside it', () => {
  const { values } = readPieces([piece('{', '"a": 1,', '"b": 2', '}')]);
  expect(values).toMatchObject([
    { line: 2, beside: ['a', 'b'] },
    { line: 3, beside: ['a', 'b'] },
  ]);
});

test('an object is whole when something stands after it: filler closes what a page end cuts', () => {
  const objects = (...texts: string[]) =>
    readPieces([piece(...texts)]).objects.map(({ path, names }) => [path, ...names]);
  expect(objects('{ "a": { "b": 1 }, "c": { "d": 2 } }')).toEqual([['a', 'b']]);
  expect(objects('{ "a": [ { "b": 1 }, { "b": 2, "c": 3')).toEqual([['a[]', 'b']]);
});
