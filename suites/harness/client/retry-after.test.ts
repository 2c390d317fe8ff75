import { expect, test } from 'vitest';
import { retryAfter } from './retry-after.js';

const NOW = Date.parse('2026-01-27T12:00:00Z');

test.each([
  [undefined, 1_000],
  ['0', 0],
  ['7', 7_000],
  ['86400', 86_400_000],
  ['Tue, 27 Jan 2026 12:00:30 GMT', 30_000],
  ['Tue, 27 Jan 2026 11:59:30 GMT', 1_000],
  ['soon', 1_000],
  ['-5', 1_000],
  ['1.5', 1_000],
])('Retry-After: %s means %i ms', (header, milliseconds) => {
  expect(retryAfter(header, NOW)).toBe(milliseconds);
});
