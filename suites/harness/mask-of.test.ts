import { expect, test } from 'vitest';
import { maskOf } from './mask-of.js';

const KEY = Buffer.from('key of the run');
const mask = (secret: string) => maskOf(secret, 'private_key', KEY);

test('the same secret has the same mask, another one and another run another', () => {
  const secret = 'a secret of the server that is long enough';
  expect(mask(secret)).toBe(mask(secret));
  expect(mask(secret)).not.toBe(mask(`${secret}s`.slice(1)));
  expect(mask(secret)).not.toBe(maskOf(secret, 'private_key', Buffer.from('another key')));
});

test.each([
  '12345678',
  '密码密码密码密码密码',
  'x'.repeat(29),
  'x'.repeat(30),
  'x'.repeat(1000),
  '😀'.repeat(40),
])('the mask of %s is as long as it is, and has nothing of it', (secret) => {
  expect([...mask(secret)]).toHaveLength([...secret].length);
  expect(mask(secret)).not.toContain(secret.slice(0, 4));
});

test('what is PEM stays PEM', () => {
  const pem = `-----BEGIN EC PRIVATE KEY-----\n${'MHcCAQEEIIrY'.repeat(9)}\n-----END EC PRIVATE KEY-----\n`;
  expect(mask(pem)).toMatch(/^-----BEGIN EC PRIVATE KEY-----\n<private_key:[\da-f]{16}>\*+$/);
});
