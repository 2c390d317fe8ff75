import { expect, test } from 'vitest';
import { growthOf } from './growth-of.js';

test('values that stay have not grown', () => {
  expect(growthOf([7, 7, 7, 7, 7, 7])).toBe(1);
});

test('the last third is compared with the first, whatever is between them', () => {
  expect(growthOf([2, 2, 2, 900, 900, 900, 3, 3, 3])).toBe(1.5);
});

test('one value out of the ordinary is no growth', () => {
  expect(growthOf([2, 90, 2, 2, 2, 2, 2, 90, 2])).toBe(1);
});

test('few values are compared one by one', () => {
  expect(growthOf([4, 8])).toBe(2);
  expect(growthOf([4])).toBe(1);
});
