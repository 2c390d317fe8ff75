import { describe, expect, test } from 'vitest';
import { findDocument } from './drift/find-document.js';
import { isListedRefusal, STATUSES, sourceOfStatus } from './statuses.js';

test('the status table has 42 rows in ascending order', () => {
  const all = STATUSES.map(({ status }) => status);
  expect(all).toHaveLength(42);
  expect(all).toEqual([...new Set(all)].sort((a, b) => a - b));
});

test.each(STATUSES)('$status is explained in both languages', ({ meaning }) => {
  expect(meaning.en).toMatch(/^[A-Z].*\.$/);
  expect(meaning.zh).toMatch(/[\u4e00-\u9fff].*。$/);
});

test.each([
  [400, true],
  [417, true],
  [422, true],
  [429, true],
  [418, false],
  [499, false],
  [306, false],
  [500, false],
])('%i is a listed refusal: %j', (status, expected) => {
  expect(isListedRefusal(status)).toBe(expected);
});

test('a status is a row of table 6-1', () => {
  expect(sourceOfStatus(429)).toEqual({ document: '004', section: '6.2', table: '6-1', row: '429' });
});

const folder = process.env.SMS_DOCUMENTS;

describe.skipIf(!folder)('the status table (skipped unless SMS_DOCUMENTS is set)', () => {
  /** Status, name and description of every row between the caption and the next section. */
  const rows = () =>
    (findDocument(folder ?? '', '004').split('\n表 6-1 ')[1] ?? '')
      .split('\n6.3 ')[0]
      ?.split('\n')
      .map((line) => line.split('\t'))
      .filter(([status = '']) => /^\d{3}$/.test(status)) ?? [];

  test('has the statuses and names of the document', () => {
    expect(STATUSES.map(({ status, name }) => [String(status), name])).toEqual(
      rows().map(([status, name]) => [status, name]),
    );
  });

  test('knows Retry-After where the document does', () => {
    const named = rows().filter(([, , description]) => description?.includes('Retry-After'));
    expect(STATUSES.filter(({ retryAfter }) => retryAfter).map(({ status }) => String(status))).toEqual(
      named.map(([status]) => status),
    );
  });
});
