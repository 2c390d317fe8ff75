import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type ReferenceServer, startServer } from '../fixtures/server/server.js';
import { loadContract } from '../spec/contract.js';
import type { Run } from '../suites/results/run.js';
import { type MutatingProxy, startMutatingProxy } from './testing/mutating-proxy.js';
import { type Captured, runCaptured } from './testing/run-captured.js';

let directory: string;
let server: ReferenceServer;
let proxy: MutatingProxy;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'open-'));
  server = await startServer();
  // Whoever asks, the server behind it sees the right token.
  proxy = await startMutatingProxy(
    server.url,
    () => (asked, forward) =>
      forward({ ...asked, headers: { ...asked.headers, 'x-auth-token': server.token } }),
    loadContract().operations,
  );
});

afterEach(async () => {
  await proxy.close();
  await server.close();
  await rm(directory, { recursive: true });
});

const certified = async (env: Record<string, string>): Promise<Captured & { run: Run }> => {
  const captured = await runCaptured(
    ['certify', '--endpoint', proxy.url, '--suite', 'security', '--report', directory],
    env,
  );
  return { ...captured, run: JSON.parse(await readFile(join(directory, 'report.json'), 'utf8')) };
};

test.each([
  ['with a token', { SMS_AUTH_TOKEN: 'any-token-at-all' }],
  ['without one', {}],
])('a server that asks nobody for credentials fails for one reason, asked %s', async (_, env) => {
  const { code, stdout, run } = await certified(env);
  expect(code).toBe(1);
  expect(run.failures.map(({ requirement }) => requirement)).toEqual(['R3']);
  expect(run.failures[0]?.message).toContain('asks nobody who they are');
  const failed = run.requirements.filter(({ verdict }) => verdict === 'fail');
  expect(failed.length).toBeGreaterThan(100);
  expect(failed.filter(({ id, reason }) => id !== 'R3' && reason !== 'see R3')).toEqual([]);
  expect(stdout.split('\n').length).toBeLessThan(50);
});
