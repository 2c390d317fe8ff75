import { describe, expect, test } from 'vitest';
import { readConfig } from './read-config.js';

const read = (text: string) => readConfig(text, 'c.yaml');

test('every key is an option with its text and its place', () => {
  const { options } = read('scope: own-resources\nsuite: [examples, lifecycle]\nca: a.pem\ntimeout: 5_0\n');
  expect(Object.fromEntries(options)).toEqual({
    scope: [{ text: 'own-resources', from: 'c.yaml:1:8: scope' }],
    suite: [
      { text: 'examples', from: 'c.yaml:2:9: suite' },
      { text: 'lifecycle', from: 'c.yaml:2:19: suite' },
    ],
    ca: [{ text: 'a.pem', from: 'c.yaml:3:5: ca' }],
    timeout: [{ text: '5_0', from: 'c.yaml:4:10: timeout' }],
  });
});

test('what stands under credentials is given as its variable', () => {
  const { variables } = read('credentials:\n  token-file: /run/token\n  iam-url: https://iam.example.com\n');
  expect(Object.fromEntries(variables)).toEqual({
    SMS_AUTH_TOKEN_FILE: { text: '/run/token', from: 'c.yaml:2:15: token-file' },
    SMS_IAM_URL: { text: 'https://iam.example.com', from: 'c.yaml:3:12: iam-url' },
  });
});

test.each(['', '# nothing but a comment\n', '---\n'])('%j gives nothing', (text) => {
  expect(read(text).options.size).toBe(0);
});

describe('a mistake is named with line, column, what was received and what was expected', () => {
  test.each([
    ['scope: [', /^c\.yaml:1:\d+: no YAML: /],
    ['scope: a\nscope: b', /^c\.yaml:2:1: no YAML: Map keys must be unique/],
    ['- a', "c.yaml:1:1: the configuration is no mapping: expected lines such as 'scope: own-resources'"],
    ['# x\nscop: read-only', "c.yaml:2:1: unknown key 'scop': did you mean 'scope'?"],
    ['xyzzy: 1', /^c\.yaml:1:1: unknown key 'xyzzy': expected one of endpoint, edition, .*, credentials$/],
    ['dry-run: true', /^c\.yaml:1:1: unknown key 'dry-run'/],
    ['timeout: [1]', 'c.yaml:1:10: timeout is a list: expected one value'],
    ['timeout:', 'c.yaml:1:9: timeout is nothing: expected one value'],
    ['suite: {a: 1}', 'c.yaml:1:8: suite is a mapping: expected a value or a list of values'],
    ['credentials: a', /^c\.yaml:1:14: credentials is no mapping/],
    ['credentials:\n  user-name: a', /^c\.yaml:2:3: unknown key 'user-name'/],
  ])('%j', (text, message) => {
    expect(() => read(text)).toThrow(message);
  });

  test.each(['token', 'credentials:\n  password', 'auth-token', 'secret_key', 'credentials:\n  secret-key'])(
    '%s would be a secret, and its value is not repeated',
    (key) => {
      const failing = () => read(`${key}: geheimes`);
      expect(failing).toThrow(
        /would put a secret into the configuration: expected credentials\.[a-z-]+-file/,
      );
      expect(failing).not.toThrow('geheimes');
    },
  );
});
