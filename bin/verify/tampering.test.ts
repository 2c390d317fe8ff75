import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { at, certifyFirst, change, copyOf, told } from './testing/certified.js';
import { reseal } from './testing/reseal.js';

certifyFirst();

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
