import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type ReferenceServer, startServer } from '../fixtures/server/server.js';
import { loadContract } from '../spec/contract.js';
import { startMutatingProxy } from './testing/mutating-proxy.js';
import { runCaptured } from './testing/run-captured.js';
import { startProcess } from './testing/start-process.js';

let directory: string;
let server: ReferenceServer;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'interrupted-'));
  server = await startServer({});
});
afterEach(async () => {
  await server.close();
  await rm(directory, { recursive: true });
});

async function sources(): Promise<string[]> {
  const answer = await fetch(`${server.url}/v3/sources`, { headers: { 'X-Auth-Token': server.token } });
  const { source_servers: found } = (await answer.json()) as { source_servers: { name: string }[] };
  return found.map(({ name }) => name);
}

/** A certification in a process of its own, told `name` after it has created some sources. */
async function interrupted(name: NodeJS.Signals, { hold }: { hold: boolean }) {
  let created = 0;
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const proxy = await startMutatingProxy(
    server.url,
    () => async (asked, forward) => {
      if (hold && created >= 3 && asked.method === 'DELETE') await held;
      const answered = await forward(asked);
      if (asked.operationId === 'RegisterServer' && answered.status === 200) created += 1;
      if (created === 3) run.process.kill(name);
      return answered;
    },
    loadContract().operations,
  );
  const argv = ['certify', '--endpoint', proxy.url, '--report', directory, '--scope', 'own-resources'];
  const run = startProcess([...argv, '--suite', 'relations'], { SMS_AUTH_TOKEN: server.token });
  const close = async () => {
    release();
    await proxy.close();
  };
  return { run, close };
}

test.each(['SIGINT', 'SIGTERM'] as const)(
  '%s ends a run with 130, a report of what was done, and nothing left at the server',
  async (name) => {
    const { run, close } = await interrupted(name, { hold: false });
    expect(await run.exit).toBe(130);
    await close();
    expect(run.output.stderr).toContain('Interrupted: cleaning up what was created.');
    expect(run.output.stdout).toContain('The run was interrupted.');
    const report = JSON.parse(readFileSync(join(directory, 'report.json'), 'utf8'));
    expect(report.run).toMatchObject({ interrupted: true });
    expect(await sources()).toEqual([]);
  },
);

test('a second Ctrl-C leaves at once, and says what is left and how to remove it', async () => {
  const { run, close } = await interrupted('SIGINT', { hold: true });
  while (!run.output.stderr.includes('Interrupted')) await wait(20);
  // Two signals at the same moment are one, which npm passes on.
  await wait(300);
  run.process.kill('SIGINT');
  expect(await run.exit).toBe(130);
  await close();
  expect(run.output.stderr).toMatch(/Left at http:\/\/127\.0\.0\.1:\d+: .*source SmsConf-/);
  expect(run.output.stderr).toContain(`Remove it with: sms-conformance cleanup --report '${directory}'`);
  expect(existsSync(join(directory, 'report.json'))).toBe(false);
});

test('what a second Ctrl-C leaves is what the ledger knows, and nothing where there is none', async () => {
  const { whatIsLeft } = await import('./what-is-left.js');
  expect(whatIsLeft(join(directory, 'nowhere'))).toBe('');
  await runCaptured(
    [
      'certify',
      '--endpoint',
      server.url,
      '--report',
      directory,
      '--suite',
      'security',
      '--operation',
      'ListTasks',
    ],
    {
      SMS_AUTH_TOKEN: server.token,
    },
  );
  expect(whatIsLeft(directory)).toBe('');
});
