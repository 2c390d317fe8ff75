import { expect, test } from 'vitest';
import { columnsOf, padded } from './columns.js';

test.each([
  ['', 0],
  ['pass', 4],
  ['通过', 4],
  ['版本 latest，', 13],
  ['𠀀', 2],
])('%s takes %i columns', (text, columns) => {
  expect(columnsOf(text)).toBe(columns);
});

test('texts are filled up to the same column in either language', () => {
  expect([padded('total', 8), padded('合计', 8), padded('too long', 4)]).toEqual([
    'total   ',
    '合计    ',
    'too long',
  ]);
});
