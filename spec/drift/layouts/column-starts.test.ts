import { expect, test } from 'vitest';
import { columnStarts, knownStarts } from './column-starts.js';
import type { PdfLine } from './pdf-text.js';

/** A line of texts that are ten points wide for each two characters. */
const line = (...texts: [number, string][]): PdfLine => ({
  segments: texts.map(([x, text]) => ({ x, text, end: x + text.length * 5 })),
  y: 0,
  page: 1,
});

const centred = line([80, 'Parameter'], [230, 'Type'], [420, 'Description']);
const left = line([50, 'Parameter'], [200, 'Type'], [300, 'Description']);
const rows = [
  line([50, 'colour_id'], [200, 'String'], [300, 'What it is']),
  line([300, 'about, and more than one word'], [430, 'of it']),
  line([50, 'shade'], [200, 'String'], [300, 'Maximum length: 5']),
];

test('headings above the beginning of their columns tell where they begin', () => {
  expect(columnStarts(left, rows)).toEqual([50, 200, 300]);
});

test('below headings in the middle, cells tell where columns begin', () => {
  expect(columnStarts(centred, rows)).toEqual([50, 200, 300]);
});

test('the rows of the next table tell nothing', () => {
  expect(columnStarts(centred, [left, ...rows])).toEqual([80, 230, 420]);
});

test('a table that goes on in the middle of a row has the columns that it had', () => {
  const startsOf = knownStarts();
  startsOf(centred, rows);
  expect(
    startsOf(centred, [line([300, 'the rest of a row']), line([200, 'ect'], [300, 'and more'])]),
  ).toEqual([50, 200, 300]);
});
