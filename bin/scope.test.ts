import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findFault } from '../fixtures/faults/find-fault.js';
import { startServer } from '../fixtures/server/server.js';
import { startWithClient } from '../fixtures/server/testing/client.js';
import {
  act,
  newMigration,
  newProject,
  newSource,
  newTemplate,
  report,
} from '../fixtures/server/testing/world.js';
import { loadContract } from '../spec/contract.js';
import type { Run } from '../suites/results/run.js';
import { startMutatingProxy } from './testing/mutating-proxy.js';
import { runCaptured } from './testing/run-captured.js';

let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'scope-'));
});

afterEach(() => rm(directory, { recursive: true }));

/** Fills a state file with what others have: every kind, in many states, and more than one page of sources. */
async function fill(state: string): Promise<void> {
  const client = await startWithClient({ state });
  const migprojectid = await newProject(client, { name: 'theirs', isdefault: false });
  for (let number = 0; number < 110; number += 1) await newSource(client, { name: `host-${number}` });
  const source_id = await newSource(client, { name: 'in-project' });
  await client.call('UpdateServerName', { source_id }, { migprojectid });
  await newSource(client, { name: 'SmsConf-fedcba-1' });
  for (let number = 0; number < 5; number += 1) await newTemplate(client, { name: `template-${number}` });
  await newMigration(client);
  for (const [copystate, cycle] of [
    ['REPLICATE', 'replicating'],
    ['SYNC', 'synchronizing'],
    ['ERROR', 'replicating'],
  ] as const) {
    const { source_id, task_id } = await newMigration(client, { auto_start: true });
    await client.call('UpdateSpeed', { task_id }, { speed_limit: [] });
    await report(client, source_id, copystate, cycle);
  }
  const stopped = await newMigration(client, { auto_start: true });
  await act(client, stopped.task_id, 'stop');
  await client.server.close();
}

/** Everything that a server knows but the number that it gave last. */
async function membersOf(state: string): Promise<Record<string, unknown>> {
  const { members } = JSON.parse(await readFile(state, 'utf8'));
  const { lastNumber: _, ...rest } = members;
  return rest;
}

/** Certifies a server with a state, and tells with which methods, and what it knew before and after. */
async function certified(scope: string, options: string[] = [], faults: string[] = []) {
  const state = join(directory, 'state.json');
  await fill(state);
  const before = await membersOf(state);
  const server = await startServer({ state, faults });
  const methods = new Set<string>();
  const proxy = await startMutatingProxy(
    server.url,
    () => (asked, forward) => {
      methods.add(asked.method);
      return forward(asked);
    },
    loadContract().operations,
  );
  const { code } = await runCaptured(
    ['certify', '--endpoint', proxy.url, '--scope', scope, '--runs', '1', '--report', directory, ...options],
    {
      SMS_AUTH_TOKEN: server.token,
      SMS_READ_ONLY_TOKEN: server.credentials.readOnlyToken,
      SMS_OTHER_AUTH_TOKEN: server.credentials.otherToken,
      SMS_EXPIRED_TOKEN: server.credentials.expiredToken,
    },
  );
  await proxy.close();
  await server.close();
  const run: Run = JSON.parse(await readFile(join(directory, 'report.json'), 'utf8'));
  return { code, run, methods, before, after: await membersOf(state) };
}

test('own-resources touches nothing that it did not create: what others have is the same before and after', async () => {
  const { code, run, before, after } = await certified('own-resources');
  expect(run.failures).toEqual([]);
  expect([code, run.verdict]).toEqual([0, 'conformant']);
  expect(Object.keys(before).length).toBeGreaterThan(5);
  expect((before.sources as unknown[]).length).toBeGreaterThan(110);
  expect(after).toEqual(before);
});

test('own-resources spares what others have also on a server that lets in everybody who is refused', async () => {
  const faults = [
    'delete-server-without-token',
    'create-project-without-token',
    'delete-task-before-denial',
    'create-task-for-readers',
    'delete-templates-for-readers',
    'delete-task-of-another-project',
  ];
  const options = ['--suite', 'security', '--suite', 'rejections', '--suite', 'relations'];
  const operations = faults.flatMap((name) => ['--operation', findFault(name).operation]);
  const { code, run, before, after } = await certified('own-resources', [...options, ...operations], faults);
  expect([code, run.verdict]).toEqual([1, 'non-conformant']);
  expect(after).toEqual(before);
});

test('read-only sends GET alone, changes nothing, and says of the rest that the scope does not allow to show it', async () => {
  const { code, run, methods, before, after } = await certified('read-only');
  expect([...methods]).toEqual(['GET']);
  expect(after).toEqual(before);
  expect([code, run.verdict, run.failures]).toEqual([4, 'inconclusive', []]);
  expect(run.summary.total.pass).toBeGreaterThan(300);
  const reasons = run.requirements.flatMap(({ verdict, reason }) => (verdict === 'unproven' ? [reason] : []));
  const foreign = reasons.filter((reason) => !reason?.includes('the scope read-only'));
  expect(new Set(foreign)).toEqual(new Set());
});
