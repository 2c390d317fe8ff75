import { expect, test } from 'vitest';
import { NOBODY, type OtherCallers, tokenCredentials } from '../harness/credentials.js';
import { denials } from './denials.js';

const TOKEN = 'a1B2c3D4e5F6g7H8i9';

const hidden: string[] = [];

const denialsOf = (token: string | undefined, others: OtherCallers = {}) =>
  denials(tokenCredentials(token), others, (secret) => hidden.push(secret));

const tokensIn = (token: string) =>
  denialsOf(token).flatMap(({ changes }) =>
    changes.credentials?.kind === 'token' ? [changes.credentials.token] : [],
  );

test('no request carries the right token, and none what would be taken for it', () => {
  const tokens = tokensIn(TOKEN);
  expect(new Set(tokens).size).toBe(5);
  expect(tokens).not.toContain(TOKEN);
});

test('a token in other case is asked for where it has letters, and is hidden', () => {
  expect(tokensIn(TOKEN)).toContain('A1b2C3d4E5f6G7h8I9');
  expect(hidden).toContain('A1b2C3d4E5f6G7h8I9');
  expect(tokensIn('0123456789012')).toHaveLength(4);
});

test('a token that goes on is not the right one', () => {
  expect(tokensIn(TOKEN)).toContain(`${TOKEN}x`);
});

test('what the token can be guessed from is hidden, and what only has its form is not it', () => {
  const [, part = '', form = ''] = tokensIn(TOKEN);
  expect(TOKEN.startsWith(part) && part.length < TOKEN.length).toBe(true);
  expect(hidden).toContain(part);
  expect(form).toHaveLength(TOKEN.length);
  expect([...form].filter((character, index) => character === TOKEN[index]).length).toBeLessThan(
    TOKEN.length / 2,
  );
});

test('of a short token no part is sent, which might be another one', () => {
  expect(tokensIn('abc')).toEqual(['no-such-token']);
});

test('without a token, and without other callers, there is enough to ask for', () => {
  expect(new Set(denialsOf(undefined).map(({ rule }) => rule))).toEqual(
    new Set(['SMS.6522', 'SMS.6521', 'forged-signature']),
  );
});

test('an expired token and an access key add what only they can show', () => {
  const others = {
    expired: tokenCredentials('old'),
    signer: { kind: 'key' as const, ak: 'ak', sk: 'sk' },
  };
  const labels = denialsOf(undefined, others).map(({ label }) => label);
  expect(labels).toContain('a request with a token that has expired');
  expect(labels).toContain('a request signed with another secret key');
  expect(denialsOf(undefined, others).find(({ rule }) => rule === 'expired-token')?.changes.credentials).toBe(
    others.expired,
  );
});

test('nobody is asked for as the caller who certifies', () => {
  for (const { changes } of denialsOf(TOKEN))
    expect(changes.credentials ?? NOBODY).not.toEqual(tokenCredentials(TOKEN));
});
