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
