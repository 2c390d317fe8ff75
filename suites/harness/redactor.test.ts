import { expect, test } from 'vitest';
import { Redactor } from './redactor.js';

const redactor = (...secrets: [string, string][]) => {
  const result = new Redactor();
  for (const [value, name] of secrets) result.hide(value, name);
  return result;
};

test('a secret is replaced wherever it stands in a text', () => {
  const text = 'a=12345678&b=12345678';
  expect(redactor(['12345678', '$SMS_AUTH_TOKEN']).text(text)).toBe('a=$SMS_AUTH_TOKEN&b=$SMS_AUTH_TOKEN');
});

test('several secrets are replaced, each by its own name', () => {
  const hiding = redactor(['first-secret', '$A'], ['second-secret', '$B']);
  expect(hiding.text('second-secret first-secret')).toBe('$B $A');
});

test('a secret of seven characters is hidden only where it is the whole value of a header', () => {
  const hiding = redactor(['v3tasks', '$T']);
  expect(hiding.text('/v3tasks/1')).toBe('/v3tasks/1');
  expect(hiding.headers({ 'X-Auth-Token': 'v3tasks', Referer: '/v3tasks/1' })).toEqual({
    'X-Auth-Token': '$T',
    Referer: '/v3tasks/1',
  });
});

test('a long secret is hidden also within the value of a header', () => {
  expect(redactor(['12345678', '$T']).headers({ Authorization: 'Bearer 12345678' })).toEqual({
    Authorization: 'Bearer $T',
  });
});

test('a secret that means something to a pattern is taken literally', () => {
  expect(redactor(['(a+)$.*&1', '$T']).text('x(a+)$.*&1x')).toBe('x$Tx');
});

test('a record has no secret at any depth, and keeps what is no text', () => {
  const record = { a: ['x12345678', 7n, null, true], '12345678': { b: 'y' } };
  expect(redactor(['12345678', '$T']).record(record)).toEqual({ a: ['x$T', 7n, null, true], $T: { b: 'y' } });
});

test('no secret hides nothing', () => {
  const hiding = new Redactor();
  hiding.hide(undefined, '$T');
  hiding.hide('', '$T');
  expect(hiding.text('text')).toBe('text');
  expect(hiding.headers({ empty: '' })).toEqual({ empty: '' });
});
