import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { linuxSource } from '../fixtures/server/testing/bodies.js';
import { type Started, startProcess } from './testing/start-process.js';

let directory: string;
let started: Started[] = [];
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'serve-'));
});
afterEach(async () => {
  for (const { process } of started) process.kill('SIGKILL');
  started = [];
  await rm(directory, { recursive: true });
});

async function serve(...options: string[]) {
  const server = startProcess(['serve', '--token', 'abc', ...options]);
  started.push(server);
  const url = await server.prints(/^http:\S+(?=\n)/);
  const send = (method: string, path: string, body?: object) =>
    fetch(url + path, {
      method,
      headers: { 'X-Auth-Token': 'abc', 'Content-Type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
  return { ...server, send };
}

test('an interrupt lets the running request be answered, saves the state and ends with 0; a killed process saves nothing', async () => {
  const state = join(directory, 'state.json');
  const first = await serve('--state', state, '--latency', '500');
  const running = first.send('POST', '/v3/sources', linuxSource());
  await wait(200);
  first.process.kill('SIGINT');
  const { id } = (await (await running).json()) as { id: string };
  expect(await first.exit).toBe(0);
  expect(await readdir(directory)).toEqual(['state.json']);
  const saved = await readFile(state, 'utf8');

  const second = await serve('--state', state);
  expect((await second.send('DELETE', `/v3/sources/${id}`)).status).toBe(200);
  second.process.kill('SIGKILL');
  expect(await second.exit).toBe('SIGKILL');
  expect(await readFile(state, 'utf8')).toBe(saved);

  const third = await serve('--state', state);
  const shown = await third.send('GET', `/v3/sources/${id}`);
  expect([shown.status, await shown.json()]).toMatchObject([200, { id }]);
  third.process.kill('SIGTERM');
  expect(await third.exit).toBe(0);
});
