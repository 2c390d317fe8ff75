import { describe, expect, test } from 'vitest';
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

describe('a secret is hidden however the server spells it', () => {
  const secret = 'p@ss "wörd"/+\\ &1';

  test.each<[string, string]>([
    ['as it is', secret],
    ['in a path or a query', encodeURIComponent(secret)],
    [
      'in a query, with small letters',
      encodeURIComponent(secret).replace(/%../g, (each) => each.toLowerCase()),
    ],
    ['in a form', new URLSearchParams({ a: secret }).toString()],
    ['in a whole URL', encodeURI(secret)],
    ['in JSON', JSON.stringify({ a: secret })],
    ['in JSON within JSON', JSON.stringify({ a: JSON.stringify({ b: secret }) })],
    ['in JSON of ASCII alone', JSON.stringify(secret).replace('ö', '\\u00f6')],
    ['in HTML', secret.replaceAll('&', '&amp;').replaceAll('"', '&quot;')],
    ['in hexadecimal', Buffer.from(secret).toString('hex')],
    ['in base64', Buffer.from(secret).toString('base64')],
    ['in base64 behind one letter', Buffer.from(`:${secret}:`).toString('base64')],
    ['in base64 behind a name', Buffer.from(`alice:${secret}`).toString('base64')],
    ['in base64 for URLs', Buffer.from(`ab${secret}xyz`).toString('base64url')],
  ])('%s', (_, text) => {
    const hidden = redactor([secret, '$SECRET']).text(`before ${text} after`);
    expect(hidden).toContain('$SECRET');
    expect(hidden).toMatch(/^before .* after$/);
    for (const part of ['wörd', 'w%C3%B6rd', Buffer.from('wörd').toString('hex')])
      expect(hidden).not.toContain(part);
    // Of base64, at most the letters remain that the neighbours share.
    if (_.includes('base64')) expect(hidden.length).toBeLessThan('before  after$SECRET'.length + 13);
  });
});

describe('a secret that is cut off', () => {
  const secret = 'abcdefghijklmnopqrstuvwxyz';

  test.each([
    ['16 letters', 'abcdefghijklmnop', '$S'],
    ['20 letters and others', 'abcdefghijklmnopqrst-and', '$S-and'],
    ['4 letters before dots', 'abcd...', '$S...'],
    ['15 letters before one sign for dots', 'abcdefghijklmno…', '$S…'],
    ['4 letters, and no dots', 'abcd', 'abcd'],
    ['3 letters before dots', 'abc...', 'abc...'],
    ['twice', 'abcdefghijklmnopq abcdefghijklmnopqrstuvwxyz', '$S $S'],
  ])('after %s', (_, text, hidden) => {
    expect(redactor([secret, '$S']).text(`"${text}`)).toBe(`"${hidden}`);
  });
});

test('a secret that is part of another one does not spoil it', () => {
  const hiding = redactor(['geheimes', '$A'], ['user:geheimes', '$B']);
  expect(hiding.text('user:geheimes geheimes')).toBe('$B $A');
});

test('a secret of four to seven letters is hidden where it is a whole text', () => {
  expect(redactor(['abcd', '$T']).text('{"a":"abcd","b":"abcde"} abcd')).toBe('{"a":"$T","b":"abcde"} abcd');
});

test('what the server serves as a secret is hidden in its answer and in the record, not in every request', () => {
  const hiding = new Redactor();
  const key = `-----BEGIN KEY-----\n${'MIIEvQIBADANBgkqhkiG'.repeat(3)}`;
  hiding.hideServed(key, 'private_key');
  const answer = JSON.stringify({ private_key: key });
  const hidden = /^\{"private_key":"-----BEGIN KEY-----\\n<private_key:[\da-f]{16}>\**"\}$/;
  expect(hiding.served(answer)).toMatch(hidden);
  expect(hiding.record({ message: answer })).toEqual({ message: expect.stringMatching(hidden) });
});
