import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { expect, test, vi } from 'vitest';
import { fileTask, linuxSource } from '../../fixtures/server/testing/bodies.js';
import { run } from '../run.js';
import { runCaptured } from '../testing/run-captured.js';

test('the URL stands alone on the first line, the server answers there, and an interrupt stops it with 0', async () => {
  const controller = new AbortController();
  const stdout = { write: vi.fn<(text: string) => void>() };
  const stderr = { write: vi.fn<(text: string) => void>() };
  const code = run(['serve', '--token', 'abc'], stdout, stderr, {}, controller.signal);
  await vi.waitFor(() => expect(stderr.write).toHaveBeenCalled(), 10_000);
  const url = stdout.write.mock.calls.flat().join('').trimEnd();
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  const response = await fetch(`${url}/v3/tasks`, { headers: { 'X-Auth-Token': 'abc' } });
  expect(response.status).toBe(200);
  expect(stderr.write.mock.calls.join('')).toContain(
    `SMS_AUTH_TOKEN=abc sms-conformance certify --endpoint ${url}\n`,
  );
  controller.abort();
  expect(await code).toBe(0);
  await expect(fetch(url)).rejects.toThrow();
});

test.each([
  ['--simulate-agent=1', 'MIGRATE_SUCCESS'],
  ['--simulate-agent', 'RUNNING'],
])('with %s a task is soon %s, and an interrupt stops agent and server', async (option, state) => {
  const controller = new AbortController();
  const stdout = { write: vi.fn<(text: string) => void>() };
  const stderr = { write: vi.fn<(text: string) => void>() };
  const code = run(['serve', '--token', 'abc', option], stdout, stderr, {}, controller.signal);
  await vi.waitFor(() => expect(stderr.write).toHaveBeenCalled(), 10_000);
  const url = stdout.write.mock.calls.flat().join('').trimEnd();
  const send = async (path: string, body?: object) => {
    const headers = { 'X-Auth-Token': 'abc', 'Content-Type': 'application/json' };
    const init = body ? { method: 'POST', body: JSON.stringify(body), headers } : { headers };
    return (await (await fetch(url + path, init)).json()) as { id: string; state: string };
  };
  const { id } = await send('/v3/sources', linuxSource());
  const task = await send('/v3/tasks', fileTask(id, { auto_start: true }));
  await vi.waitFor(async () => expect((await send(`/v3/tasks/${task.id}`)).state).toBe(state), 10_000);
  controller.abort();
  expect(await code).toBe(0);
  await expect(fetch(url)).rejects.toThrow();
});

test('a port in use is one sentence and exit code 3', async () => {
  const blocker = createServer().listen(0, '127.0.0.1');
  await once(blocker, 'listening');
  const { port } = blocker.address() as AddressInfo;
  expect(await runCaptured(['serve', '--port', String(port)])).toEqual({
    code: 3,
    stdout: '',
    stderr: `sms-conformance: port ${port} is in use: choose another one, or leave --port out for a free one\n`,
  });
  blocker.close();
});
