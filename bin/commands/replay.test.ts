import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startServer } from '../../fixtures/server/server.js';
import { json } from '../../reporters/json.js';
import { runOf, troubledRun } from '../../reporters/testing/sample-run.js';
import { runCaptured } from '../testing/run-captured.js';

let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'replay-'));
});

afterEach(() => rm(directory, { recursive: true }));

const report = () => join(directory, 'report.json');

test('a failure is found again at the same server, and gone at one without the fault', async () => {
  const broken = await startServer({ faults: ['copystate-matrix-ignored'], token: 'only-for-this' });
  const sound = await startServer({ token: 'only-for-this' });
  const env = { SMS_AUTH_TOKEN: 'only-for-this' };
  const replay = (...argv: string[]) =>
    runCaptured(['replay', directory, 'SMS.7728', '--report', join(directory, 'again'), ...argv], env);
  try {
    const argv = [
      '--endpoint',
      broken.url,
      '--operation',
      'UpdateCopyState',
      '--suite',
      'rejections',
      '--seed',
      '7',
    ];
    expect((await runCaptured(['certify', '--report', directory, ...argv], env)).code).toBe(1);
    const before = await readFile(report(), 'utf8');
    const same = await replay();
    expect([same.code, same.stdout]).toEqual([
      1,
      expect.stringMatching(/^SMS\.7728#.*\nSame: it was found again\.\n$/s),
    ]);
    const gone = await replay('--endpoint', sound.url);
    expect([gone.code, gone.stdout]).toEqual([
      0,
      expect.stringMatching(/\nGone: the server does what is documented\.\n$/),
    ]);
    expect(await readFile(report(), 'utf8')).toBe(before);
  } finally {
    await broken.close();
    await sound.close();
  }
});

test.each([
  [[], 'expected a report and the id of a finding in it: replay REPORT CASE'],
  [['none', 'R1'], "the report 'none' cannot be read: there is no such file"],
  [['package.json', 'R1'], "the report 'package.json' cannot be replayed: it is no report of this version: "],
])('replay %j is refused', async (operands, message) => {
  const { code, stderr } = await runCaptured(['replay', ...operands]);
  expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
});

test('an id that the report does not have is refused with the nearest one', async () => {
  await writeFile(report(), json(troubledRun()));
  const { code, stderr } = await runCaptured(['replay', report(), 'UpdateTaskStatus.request.operation.enun']);
  expect(code).toBe(2);
  expect(stderr).toContain("did you mean 'UpdateTaskStatus.request.operation.enum'?");
  await writeFile(report(), json(runOf()));
  expect((await runCaptured(['replay', report(), 'R1'])).stderr).toContain('the report has no findings');
});
