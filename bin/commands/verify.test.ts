import { generateKeyPairSync } from 'node:crypto';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { startServer } from '../../fixtures/server/server.js';
import { packageRoot } from '../../spec/package-root.js';
import { localServer } from '../../suites/testing/local-server.js';
import { runCaptured } from '../testing/run-captured.js';
import { reseal } from '../verify/testing/reseal.js';

let directory: string;
const at = (name: string) => join(directory, name);
const TOKEN = 'only-for-this-token';

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'verify-'));
  for (const name of ['own', 'other']) {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    await writeFile(at(`${name}.pem`), privateKey.export({ format: 'pem', type: 'pkcs8' }));
    await writeFile(at(`${name}.pub.pem`), publicKey.export({ format: 'pem', type: 'spki' }));
  }
  await certified(
    'signed',
    ['copystate-matrix-ignored'],
    '--operation',
    'UpdateCopyState',
    '--sign',
    at('own.pem'),
  );
  await certified('plain', [], '--operation', 'ShowPassphrase', '--operation', 'ShowCertKey');
}, 120_000);

afterAll(() => rm(directory, { recursive: true }));

/** Certifies a server of its own, which is gone afterwards. */
async function certified(name: string, faults: string[], ...argv: string[]): Promise<void> {
  const server = await startServer({ faults, token: TOKEN });
  try {
    const few = [
      '--runs',
      '2',
      '--seed',
      '3',
      '--scope',
      'own-resources',
      '--settle',
      '1',
      '--report',
      at(name),
    ];
    await runCaptured(['certify', '--endpoint', server.url, ...few, ...argv], { SMS_AUTH_TOKEN: TOKEN });
  } finally {
    await server.close();
  }
}

/** A copy of a report that may be changed. */
async function copyOf(name: string): Promise<string> {
  const copy = await mkdtemp(join(directory, 'copy-'));
  await cp(at(name), copy, { recursive: true });
  onTestFinished(() => rm(copy, { recursive: true }));
  return copy;
}

async function change(folder: string, file: string, how: (text: string) => string): Promise<void> {
  const path = join(folder, file);
  const text = await readFile(path, 'utf8');
  const changed = how(text);
  expect(changed).not.toBe(text);
  await writeFile(path, changed);
}

const verify = (folder: string, ...argv: string[]) => runCaptured(['verify', folder, ...argv]);

interface Told {
  holds: boolean;
  verdict: string | null;
  certified: string | null;
  signature: string;
  requirements: number;
  remainders: { kind: string; count: number }[];
  discrepancies: { file: string; line: number | null; field: string | null; message: string }[];
  changes: { id: string; was: string | null; is: string | null }[] | null;
}

async function told(folder: string, ...argv: string[]): Promise<Told> {
  return JSON.parse((await verify(folder, '--format', 'json', ...argv)).stdout) as Told;
}

describe('a certificate', () => {
  test('of a conformant server holds without the server', async () => {
    const { code, stdout } = await verify(at('plain'));
    expect(stdout).toContain('Verdict: conformant\nThe certificate holds.\n');
    expect(code).toBe(0);
  });

  test('of a non-conformant server holds with the same findings', async () => {
    const { code, stdout } = await verify(at('signed'), '--key', at('own.pub.pem'));
    expect(stdout).toMatch(/^signature {6}fits, of the key of --key$/m);
    expect(stdout).toContain('Verdict: non-conformant\nThe certificate holds.\n');
    expect(code).toBe(1);
    const { requirements, remainders } = await told(at('signed'));
    expect(requirements).toBeGreaterThan(20);
    expect(remainders).toContainEqual({ kind: 'credentials', count: expect.any(Number) });
  });

  test('is told of in Chinese', async () => {
    expect((await verify(at('plain'), '--lang', 'zh')).stdout).toContain('结论: 符合\n证书成立。\n');
  });

  test.each(['signed', 'plain'])('satisfies the published schema (%s)', async (name) => {
    const schema = JSON.parse(
      await readFile(join(packageRoot, 'bin', 'certificate', 'certificate.schema.json'), 'utf8'),
    );
    const validate = new Ajv2020({ strictTypes: false, formats: { 'date-time': true } }).compile(schema);
    validate(JSON.parse(await readFile(join(at(name), 'certificate.json'), 'utf8')));
    expect(validate.errors).toBeNull();
  });

  test('of two runs with one seed has two nonces, and other names and identifiers', async () => {
    const server = await startServer({ token: TOKEN });
    onTestFinished(() => server.close());
    const asked = [
      '--endpoint',
      server.url,
      '--operation',
      'ShowTask',
      '--suite',
      'rejections',
      '--seed',
      '3',
    ];
    const sent = async (name: string) => {
      await runCaptured(['certify', ...asked, '--report', at(name)], { SMS_AUTH_TOKEN: TOKEN });
      const text = await readFile(join(at(name), 'transcript.jsonl'), 'utf8');
      return new Set(text.match(/SmsConf-\w+-\w+|"vm_id\W+[\da-f-]{36}/g));
    };
    const [one, other] = await Promise.all([sent('one'), sent('another')]);
    expect(one.size).toBeGreaterThan(2);
    expect([...one].filter((name) => other.has(name))).toEqual([]);
  });
});

describe('a changed byte', () => {
  test.each([
    ['certificate.json', 60],
    ['transcript.jsonl', 40],
    ['report.json', 6],
  ])(
    'anywhere in %s is found there',
    async (file, numRuns) => {
      const folder = await copyOf('signed');
      const path = join(folder, file);
      const bytes = await readFile(path);
      const anywhere = fc.tuple(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }));
      await fc.assert(
        fc.asyncProperty(anywhere, async ([position, difference]) => {
          const changed = Buffer.from(bytes);
          changed[position] = (changed[position] ?? 0) ^ difference;
          await writeFile(path, changed);
          const { holds, discrepancies } = await told(folder);
          expect(holds).toBe(false);
          expect(discrepancies.map((each) => each.file)).toContain(file);
          const line = bytes.subarray(0, position).filter((byte) => byte === 10).length + 1;
          if (file !== 'certificate.json') expect(discrepancies.map((each) => each.line)).toContain(line);
        }),
        { numRuns, seed: 8, endOnFailure: true },
      );
    },
    300_000,
  );

  test('in a value of the certificate is told with its field', async () => {
    const folder = await copyOf('plain');
    await change(folder, 'certificate.json', (text) => text.replace('"seed": 3', '"seed": 4'));
    expect((await told(folder)).discrepancies).toEqual([
      { file: 'certificate.json', line: 15, field: 'seed', message: expect.stringContaining('"seed": 3,') },
    ]);
  });

  test('in the page is found', async () => {
    const folder = await copyOf('plain');
    await change(folder, 'report.html', (text) => text.replace('</title>', ' </title>'));
    expect((await told(folder)).discrepancies).toMatchObject([{ file: 'report.html' }]);
  });
});

describe('a transcript', () => {
  const edit = (how: (lines: string[]) => string[]) => async () => {
    const folder = await copyOf('signed');
    await change(folder, 'transcript.jsonl', (text) => {
      const lines = how(text.trimEnd().split('\n'));
      return lines.map((line) => `${line}\n`).join('');
    });
    const { discrepancies, holds } = await told(folder);
    expect(holds).toBe(false);
    return discrepancies.filter(({ file }) => file === 'transcript.jsonl').map(({ line }) => line);
  };

  test('without its last line is found', async () => {
    const length = (await readFile(join(at('signed'), 'transcript.jsonl'), 'utf8')).split('\n').length - 1;
    expect(await edit((lines) => lines.slice(0, -1))()).toEqual([length]);
  });

  test('with one more line is found', async () => {
    const [line = 0] = await edit((lines) => [...lines, lines.at(-1) ?? ''])();
    expect(line).toBeGreaterThan(1);
  });

  test('with a pair of lines in another order is found at the first', async () => {
    const swap = (lines: string[]) => [
      ...lines.slice(0, 9),
      lines[10] ?? '',
      lines[9] ?? '',
      ...lines.slice(11),
    ];
    const places = await edit(swap)();
    expect(places[0]).toBeGreaterThanOrEqual(9);
    expect(places[0]).toBeLessThanOrEqual(11);
  });

  test('without a line in its middle is found there', async () => {
    expect(await edit((lines) => lines.filter((_, index) => index !== 20))()).toContain(20);
  });
});

describe('a forger without a key', () => {
  test('who edits a verdict and makes all digests fit is found, because the transcript is judged again', async () => {
    const folder = await copyOf('signed');
    await change(folder, 'report.json', (text) =>
      text.replace(/("id": "SMS\.7728",[\s\S]*?"verdict": )"fail"/, '$1"pass"'),
    );
    await reseal(folder);
    const { holds, discrepancies, verdict } = await told(folder);
    expect(holds).toBe(false);
    expect(verdict).toBe('non-conformant');
    expect(discrepancies).toContainEqual({
      file: 'report.json',
      line: expect.any(Number),
      field: 'requirements.SMS.7728.verdict',
      message: expect.stringContaining('"verdict": "fail"'),
    });
  });

  test('who edits an answer and makes all digests fit is found by what it leads to', async () => {
    const folder = await copyOf('plain');
    await change(folder, 'transcript.jsonl', (text) =>
      text.replaceAll(/(\\"passphrase\\":)\\"[^"\\]*\\"/g, '$117'),
    );
    await reseal(folder);
    const { holds, verdict, discrepancies } = await told(folder);
    expect([holds, verdict]).toEqual([false, 'non-conformant']);
    expect(discrepancies.map(({ field }) => field)).toContain('verdict');
  });

  test('who takes an exchange out and makes all digests fit is found', async () => {
    const folder = await copyOf('plain');
    await change(folder, 'transcript.jsonl', (text) => text.replace(/^.*enable_ca_cert=true.*\n/m, ''));
    await reseal(folder);
    expect((await told(folder)).holds).toBe(false);
  });
});

describe('a signature', () => {
  test('of another key does not hold', async () => {
    const { signature, discrepancies } = await told(at('signed'), '--key', at('other.pub.pem'));
    expect(signature).toBe('wrong');
    expect(discrepancies).toMatchObject([{ file: 'certificate.json', field: 'signature.publicKey' }]);
  });

  test('is of nobody in particular without --key', async () => {
    expect(await told(at('signed'))).toMatchObject({ signature: 'untrusted', holds: true });
  });

  test('is missed where --key asks for it', async () => {
    expect(await told(at('plain'), '--key', at('own.pub.pem'))).toMatchObject({
      signature: 'none',
      holds: false,
    });
  });

  test('does not fit a certificate whose digests were made to fit', async () => {
    const folder = await copyOf('signed');
    const { signature } = JSON.parse(await readFile(join(folder, 'certificate.json'), 'utf8'));
    await change(folder, 'report.json', (text) => text.replace('"embedded": false', '"embedded": true'));
    await reseal(folder);
    await change(folder, 'certificate.json', (text) => {
      const forged = JSON.parse(text);
      return `${JSON.stringify({ ...forged, signature }, null, 2)}\n`;
    });
    expect(await told(folder)).toMatchObject({ signature: 'wrong', holds: false });
  });
});

describe('what cannot be used', () => {
  test.each([
    ['a directory that does not exist', () => at('nowhere'), 'no such file'],
    ['a directory without a certificate', () => directory, 'transcript.jsonl'],
  ])('%s exits with 3', async (_, folder, message) => {
    const { code, stderr } = await verify(folder());
    expect(code).toBe(3);
    expect(stderr).toContain(message);
  });

  test.each<[string, (folder: string) => string[], string]>([
    ['no directory', () => ['verify'], 'verify DIR'],
    ['a private key to check with', (own) => ['verify', own, '--key', at('own.pem')], 'is a private key'],
    ['a public key to sign with', () => ['certify', '--sign', at('own.pub.pem')], 'is a public key'],
    ['a key file that is not there', () => ['certify', '--sign', at('no.pem')], 'there is no such file'],
    ['a key that is a directory', () => ['certify', '--sign', directory], 'it is a directory'],
  ])('%s exits with 2', async (_, argv, message) => {
    const { code, stderr } = await runCaptured(argv(at('plain')));
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
  });

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

test('another edition tells what the verdict would be', async () => {
  const { holds, changes, verdict } = await told(at('plain'), '--edition', 'manual-38');
  expect(holds).toBe(true);
  expect(changes).not.toBeNull();
  expect(['conformant', 'inconclusive']).toContain(verdict);
  expect((await told(at('plain'), '--edition', 'latest')).changes).toBeNull();
});

test('a run that was interrupted, and one that reached nobody, have certificates that hold', async () => {
  await runCaptured(['certify', '--report', at('interrupted')], {}, AbortSignal.abort());
  expect(await verify(at('interrupted'))).toMatchObject({
    code: 4,
    stdout: expect.stringContaining('The certificate holds.'),
  });
  await runCaptured(['certify', '--report', at('nobody'), '--endpoint', 'http://127.0.0.1:1']);
  expect(await verify(at('nobody'))).toMatchObject({
    code: 4,
    stdout: expect.stringContaining('The certificate holds.'),
  });
});

test('shards that are joined have a certificate that holds', async () => {
  for (const index of [1, 2])
    await certified(`part${index}`, [], '--operation', 'ListTasks', '--shard', `${index}/2`);
  const argv = ['merge', at('part1'), at('part2'), '--report', at('joined'), '--sign', at('own.pem')];
  expect((await runCaptured(argv)).stderr).toBe('');
  const { code, stdout } = await verify(at('joined'), '--key', at('own.pub.pem'));
  expect(stdout).toContain('of 2 shards, an unbroken chain');
  expect(code).toBe(0);
});

test('answers that are too long for a transcript rest on the record, and are counted', async () => {
  const { url } = await localServer((_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ count: 0, tasks: [], source_servers: [], padding: 'x'.repeat(1_100_000) }));
  });
  const argv = ['certify', '--endpoint', url, '--scope', 'read-only', '--operation', 'ListTasks'];
  await runCaptured([...argv, '--suite', 'examples', '--report', at('long')], { SMS_AUTH_TOKEN: TOKEN });
  const { discrepancies, remainders } = await told(at('long'));
  expect(remainders).toContainEqual({ kind: 'abridged', count: expect.any(Number) });
  expect(discrepancies).toEqual([]);
});
