import { expect, test } from 'vitest';
import { cut, wrap } from './wrap.js';

test('a text that fits is one line', () => {
  expect(wrap('ab cd', 5)).toEqual(['ab cd']);
});

test('a text that is one character too long is two lines', () => {
  expect(wrap('ab cde', 5)).toEqual(['ab', 'cde']);
});

test('only a word that is longer than a line is cut', () => {
  expect(wrap('a 1234567 b', 5)).toEqual(['a', '12345', '67 b']);
});

test('an empty text is one empty line', () => {
  expect(wrap('', 5)).toEqual(['']);
});

test('cutting breaks inside words, not inside characters', () => {
  expect(cut('abc😀de', 4)).toEqual(['abc😀', 'de']);
});

test('cutting an empty text gives one empty line', () => {
  expect(cut('', 4)).toEqual(['']);
});
