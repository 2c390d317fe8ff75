import { expect, test } from 'vitest';
import { defaultScope } from './default-scope.js';

test('the embedded server may be changed account-wide', () => {
  expect(defaultScope({ url: 'http://127.0.0.1:1', embedded: true })).toBe('account-wide');
});

test.each([
  'http://localhost:1',
  'http://127.0.0.1',
  'http://127.1:1',
  'http://[::1]:1',
  'http://sms.localhost',
])('on %s a run touches what it created', (url) => {
  expect(defaultScope({ url, embedded: false })).toBe('own-resources');
});

test.each([
  'https://gateway.example',
  'http://127.0.0.1.example',
  'http://localhost.example',
  'http://10.0.0.1',
])('on %s a run only reads', (url) => {
  expect(defaultScope({ url, embedded: false })).toBe('read-only');
});
