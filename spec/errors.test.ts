import { expect, test } from 'vitest';
import { ERROR_CODES, sourceOfCode, statusesOf } from './errors.js';

test('the error table has 385 codes', () => {
  expect(ERROR_CODES).toHaveLength(385);
  expect(ERROR_CODES.filter((code) => !/^SMS\.\d{4,}$/.test(code))).toEqual([]);
});

test('every code has a status, 400 for all but two', () => {
  const odd = ERROR_CODES.filter((code) => statusesOf(code).join() !== '400');
  expect(odd.map((code) => [code, statusesOf(code)])).toEqual([
    ['SMS.3105', [100]],
    ['SMS.6542', [400, 403]],
  ]);
});

test.each(['SMS.0000', 'toString', ''])('%j is no code', (code) => {
  expect(statusesOf(code)).toEqual([]);
});

test('a code is a row of section 6.1', () => {
  expect(sourceOfCode('SMS.7713')).toEqual({ document: '004', section: '6.1', row: 'SMS.7713' });
});
