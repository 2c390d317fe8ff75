import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { expect, test, vi } from 'vitest';
import { run } from '../run.js';
import { runCaptured } from '../testing/run-captured.js';

test('the URL stands alone on the first line, the server answers there, and an interrupt stops it with 0', async () => {
  const controller = new AbortController();
  const stdout = { write: vi.fn<(text: string) => void>() };
  const stderr = { write: vi.fn<(text: string) => void>() };
  const code = run(['serve', '--token', 'abc'], stdout, stderr, {}, controller.signal);
  await vi.waitFor(() => expect(stderr.write).toHaveBeenCalled());
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
