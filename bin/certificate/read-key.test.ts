import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runCaptured } from '../testing/run-captured.js';

let directory: string;
const at = (name: string) => join(directory, name);

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'key-'));
});

afterEach(() => rm(directory, { recursive: true }));

describe('a key file', () => {
  test.each([
    ['an RSA key', generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey, 'is a key for rsa'],
    ['a key for X25519', generateKeyPairSync('x25519').privateKey, 'is a key for x25519'],
  ])('%s signs nothing', async (_, key, message) => {
    await writeFile(at('wrong.pem'), key.export({ format: 'pem', type: 'pkcs8' }));
    const { code, stderr } = await runCaptured(['certify', '--sign', at('wrong.pem')]);
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
  });

  test('a key behind a passphrase, and a text that is no key, sign nothing', async () => {
    const { privateKey } = generateKeyPairSync('ed25519');
    const locked = { format: 'pem', type: 'pkcs8', cipher: 'aes-256-cbc', passphrase: 'x' } as const;
    await writeFile(at('wrong.pem'), privateKey.export(locked));
    expect((await runCaptured(['certify', '--sign', at('wrong.pem')])).stderr).toContain('passphrase');
    await writeFile(at('wrong.pem'), 'key');
    expect((await runCaptured(['certify', '--sign', at('wrong.pem')])).stderr).toContain('is no key');
  });
});
