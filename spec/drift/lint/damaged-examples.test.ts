import { expect, test } from 'vitest';
import type { ExampleObject, ExampleValue } from '../example-pieces.js';
import type { Places } from '../facts.js';
import { breachesOfPieces } from './damaged-examples.js';

const PLACES: Places = new Map([
  ['request.paints', { type: 'array' }],
  ['request.paints[].hue', { type: 'string', mandatory: 'true', maxLength: '4' }],
  ['request.paints[].size', { type: 'integer', mandatory: 'true' }],
  ['request.paints[].gloss', { type: 'string' }],
  ['request.lid.hue', { type: 'string', maxLength: '9' }],
  ['request.lid.size', { type: 'integer' }],
]);

const value = (change: Partial<ExampleValue>): ExampleValue => ({
  path: 'paints[].hue',
  isRooted: true,
  beside: ['hue', 'size'],
  value: 'red',
  line: 7,
  ...change,
});

const object = (names: string[], change: Partial<ExampleObject> = {}): ExampleObject => ({
  path: 'paints[]',
  isRooted: true,
  names,
  line: 7,
  ...change,
});

const breaches = (values: ExampleValue[], objects: ExampleObject[] = []) =>
  breachesOfPieces({ values, objects }, 'request', PLACES).map(({ rule, place }) => [rule, place]);

test('a value that its row allows breaks nothing, and one that it does not breaks the table', () => {
  expect(breaches([value({})])).toEqual([]);
  expect(breaches([value({ value: 'crimson' })])).toEqual([['example-breaks-table', 'request.paints[].hue']]);
});

test('the breach tells the value, the limit and the line', () => {
  const [breach] = breachesOfPieces(
    { values: [value({ value: 'crimson' })], objects: [] },
    'request',
    PLACES,
  );
  expect(breach).toMatchObject({
    line: 7,
    text: expect.stringMatching(/^request\.paints\[\]\.hue is .*crimson/),
  });
});

test('a value in the middle of the body counts when no row that it may be of allows it', () => {
  const somewhere = { path: 'hue', isRooted: false };
  expect(breaches([value({ ...somewhere, value: 'crimson' })])).toEqual([]);
  expect(breaches([value({ ...somewhere, value: 'ultramarine' })])).toHaveLength(1);
});

test('a value beside names that the table does not have is left alone', () => {
  expect(breaches([value({ value: 'crimson', beside: ['hue', 'weight', 'price'] })])).toEqual([]);
});

test('the same breach is told once', () => {
  expect(breaches([value({ value: 'crimson' }), value({ value: 'scarlet', line: 9 })])).toHaveLength(1);
});

test('a whole object that lacks a mandatory field breaks the table', () => {
  expect(breaches([], [object(['hue', 'gloss'])])).toEqual([
    ['example-lacks-field', 'request.paints[].size'],
  ]);
  expect(breaches([], [object(['hue', 'size'])])).toEqual([]);
});

test('so does one with a name that is in no table, where its way is known', () => {
  const rows = new Map([...PLACES, ['request.shop.paints[].a', {}]]);
  for (const name of 'abcd') rows.set(`request.shop.tins[].${name}`, {});
  const names = [...'abcd', 'e'];
  const found = breachesOfPieces(
    { values: [], objects: [object(names, { path: 'shop.tins[]' })] },
    'request',
    rows,
  );
  expect(found).toMatchObject([{ rule: 'example-field-without-row', place: 'request.shop.tins[].e' }]);
});

test('an object that may be one of several, or the body itself, is left alone', () => {
  const somewhere = { path: '', isRooted: false };
  expect(breaches([], [object(['hue'], somewhere)])).toEqual([]);
  const twins: Places = new Map([
    ['request.a.tin.hue', { mandatory: 'true' }],
    ['request.b.tin.hue', { mandatory: 'true' }],
  ]);
  const objects = [object([], { path: 'tin', isRooted: false })];
  expect(breachesOfPieces({ values: [], objects }, 'request', twins)).toEqual([]);
});

test('no pieces break nothing', () => {
  expect(breachesOfPieces(undefined, 'request', PLACES)).toEqual([]);
});
