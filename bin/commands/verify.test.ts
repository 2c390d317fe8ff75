import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, onTestFinished, test } from 'vitest';
import { startServer } from '../../fixtures/server/server.js';
import { packageRoot } from '../../spec/package-root.js';
import { localServer } from '../../suites/testing/local-server.js';
import { runCaptured } from '../testing/run-captured.js';
import {
  at,
  certified,
  certifyFirst,
  change,
  copyOf,
  TOKEN,
  told,
  verify,
} from '../verify/testing/certified.js';
import { reseal } from '../verify/testing/reseal.js';

certifyFirst();

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
      // What the other run creates stands in the answers.
      const bodies = text
        .split('\n')
        .flatMap((line) => (line === '' ? [] : [JSON.parse(line).request?.body ?? '']));
      return new Set(bodies.join('\n').match(/SmsConf-\w+-\w+|"vm_id\W+[\da-f-]{36}/g));
    };
    const [one, other] = await Promise.all([sent('one'), sent('another')]);
    expect(one.size).toBeGreaterThan(2);
    expect([...one].filter((name) => other.has(name))).toEqual([]);
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
    ['a directory without a certificate', () => at('.'), 'transcript.jsonl'],
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
    ['a key that is a directory', () => ['certify', '--sign', at('.')], 'it is a directory'],
  ])('%s exits with 2', async (_, argv, message) => {
    const { code, stderr } = await runCaptured(argv(at('plain')));
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
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
