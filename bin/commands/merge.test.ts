import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startServer } from '../../fixtures/server/server.js';
import { readReport } from '../../reporters/read-report.js';
import type { Run } from '../../suites/results/run.js';
import { runCaptured } from '../testing/run-captured.js';

let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'merge-'));
});

afterEach(() => rm(directory, { recursive: true }));

const at = (name: string) => join(directory, name);
const reportIn = async (name: string): Promise<Run> =>
  readReport(await readFile(join(at(name), 'report.json'), 'utf8'));
const told = ({ requirements }: Run) => requirements.map(({ id, verdict, reason }) => [id, verdict, reason]);

/** Certifies a server of its own that deviates, as a whole or a part. */
async function certified(name: string, ...argv: string[]): Promise<number> {
  const server = await startServer({ faults: ['copystate-matrix-ignored'], token: 'only-for-this' });
  try {
    const few = '--operation UpdateCopyState --operation ShowSha256 --suite rejections --scope own-resources';
    const { code } = await runCaptured(
      ['certify', '--endpoint', server.url, '--report', at(name), '--seed', '3', ...few.split(' '), ...argv],
      { SMS_AUTH_TOKEN: 'only-for-this' },
    );
    return code;
  } finally {
    await server.close();
  }
}

test('three shards, joined, say of every requirement what one run says', async () => {
  await certified('whole');
  for (const index of [1, 2, 3]) await certified(`part${index}`, '--shard', `${index}/3`);
  const argv = ['merge', at('part3'), at('part1'), at('part2'), '--report', at('joined')];
  const { code, stdout } = await runCaptured(argv);
  const [whole, joined] = [await reportIn('whole'), await reportIn('joined')];
  expect(code).toBe(1);
  expect(stdout).toContain('Verdict: non-conformant');
  expect(told(joined)).toEqual(told(whole));
  expect(joined.failures.map(({ id }) => id)).toEqual(whole.failures.map(({ id }) => id));
  expect(joined.summary).toEqual(whole.summary);
  expect(joined.run.shard).toBeNull();
  const lines = (await readFile(join(at('joined'), 'transcript.jsonl'), 'utf8')).trimEnd().split('\n');
  for (const { line, operationId, status } of joined.answers) {
    expect(JSON.parse(lines[line - 1] ?? '')).toMatchObject({ operationId, response: { status } });
  }
});

test('a shard is refused without a seed, and out of its range', async () => {
  const certify = (...argv: string[]) => runCaptured(['certify', '--report', at('x'), ...argv]);
  expect((await certify('--shard', '1/2')).stderr).toContain('--shard has no seed: expected --seed N');
  for (const wrong of ['0/2', '3/2', '1', 'a/b']) {
    expect((await certify('--shard', wrong)).stderr).toContain(`--shard '${wrong}': expected a part`);
  }
});

test('what are not the shards of one run is refused', async () => {
  await certified('one', '--shard', '1/2');
  const merge = (...names: string[]) => runCaptured(['merge', ...names.map(at), '--report', at('joined')]);
  expect((await merge('one')).stderr).toContain('of 2 shards 2 is missing');
  expect((await merge('one', 'one')).stderr).toContain('are both shard 1');
  const other = JSON.parse(await readFile(join(at('one'), 'report.json'), 'utf8'));
  await writeFile(at('other.json'), JSON.stringify({ ...other, run: { ...other.run, seed: 4 } }));
  expect((await merge('one', 'other.json')).stderr).toContain('are not of one run: their seed is 3 and 4');
  await writeFile(at('other.json'), JSON.stringify({ ...other, run: { ...other.run, shard: null } }));
  expect((await merge('other.json')).stderr).toContain('is the report of a whole run');
  expect((await runCaptured(['merge', at('one'), '--report', at('one')])).code).toBe(2);
  expect((await runCaptured(['merge'])).stderr).toContain('no directory: expected the report directories');
});
