import { expect, test } from 'vitest';
import { clockSkew, describeSkew } from './clock-skew.js';

const NOON = Date.parse('2026-01-27T12:00:00Z');
const at = (milliseconds: number) => new Date(NOON + milliseconds).toUTCString();

test.each([
  ['nothing', undefined, 0],
  ['no date', 'soon', 0],
  ['the same second', at(0), 0],
  ['a minute less a second behind', at(-60_000), 0],
  ['a minute behind', at(-61_000), -60_000],
  ['a minute less a second ahead', at(60_000), 0],
  ['a minute ahead', at(61_000), 60_000],
  ['an hour behind', at(-3_601_000), -3_600_000],
])('%s', (_, date, skew) => {
  // The answer took a second, in which the clock of the server was read.
  expect(clockSkew(date, NOON, NOON + 1_000)).toBe(skew);
});

test.each([
  [0, undefined],
  [60_000, 'The clock of the server is 1 minute ahead of ours.'],
  [-1_200_000, 'The clock of the server is 20 minutes behind ours.'],
  [8 * 3_600_000, 'The clock of the server is 8 hours ahead of ours.'],
])('%i ms is described', (skew, sentence) => {
  expect(describeSkew(skew)).toBe(sentence);
});
