import { expect, test } from 'vitest';
import { shorten } from './shorten.js';

test('text of exactly the limit stays whole', () => {
  expect(shorten('12345', 5)).toBe('12345');
});

test('text beyond the limit is cut and gives its length', () => {
  expect(shorten('123456', 5)).toBe('12345… (6 characters)');
});

test('the cut does not fall inside a character', () => {
  expect(shorten('123😀56', 4)).toBe('123… (7 characters)');
});
