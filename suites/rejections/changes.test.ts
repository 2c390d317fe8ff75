import { expect, test } from 'vitest';
import { type Changes, changed, describeChanges } from './changes.js';
import { ABSENT } from './place.js';

const body = { a: 1, list: [{ b: 2, c: 3 }] };

test.each<[Changes, unknown]>([
  [{}, body],
  [
    { a: 5, 'list[].b': 6 },
    { a: 5, list: [{ b: 6, c: 3 }] },
  ],
  [{ a: ABSENT }, { list: [{ b: 2, c: 3 }] }],
  [
    { 'list[].c': ABSENT, d: null },
    { a: 1, list: [{ b: 2 }], d: null },
  ],
  [{ a: 5, 'none[].b': 6 }, undefined],
])('%o make another body', (changes, expected) => {
  expect(changed(body, changes)).toEqual(expected);
  expect(body).toEqual({ a: 1, list: [{ b: 2, c: 3 }] });
});

test('changes are named with their values', () => {
  expect(describeChanges({ a: ABSENT, 'list[].b': 'x', c: 9_007_199_254_740_993n })).toBe(
    'no a and list[].b = "x" and c = 9007199254740993',
  );
});
