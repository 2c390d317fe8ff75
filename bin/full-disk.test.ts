import { symlinkSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type ReferenceServer, startServer } from '../fixtures/server/server.js';
import { runCaptured } from './testing/run-captured.js';

/** After so many writes to the disk there is no space left. */
const disk = vi.hoisted(() => ({ writes: Number.POSITIVE_INFINITY }));

vi.mock('node:fs', async (original) => {
  const real = await original<typeof import('node:fs')>();
  const writeSync = (file: number, bytes: Buffer) => {
    disk.writes -= 1;
    if (disk.writes < 0)
      throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
    return real.writeSync(file, bytes);
  };
  return { ...real, default: { ...real, writeSync }, writeSync };
});

let directory: string;
let server: ReferenceServer;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'full-'));
  server = await startServer();
});

afterEach(async () => {
  disk.writes = Number.POSITIVE_INFINITY;
  await server.close();
  await rm(directory, { recursive: true });
});

const certified = () =>
  runCaptured(['certify', '--endpoint', server.url, '--suite', 'relations', '--report', directory], {
    SMS_AUTH_TOKEN: server.token,
  });

const population = async () => {
  const counts = [];
  for (const path of ['/v3/sources', '/v3/tasks', '/v3/vm/templates']) {
    const response = await fetch(server.url + path, { headers: { 'X-Auth-Token': server.token } });
    counts.push(((await response.json()) as { count: number }).count);
  }
  return counts;
};

test('a disk that is full from the beginning: nothing is sent, and it is said what to do', async () => {
  symlinkSync('/dev/full', join(directory, 'ledger.jsonl'));
  const { code, stderr } = await certified();
  expect(code).toBe(3);
  expect(stderr).toMatch(/ledger\.jsonl cannot be written \(ENOSPC.*choose another directory with --report/);
});

test('a disk that becomes full: nothing more is created, what was created is removed, and it is said', async () => {
  disk.writes = 40;
  const { code, stderr } = await certified();
  expect(code).toBe(3);
  expect(stderr).toMatch(/ledger\.jsonl cannot be written \(ENOSPC/);
  const { verdict, summary, run } = JSON.parse(await readFile(join(directory, 'report.json'), 'utf8'));
  expect([verdict, run.leftovers]).toEqual(['inconclusive', []]);
  expect(JSON.stringify(summary.reasons)).toContain('cannot be written');
  expect(run.requests).toBeLessThan(1000);
  expect(await population()).toEqual([0, 0, 0]);
});
