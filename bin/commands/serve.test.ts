import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { expect, test, vi } from 'vitest';
import { fileTask, linuxSource } from '../../fixtures/server/testing/bodies.js';
import { run } from '../run.js';
import { runCaptured } from '../testing/run-captured.js';

/** Runs the command until it is told to stop. */
async function serving(options: string[], env: Record<string, string> = {}) {
  const controller = new AbortController();
  const stdout = { write: vi.fn<(text: string) => void>() };
  const stderr = { write: vi.fn<(text: string) => void>() };
  const code = run(['serve', ...options], stdout, stderr, env, controller.signal);
  await vi.waitFor(() => expect(stderr.write).toHaveBeenCalled(), { timeout: 20_000 });
  const url = stdout.write.mock.calls.flat().join('').trimEnd();
  return {
    url,
    told: stderr.write.mock.calls.flat().join(''),
    async statusWith(token: string) {
      return (await fetch(`${url}/v3/tasks`, { headers: { 'X-Auth-Token': token } })).status;
    },
    async login(names: Record<string, string>) {
      const user = {
        name: names.SMS_IAM_USER,
        password: names.SMS_IAM_PASSWORD,
        domain: { name: names.SMS_IAM_DOMAIN },
      };
      const scope = { project: { name: names.SMS_IAM_PROJECT, id: names.SMS_IAM_PROJECT_ID } };
      const body = { auth: { identity: { methods: ['password'], password: { user } }, scope } };
      const headers = { 'Content-Type': 'application/json' };
      const sent = { method: 'POST', headers, body: JSON.stringify(body) };
      return (await fetch(`${url}/v3/auth/tokens`, sent)).status;
    },
    stop() {
      controller.abort();
      return code;
    },
  };
}

test('the URL stands alone on the first line, the server answers there, and an interrupt stops it with 0', async () => {
  const server = await serving(['--token', 'abc']);
  expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect(await server.statusWith('abc')).toBe(200);
  expect(server.told).toContain(`SMS_AUTH_TOKEN=abc sms-conformance certify --endpoint ${server.url}\n`);
  expect(await server.stop()).toBe(0);
  await expect(fetch(server.url)).rejects.toThrow();
});

test('credentials that the environment does not give are random, told, and accepted', async () => {
  const server = await serving([]);
  const told = Object.fromEntries(
    [...server.told.matchAll(/^ {2}(\w+)=(\S+)/gm)].map(([, name, value]) => [name, value ?? '']),
  );
  expect(await server.statusWith(told.SMS_AUTH_TOKEN ?? '')).toBe(200);
  expect(await server.statusWith(told.SMS_READ_ONLY_TOKEN ?? '')).toBe(200);
  expect(await server.login(told)).toBe(201);
  expect(await server.login({ ...told, SMS_IAM_PASSWORD: 'x' })).toBe(401);
  expect(told.CLOUD_SDK_AK).toMatch(/^[\dA-F]{20}$/);
  expect(told.CLOUD_SDK_SK).toMatch(/^[\w-]{40}$/);
  expect(await server.stop()).toBe(0);
});

test('credentials that the environment gives are accepted, and not told', async () => {
  const env = {
    SMS_READ_ONLY_TOKEN: 'secret-1',
    SMS_IAM_USER: 'secret-2',
    SMS_IAM_PASSWORD: "secret-3 with 'quotes'",
    SMS_IAM_DOMAIN: 'secret-4',
    SMS_IAM_PROJECT: 'secret-5',
    SMS_IAM_PROJECT_ID: 'secret-6',
    CLOUD_SDK_AK: 'secret-7',
    CLOUD_SDK_SK: 'secret-8',
    SMS_OTHER_AUTH_TOKEN: 'secret-9',
    SMS_EXPIRED_TOKEN: 'secret-10',
  };
  const server = await serving([], env);
  expect(await server.statusWith('secret-1')).toBe(200);
  expect(await server.statusWith('secret-9')).toBe(200);
  expect(await server.statusWith('secret-10')).toBe(401);
  expect(await server.login(env)).toBe(201);
  expect(server.told).not.toMatch(/secret-|It also knows/);
  expect(await server.stop()).toBe(0);
});

test.each([
  ['CLOUD_SDK_AK', 'secret,', 'contains a comma'],
  ['CLOUD_SDK_SK', 'sec ret', 'contains a blank'],
  ['SMS_READ_ONLY_TOKEN', 'secret\n', 'contains a blank, a line break'],
])('%s that cannot be one is wrong usage, and not shown', async (name, value, message) => {
  const { code, stdout, stderr } = await runCaptured(['serve'], { [name]: value });
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain(`sms-conformance: ${name} ${message}`);
  expect(stderr).not.toContain('sec');
});

test('a state file that is none is one sentence and exit code 3', async () => {
  const file = fileURLToPath(import.meta.url);
  expect(await runCaptured(['serve', '--state', file])).toEqual({
    code: 3,
    stdout: '',
    stderr:
      `sms-conformance: the state file ${file} is damaged, or no JSON; it was left as it is: ` +
      'name another file, or remove this one to start with nothing\n',
  });
});

test.each(['-1', 'soon', '600001'])('a latency of %s is wrong usage', async (latency) => {
  expect(await runCaptured(['serve', `--latency=${latency}`])).toMatchObject({ code: 2, stdout: '' });
});

test.each([
  ['--simulate-agent=1', 'MIGRATE_SUCCESS'],
  ['--simulate-agent', 'RUNNING'],
])('with %s a task is soon %s, and an interrupt stops agent and server', async (option, state) => {
  const { url, stop } = await serving(['--token', 'abc', option]);
  const send = async (path: string, body?: object) => {
    const headers = { 'X-Auth-Token': 'abc', 'Content-Type': 'application/json' };
    const init = body ? { method: 'POST', body: JSON.stringify(body), headers } : { headers };
    return (await (await fetch(url + path, init)).json()) as { id: string; state: string };
  };
  const { id } = await send('/v3/sources', linuxSource());
  const task = await send('/v3/tasks', fileTask(id, { auto_start: true }));
  await vi.waitFor(async () => expect((await send(`/v3/tasks/${task.id}`)).state).toBe(state), 10_000);
  expect(await stop()).toBe(0);
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
