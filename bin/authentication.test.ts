import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { type ReferenceServer, startServer } from '../fixtures/server/server.js';
import { runCaptured } from './testing/run-captured.js';

let server: ReferenceServer;

beforeAll(async () => {
  server = await startServer({});
});
afterAll(() => server.close());

const QUICK = ['--operation', 'ListTasks', '--operation', 'UpdateTask', '--suite', 'examples'];

/** Certifies the server with what the environment gives. */
async function certified(env: Record<string, string>, options: string[] = []) {
  const report = mkdtempSync(join(tmpdir(), 'authentication-'));
  onTestFinished(() => rmSync(report, { recursive: true }));
  const argv = ['certify', '--endpoint', server.url, ...QUICK, '--report', report, ...options];
  const outcome = await runCaptured(argv, env);
  return { ...outcome, transcript: () => readFileSync(join(report, 'transcript.jsonl'), 'utf8') };
}

const key = () => ({ CLOUD_SDK_AK: server.credentials.ak, CLOUD_SDK_SK: server.credentials.sk });

const password = () => ({
  SMS_IAM_URL: server.url,
  SMS_IAM_USER: server.credentials.user,
  SMS_IAM_PASSWORD: server.credentials.password,
  SMS_IAM_DOMAIN: server.credentials.domain,
  SMS_IAM_PROJECT: server.credentials.project,
});

describe('a server is certified', () => {
  test('with a token', async () => {
    const { code, transcript } = await certified({ SMS_AUTH_TOKEN: server.token });
    expect(code).toBe(0);
    expect(transcript()).toContain('"X-Auth-Token":"$SMS_AUTH_TOKEN"');
  });

  test('with an access key that signs every request', async () => {
    const { code, transcript } = await certified(key());
    expect(code).toBe(0);
    expect(transcript()).toContain('Access=$CLOUD_SDK_AK, SignedHeaders=');
    expect(transcript()).not.toContain('X-Auth-Token');
  });

  test('with a password that the identity service exchanges for a token', async () => {
    const { code, transcript } = await certified(password());
    expect(code).toBe(0);
    expect(transcript()).toContain('"X-Auth-Token":"$SMS_AUTH_TOKEN"');
  });

  test('with a token from a file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'token-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    writeFileSync(join(folder, 'token'), `${server.token}\n`);
    expect((await certified({ SMS_AUTH_TOKEN_FILE: join(folder, 'token') })).code).toBe(0);
  });

  test('with what --auth names where there is more than one', async () => {
    const all = { SMS_AUTH_TOKEN: 'no-such-token', ...key(), ...password() };
    expect((await certified(all)).code).toBe(3);
    expect((await certified(all, ['--auth', 'signature'])).code).toBe(0);
    expect((await certified(all, ['--auth', 'password'])).code).toBe(0);
  });
});

describe('credentials that do not hold are named', () => {
  test.each<[string, () => Record<string, string>, RegExp]>([
    [
      'a wrong secret key',
      () => ({ ...key(), CLOUD_SDK_SK: 'wrong' }),
      /access key, the secret key or the project/,
    ],
    [
      'a wrong password',
      () => ({ ...password(), SMS_IAM_PASSWORD: 'wrong' }),
      /issued no token: it answered status 401 and SMS\.6521\. Check SMS_IAM_URL/,
    ],
    ['another project', () => ({ ...password(), SMS_IAM_PROJECT: 'other' }), /issued no token/],
  ])('%s', async (_, env, message) => {
    const { code, stderr } = await certified(env());
    expect(code).toBe(3);
    expect(stderr).toMatch(message);
  });
});

describe('credentials that are incomplete are refused before anything is sent', () => {
  test.each<[Record<string, string>, string[], string]>([
    [{ CLOUD_SDK_AK: 'a' }, [], 'CLOUD_SDK_AK is set and CLOUD_SDK_SK is not: a signature takes both'],
    [{ CLOUD_SDK_SK: 'a' }, [], 'CLOUD_SDK_SK is set and CLOUD_SDK_AK is not: a signature takes both'],
    [
      { SMS_IAM_USER: 'a' },
      [],
      'SMS_IAM_PROJECT is not set: a token for a password takes SMS_IAM_URL, SMS_IAM_USER',
    ],
    [{}, ['--auth', 'token'], '--auth token was asked for, and SMS_AUTH_TOKEN is not set'],
    [{}, ['--auth', 'signature'], 'CLOUD_SDK_AK and CLOUD_SDK_SK is not set'],
    [
      { SMS_AUTH_TOKEN: 'a', SMS_AUTH_TOKEN_FILE: 'b' },
      [],
      'SMS_AUTH_TOKEN and SMS_AUTH_TOKEN_FILE are both set',
    ],
    [{}, ['--auth', 'basic'], "unknown way of authentication 'basic'"],
  ])('%o %j', async (env, options, message) => {
    const { code, stderr } = await certified(env, options);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });

  test('a file that is not there', async () => {
    const { code, stderr } = await certified({ SMS_AUTH_TOKEN_FILE: '/nowhere/token' });
    expect([code, stderr]).toEqual([
      3,
      "sms-conformance: SMS_AUTH_TOKEN_FILE names '/nowhere/token', which cannot be read (ENOENT)\n",
    ]);
  });
});
