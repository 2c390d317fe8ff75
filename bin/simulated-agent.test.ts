import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Agent, startAgent } from '../fixtures/agent/start-agent.js';
import { type Client, startWithClient } from '../fixtures/server/testing/client.js';
import { act, newMigration, newTask, newTemplate, report } from '../fixtures/server/testing/world.js';
import type { JsonObject } from '../spec/exact-json.js';
import { pairing } from '../spec/lifecycle.js';

/** Milliseconds of one move; a migration has about twenty. */
const PACE = 10;

let client: Client;
let agent: Agent;
beforeEach(async () => {
  client = await startWithClient();
  agent = startAgent({ url: client.server.url, token: client.server.token, pace: PACE });
});
afterEach(async () => {
  await agent.stop();
  await client.server.close();
});

const showTask = async (task_id: string) => (await client.call('ShowTask', { task_id })).body;
const showSource = async (source_id: string) => (await client.call('ShowServer', { source_id })).body;

/** Waits until a record is as it should be, and returns it. */
const until = <Record>(look: () => Promise<Record>, wanted: object) =>
  vi.waitFor(
    async () => {
      const record = await look();
      expect(record).toMatchObject(wanted);
      return record;
    },
    { timeout: 20_000, interval: PACE },
  );

const commandsDone = (server_id: string) =>
  vi.waitFor(async () => expect((await client.call('ShowCommand', { server_id })).text).toBe('{}'), 5_000);

describe('with an agent', () => {
  it('a task that is created and started reaches its end', async () => {
    const { task_id, source_id } = await newMigration(client, { auto_start: true });
    const seen = new Set<string>();
    await vi.waitFor(
      async () => {
        const { state, migration_cycle, current_task } = await showSource(source_id);
        expect(pairing(String(state), String(migration_cycle))).not.toBe('illegal');
        seen.add(`${state} in ${migration_cycle}`);
        expect(current_task).toMatchObject({ state: 'MIGRATE_SUCCESS' });
      },
      { timeout: 20_000, interval: 1 },
    );
    expect([...seen]).toEqual(
      expect.arrayContaining([
        'initialize in replicating',
        'replicate in replicating',
        'finished in cutovered',
      ]),
    );
    const task = await showTask(task_id);
    expect(task).toMatchObject({ remain_seconds: 0, agent_cpu_usage: 10.5, finish_date: expect.any(Number) });
    const subTasks = task.sub_tasks as JsonObject[];
    expect(subTasks.map(({ user_op }) => user_op)).toEqual([
      ...Array(4).fill('REPLICATE'),
      ...Array(2).fill('CUTOVER0'),
    ]);
    for (const subTask of subTasks)
      expect(subTask).toMatchObject({ progress: 100, end_date: expect.any(Number) });
    const { replicatesize, totalsize } = await showSource(source_id);
    expect(Number(totalsize)).toBeGreaterThan(0);
    expect(replicatesize).toBe(totalsize);
  });

  it('a task that synchronises does so until its target is launched, and can be restarted', async () => {
    const { task_id, source_id } = await newMigration(client, { auto_start: true, syncing: true });
    await until(() => showTask(task_id), { state: 'SYNCING', source_server: { state: 'syncing' } });

    const template_id = await newTemplate(client);
    await act(client, task_id, 'clone_test', { template_id });
    await until(() => showTask(task_id), {
      clone_server: { clone_state: 'FINISHED' },
      source_server: { state: 'syncing' },
    });
    await act(client, task_id, 'test');
    await until(() => showTask(task_id), { state: 'MIGRATE_SUCCESS' });
    await act(client, task_id, 'restart');
    const resynchronised = async () => ((await showTask(task_id)).sub_tasks as JsonObject[]).at(-1);
    await until(resynchronised, { name: 'SYNC_LINUX_FILE', progress: 100, user_op: 'RESYNC0' });
    expect(await showSource(source_id)).toMatchObject({ state: 'syncing', migration_cycle: 'syncing' });

    await act(client, task_id, 'test');
    await until(() => showTask(task_id), { state: 'MIGRATE_SUCCESS' });
    await act(client, task_id, 'clear');
    await until(() => showSource(source_id), { state: 'cleared', migration_cycle: 'cutovered' });
  });

  it('a stopped task stays stopped, and goes on where it was', async () => {
    const { task_id, source_id } = await newMigration(client, { auto_start: true });
    await until(() => showTask(task_id), { source_server: { state: 'replicate' } });
    await act(client, task_id, 'stop');
    await commandsDone(source_id);
    await wait(5 * PACE);
    const stopped = await showTask(task_id);
    expect(stopped).toMatchObject({ state: 'ABORT', source_server: { state: 'stopped' } });
    await wait(5 * PACE);
    expect(await showTask(task_id)).toEqual(stopped);
    await act(client, task_id, 'start');
    await until(() => showTask(task_id), { state: 'MIGRATE_SUCCESS' });
  });

  it('a task that is stopped at any time has a stopped source', async () => {
    const migrations = await Promise.all(
      Array.from({ length: 12 }, () => newMigration(client, { auto_start: true })),
    );
    for (const { task_id } of migrations) {
      await wait(PACE / 2);
      expect((await act(client, task_id, 'stop')).status).toBe(200);
    }
    for (const { source_id } of migrations) await commandsDone(source_id);
    await wait(5 * PACE);
    for (const { task_id } of migrations)
      expect(await showTask(task_id)).toMatchObject({ state: 'ABORT', source_server: { state: 'stopped' } });
  });

  it('a task that is stopped and started at once runs on', async () => {
    const { task_id } = await newMigration(client, { auto_start: true });
    for (const action of ['stop', 'start', 'stop', 'start']) await act(client, task_id, action);
    await until(() => showTask(task_id), { state: 'MIGRATE_SUCCESS' });
  });

  it('a source whose task was deleted is ready for another one', async () => {
    const { task_id, source_id } = await newMigration(client, { auto_start: true });
    await until(() => showTask(task_id), { source_server: { state: 'replicate' } });
    await act(client, task_id, 'stop');
    expect((await client.call('DeleteTask', { task_id })).status).toBe(200);
    await until(() => showSource(source_id), { state: 'waiting', migration_cycle: 'checking' });
    const next = await newTask(client, source_id, { auto_start: true });
    await until(() => showTask(next), { state: 'MIGRATE_SUCCESS' });
  });

  it('a drill is held when the user asks for it', async () => {
    const { task_id, source_id } = await newMigration(client, {
      auto_start: true,
      need_migration_test: true,
    });
    await until(() => showSource(source_id), { state: 'premigready' });
    await act(client, task_id, 'migration_test');
    await until(() => showTask(task_id), { state: 'MIGRATE_SUCCESS' });
  });

  it('the check that the user leaves out is skipped', async () => {
    const { task_id } = await newMigration(client, { auto_start: true });
    await act(client, task_id, 'skip');
    await until(() => showTask(task_id), { state: 'MIGRATE_SUCCESS' });
  });

  it('logs are uploaded', async () => {
    const { task_id } = await newMigration(client, { auto_start: true });
    await client.call('CollectLog', { task_id }, { log_bucket: 'logs' });
    const listed = async () => (await client.call('ListTasks', {}, undefined, `?id=${task_id}`)).body.tasks;
    await until(listed, [{ log_collect_status: 'SERVER_COLLECT_SUCCESS' }]);
  });

  it('speed limits are kept', async () => {
    const { task_id } = await newMigration(client, {
      auto_start: true,
      speed_limit: 8,
      over_speed_threshold: 10,
    });
    const speed_limit = [{ start: '00:00', end: '23:59', speed: 5, over_speed_threshold: 10 }];
    await client.call('UpdateSpeed', { task_id }, { speed_limit });
    await until(() => showTask(task_id), { migrate_speed: 5 });
    await until(() => showTask(task_id), { state: 'MIGRATE_SUCCESS' });
  });
});

describe('an agent', () => {
  it('leaves a source to another one that fetches the commands sooner', async () => {
    await agent.stop();
    const first = await newMigration(client, { auto_start: true });
    agent = startAgent({ url: client.server.url, token: client.server.token, pace: 500 });
    // What is there when it starts is its own.
    await commandsDone(first.source_id);
    const { task_id, source_id: server_id } = await newMigration(client, { auto_start: true });
    const result = { command_name: 'START', result: 'success', result_detail: {} };
    expect((await client.call('UpdateCommandResult', { server_id }, result)).status).toBe(200);
    const before = await showTask(task_id);
    await wait(1200);
    expect(await showTask(task_id)).toEqual(before);
  });

  it('leaves a source where another one has taken it', async () => {
    const { task_id, source_id } = await newMigration(client, { auto_start: true });
    await until(() => showTask(task_id), { source_server: { state: 'replicate' } });
    const place = { state: 'waiting', migration_cycle: 'setting' };
    // What it was about to do may still arrive.
    await vi.waitFor(async () => {
      await report(client, source_id, 'WAITING', 'setting');
      await wait(5 * PACE);
      expect(await showSource(source_id)).toMatchObject(place);
    }, 5_000);
    const before = await showTask(task_id);
    await wait(5 * PACE);
    expect(await showTask(task_id)).toEqual(before);
  });

  it('sends nothing more when it was stopped, and another one goes on', async () => {
    const { task_id } = await newMigration(client, { auto_start: true });
    await until(() => showTask(task_id), { source_server: { state: 'replicate' } });
    await agent.stop();
    await agent.stop();
    const left = await showTask(task_id);
    await wait(5 * PACE);
    expect(await showTask(task_id)).toEqual(left);
    agent = startAgent({ url: client.server.url, token: client.server.token, pace: PACE });
    await until(() => showTask(task_id), { state: 'MIGRATE_SUCCESS' });
  });

  it('can be stopped while the service does not answer', async () => {
    const silent = createServer(() => {}).listen(0, '127.0.0.1');
    await new Promise((resolve) => silent.once('listening', resolve));
    const { port } = silent.address() as AddressInfo;
    const waiting = startAgent({ url: `http://127.0.0.1:${port}`, token: 't', pace: PACE });
    await new Promise((resolve) => silent.once('request', resolve));
    const before = Date.now();
    await waiting.stop();
    expect(Date.now() - before).toBeLessThan(1000);
    silent.closeAllConnections();
    silent.close();
  });

  it('waits for a service that is not there, or does not let it in', async () => {
    const nowhere = startAgent({ url: 'http://127.0.0.1:1', token: 't', pace: 1 });
    const stranger = startAgent({ url: client.server.url, token: 'wrong', pace: 1 });
    const { task_id } = await newMigration(client, { auto_start: true });
    await until(() => showTask(task_id), { state: 'MIGRATE_SUCCESS' });
    await Promise.all([nowhere.stop(), stranger.stop()]);
  });
});
