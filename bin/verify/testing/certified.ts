import { generateKeyPairSync } from 'node:crypto';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished } from 'vitest';
import { startServer } from '../../../fixtures/server/server.js';
import { runCaptured } from '../../testing/run-captured.js';

let directory: string;

/** A path in the folder of a test file. */
export const at = (name: string): string => join(directory, name);

export const TOKEN = 'only-for-this-token';

/**
 * Makes a folder for the tests of a file: the keys `own` and `other`, and the reports `signed`, of a server that is not
 * conformant, and `plain`, of one that is.
 */
export function certifyFirst(): void {
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'verify-'));
    for (const name of ['own', 'other']) {
      const { privateKey, publicKey } = generateKeyPairSync('ed25519');
      await writeFile(at(`${name}.pem`), privateKey.export({ format: 'pem', type: 'pkcs8' }));
      await writeFile(at(`${name}.pub.pem`), publicKey.export({ format: 'pem', type: 'spki' }));
    }
    const faults = ['copystate-matrix-ignored'];
    await certified('signed', faults, '--operation', 'UpdateCopyState', '--sign', at('own.pem'));
    await certified('plain', [], '--operation', 'ShowPassphrase', '--operation', 'ShowCertKey');
  }, 120_000);
  afterAll(() => rm(directory, { recursive: true }));
}

/** Certifies a server of its own, which is gone afterwards. */
export async function certified(name: string, faults: string[], ...argv: string[]): Promise<void> {
  const server = await startServer({ faults, token: TOKEN });
  const few = ['--runs', '2', '--seed', '3', '--scope', 'own-resources', '--settle', '1'];
  try {
    await runCaptured(['certify', '--endpoint', server.url, '--report', at(name), ...few, ...argv], {
      SMS_AUTH_TOKEN: TOKEN,
    });
  } finally {
    await server.close();
  }
}

/** A copy of a report that may be changed. */
export async function copyOf(name: string): Promise<string> {
  const copy = await mkdtemp(join(directory, 'copy-'));
  await cp(at(name), copy, { recursive: true });
  onTestFinished(() => rm(copy, { recursive: true }));
  return copy;
}

/** Changes a file of a report. */
export async function change(folder: string, file: string, how: (text: string) => string): Promise<void> {
  const path = join(folder, file);
  const text = await readFile(path, 'utf8');
  const changed = how(text);
  expect(changed).not.toBe(text);
  await writeFile(path, changed);
}

/** What the command says in JSON. */
export interface Told {
  holds: boolean;
  verdict: string | null;
  certified: string | null;
  signature: string;
  requirements: number;
  remainders: { kind: string; count: number }[];
  discrepancies: { file: string; line: number | null; field: string | null; message: string }[];
  changes: { id: string; was: string | null; is: string | null }[] | null;
}

export const verify = (folder: string, ...argv: string[]) => runCaptured(['verify', folder, ...argv]);

export async function told(folder: string, ...argv: string[]): Promise<Told> {
  return JSON.parse((await verify(folder, '--format', 'json', ...argv)).stdout) as Told;
}
