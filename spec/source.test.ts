import { expect, test } from 'vitest';
import { describeSource, sourceFor } from './source.js';

test('a place of the manual names document, section, table and row', () => {
  expect(describeSource({ document: '004', section: '5.3.6', table: '5-64', row: 'copystate' })).toBe(
    'document 004 (API manual, issue 38 of 2025-08-14), section 5.3.6, table 5-64, row copystate',
  );
});

test.each([
  ['000', 'page UpdateCopyState of 2025-10-22'],
  ['001', 'page UpdateCopyState of 2025-06-19 (international)'],
  ['002', 'page UpdateCopyState (undated)'],
  ['003', 'page UpdateTask of 2026-01-27'],
])('document %s is the %s', (document, title) => {
  expect(describeSource({ document, table: '3' })).toBe(`document ${document} (${title}), table 3`);
});

test('an unknown document has its name alone', () => {
  expect(describeSource({ document: '999' })).toBe('document 999');
});

const operation = { document: '004', section: '5.4.2' };
const first = { document: '004', section: '5.4.1', table: '5-111' };
const own = { document: '004', section: '5.4.2', table: '5-126' };
const page = { document: '003', section: '5.4.2', table: '4' };

test('of the places of a shared schema the one in the section of the operation counts', () => {
  expect(sourceFor([first, page, own], operation)).toBe(own);
});

test('a schema that the section does not list cites its first place', () => {
  expect(sourceFor([first, page], operation)).toBe(first);
});

test('a single place counts for every operation', () => {
  expect(sourceFor(first, operation)).toBe(first);
});

test('a schema without a place, or with none, is the operation itself', () => {
  expect(sourceFor(undefined, operation)).toBe(operation);
  expect(sourceFor([], operation)).toBe(operation);
});
