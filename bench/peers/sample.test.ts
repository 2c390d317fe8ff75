import { expect, test } from 'vitest';
import { sample } from './sample.js';

const NAMES = Array.from({ length: 40 }, (_, index) => `fault-${index}`);

test('the same seed draws the same names, whatever their order', () => {
  expect(sample(NAMES, 5, 1)).toEqual(sample([...NAMES].reverse(), 5, 1));
  expect(sample(NAMES, 5, 1)).not.toEqual(sample(NAMES, 5, 2));
});

test('a larger sample begins with the smaller one, and none has a name twice', () => {
  expect(sample(NAMES, 20, 1).slice(0, 5)).toEqual(sample(NAMES, 5, 1));
  expect(new Set(sample(NAMES, 100, 1)).size).toBe(40);
});
