import { expect, test } from 'vitest';
import { excerpt } from './excerpt.js';

test('a text of the length that is allowed stays whole', () => {
  expect(excerpt('12345', 5)).toBe('12345');
});

test('of a longer one there is the beginning, with dots that count', () => {
  expect(excerpt('123456', 5)).toBe('12...');
});
