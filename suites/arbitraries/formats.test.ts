import fc from 'fast-check';
import { expect, test } from 'vitest';
import { textFormat } from './formats.js';

test.each<[string, string, boolean]>([
  ['ipv4', '10.0.0.1', true],
  ['ipv4', '10.0.0.256', false],
  ['ipv6', 'fe80::1', true],
  ['ipv6', 'fe80::1%eth0', false],
  ['uuid', '1f3a6c1e-5f5e-4f57-9d6a-1f0a4d3c2b10', true],
  ['uuid', '1f3a6c1e5f5e4f579d6a1f0a4d3c2b10', false],
  ['date', '2024-02-29', true],
  ['date', '2023-02-29', false],
  ['date', '2024-02', false],
  ['date', '2024-2-29', false],
  ['date', '2024-02-29T00:00:00.000Z', false],
  ['date', 'tomorrow', false],
  ['date-time', '2023-02-28T23:59:59Z', true],
  ['date-time', '2023-02-28t23:59:59.125z', true],
  ['date-time', '2023-02-29T23:59:59Z', false],
  ['date-time', '2023-02-28T23:59:59', false],
  ['date-time', '2023-02-28T23:59Z', false],
  ['date-time', '2023-02-28 23:59:59Z', false],
  ['date-time', '2023-02-28 T23:59:59Z', false],
  ['date-time', '2023-02-28T23:59:59Z (noon)', false],
  ['date-time', '2023-02-28T23:59:59.5+08:00', true],
  ['date-time', '2023-02-28', false],
  ['date-time', '2023-02-28T25:00:00Z', false],
])('%s: %s is one: %s', (format, text, holds) => {
  expect(textFormat(format)?.holds(text)).toBe(holds);
});

test('a format of numbers, and one that nobody knows, are none of texts', () => {
  expect([textFormat('int64'), textFormat('constructor'), textFormat(undefined)]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

test.each([
  ['date', '0001-01-01', '9999-12-31'],
  ['date-time', '0001-01-01T00:00:00.000Z', '9999-12-31T23:59:59.000Z'],
])('%s is from %s to %s, both included', (format, first, last) => {
  const values = textFormat(format)?.values ?? fc.constant('');
  const made = fc.sample(values, { seed: 1, numRuns: 400 }).sort();
  expect([made[0], made.at(-1)]).toEqual([first, last]);
});
