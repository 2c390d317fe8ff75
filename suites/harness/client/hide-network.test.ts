import { expect, test } from 'vitest';
import { Redactor } from '../redactor.js';
import { hideNetwork } from './hide-network.js';

function hidden(network: Parameters<typeof hideNetwork>[1], text: string): string {
  const redactor = new Redactor();
  hideNetwork(redactor, network);
  return redactor.text(text);
}

test('the key of the client certificate and its passphrase are hidden', () => {
  const network = { key: 'key-of-the-client\n', passphrase: 'words-that-open-it' };
  expect(hidden(network, 'key-of-the-client words-that-open-it')).toBe('$SMS_CLIENT_KEY $SMS_KEY_PASSPHRASE');
});

test('the password of a proxy is hidden as it is meant, not only as its URL spells it', () => {
  const proxy = { http: 'http://somebody:a%2Fsecret@proxy:8080', https: 'http://proxy:8080' };
  expect(hidden({ proxy }, 'a/secret')).toBe('$PROXY_PASSWORD');
});

test('so are name and password together, as a header has them', () => {
  const proxy = { https: 'http://somebody:open-sesame@proxy:8080' };
  const header = Buffer.from('somebody:open-sesame').toString('base64');
  expect(hidden({ proxy }, header)).toMatch(/^\$PROXY_CREDENTIALS.{0,2}$/);
});

test('a name without a password is no secret', () => {
  expect(hidden({ proxy: { http: 'http://somebody@proxy:8080' } }, 'somebody:')).toBe('somebody:');
  expect(hidden(undefined, 'a text')).toBe('a text');
});
