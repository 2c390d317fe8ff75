import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { curlOf, shellQuote } from './curl.js';

/** The words that a shell makes of a command line, in the plainest locale. */
function wordsOf(line: string): string[] {
  const printed = execFileSync('bash', ['--norc', '-c', `printf '%s\\0' ${line}`], {
    env: { PATH: process.env.PATH, HOME: 'expanded', SMS_AUTH_TOKEN: 'the token', LC_ALL: 'C' },
  });
  return printed.toString('utf8').split('\0').slice(0, -1);
}

test.each([
  ['plain', 'text'],
  ['nothing', ''],
  ['blanks', ' a  b '],
  ['single quotes', `it's '' '`],
  ['double quotes', '{"a":"b"}'],
  ['a backslash', 'C:\\Windows\\n\\'],
  ['a variable', '$HOME $(echo hi) `echo hi`'],
  ['a glob and a history mark', '* ? [a] ~ !! ; & | < > #'],
  ['line breaks', 'a\nb\r\nc\td\n'],
  ['a line break and quotes', `a\n'"$HOME"\\'`],
  ['a control character and a digit', '\u00010\u001bff\u007f1'],
  ['Chinese and what is beyond it', '迁移 𠀀 é'],
  ['a control character beyond ASCII', 'a\u0085b迁'],
  ['a similar variable', '$SMS_AUTH'],
])('%s is one word that says what it said', (_, text) => {
  expect(wordsOf(shellQuote(text))).toEqual([text]);
});

test('the placeholder of the token is put back by the shell, within other text too', () => {
  expect(wordsOf(shellQuote('X: $SMS_AUTH_TOKEN'))).toEqual(['X: the token']);
  expect(wordsOf(shellQuote("'$SMS_AUTH_TOKEN$SMS_AUTH_TOKEN'"))).toEqual(["'the tokenthe token'"]);
});

test('a request is a command with its method, URL, headers and body', () => {
  const body = `{"name":"it's $HOME\n迁移"}`;
  const line = curlOf({
    method: 'PUT',
    url: 'http://host/v3/tasks/1?name=a%20b&x=1',
    headers: { 'X-Auth-Token': '$SMS_AUTH_TOKEN', 'Content-Type': 'application/json' },
    body,
  });
  expect(wordsOf(line)).toEqual([
    'curl',
    '-i',
    '-X',
    'PUT',
    'http://host/v3/tasks/1?name=a%20b&x=1',
    '-H',
    'X-Auth-Token: the token',
    '-H',
    'Content-Type: application/json',
    '--data-raw',
    body,
  ]);
});

test('a request without a body has no data', () => {
  expect(curlOf({ method: 'GET', url: 'http://host/', headers: {}, body: null })).toBe(
    "curl -i -X GET 'http://host/'",
  );
});

test('a body that was sent without a Content-Type is not declared by curl either', () => {
  const words = wordsOf(curlOf({ method: 'POST', url: 'http://host/', headers: {}, body: '' }));
  expect(words.slice(-4)).toEqual(['-H', 'Content-Type:', '--data-raw', '']);
});

test('a signed request is sent again with a token', () => {
  const headers = {
    Accept: 'application/json',
    Authorization: 'SDK-HMAC-SHA256 Access=$CLOUD_SDK_AK, SignedHeaders=host, Signature=00',
    'X-Sdk-Date': '20240416T095341Z',
  };
  const curl = curlOf({ method: 'GET', url: 'https://sms.example.com/v3/tasks', headers, body: null });
  expect(curl).toBe(
    `curl -i -X GET 'https://sms.example.com/v3/tasks' -H 'Accept: application/json' -H 'X-Auth-Token: '"$SMS_AUTH_TOKEN"`,
  );
});
