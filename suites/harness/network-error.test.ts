import { describe, expect, test } from 'vitest';
import { clientFor, TOKEN } from '../testing/client-for.js';
import { operation } from '../testing/exchange-of.js';
import { deserted, localServer, rawServer } from '../testing/local-server.js';
import type { Client } from './client.js';
import { NetworkError, reasonOf } from './network-error.js';

/** How the request ends when no answer can be judged. */
async function failureOf(client: Client): Promise<NetworkError> {
  const outcome = await client.send(operation('ListTasks')).catch((error: unknown) => error);
  expect(outcome).toBeInstanceOf(NetworkError);
  return outcome as NetworkError;
}

test('nobody listens: refused', async () => {
  const url = await deserted();
  const { reason, message } = await failureOf(clientFor(url));
  expect(reason).toBe('refused');
  expect(message).toBe(`GET ${url}/v3/tasks: the connection was refused`);
});

test('nothing is answered: timeout', async () => {
  const url = await rawServer(() => {});
  const started = performance.now();
  expect((await failureOf(clientFor(url, { timeout: 200 }))).reason).toBe('timeout');
  expect(performance.now() - started).toBeLessThan(2_000);
});

test('an answer that drips for longer than the time-out: timeout', async () => {
  const { url } = await localServer((_, response) => {
    const dripping = setInterval(() => response.write(' '), 30);
    response.on('close', () => clearInterval(dripping));
  });
  expect((await failureOf(clientFor(url, { timeout: 300 }))).reason).toBe('timeout');
});

test.each(['SSH-2.0-OpenSSH_9.6\r\n', '\u0015\u0003\u0001\u0000\u0002\u0002', 'hello\n'])(
  'something else than HTTP (%#): not-http',
  async (greeting) => {
    const url = await rawServer((socket) => socket.end(greeting));
    expect((await failureOf(clientFor(url))).reason).toBe('not-http');
  },
);

test('a connection that breaks before the answer: reset', async () => {
  const url = await rawServer((socket) => socket.once('data', () => socket.destroy()));
  expect((await failureOf(clientFor(url))).reason).toBe('reset');
});

test('a connection that breaks in the middle of the answer: reset', async () => {
  const { url } = await localServer((_, response, socket) => {
    response.writeHead(200, { 'content-length': '100' });
    response.write('{"count":');
    setTimeout(() => socket.destroy(), 30);
  });
  expect((await failureOf(clientFor(url))).reason).toBe('reset');
});

test('an answer beyond 32 MB: too-large', async () => {
  const megabyte = 'x'.repeat(1024 * 1024);
  const { url } = await localServer((_, response) => {
    for (let sent = 0; sent < 34; sent += 1) response.write(megabyte);
    response.end();
  });
  expect((await failureOf(clientFor(url))).reason).toBe('too-large');
});

test('TLS where there is none: tls', async () => {
  const { url } = await localServer((_, response) => response.end());
  expect((await failureOf(clientFor(url.replace('http:', 'https:')))).reason).toBe('tls');
});

test('an interruption of the run: aborted', async () => {
  const interruption = new AbortController();
  const url = await rawServer((socket) => socket.once('data', () => interruption.abort()));
  expect((await failureOf(clientFor(url, { signal: interruption.signal }))).reason).toBe('aborted');
});

test('an interruption while the server is busy: aborted', async () => {
  const interruption = new AbortController();
  const { url, arrived } = await localServer((_, response) => {
    response.writeHead(429, { 'Retry-After': '60' }).end();
    setTimeout(() => interruption.abort(), 30);
  });
  expect((await failureOf(clientFor(url, { signal: interruption.signal }))).reason).toBe('aborted');
  expect(arrived).toHaveLength(1);
});

test('the message does not contain the token', async () => {
  const client = clientFor(await deserted());
  const failed = client.send(operation('ListTasks'), { query: { name: TOKEN } });
  await expect(failed).rejects.toThrow('?name=$SMS_AUTH_TOKEN: the connection was refused');
});

describe('reasonOf', () => {
  const coded = (code: string, cause?: unknown) => Object.assign(new Error('failed', { cause }), { code });

  test.each([
    [coded('ECONNREFUSED'), 'refused'],
    [coded('EHOSTUNREACH'), 'refused'],
    [coded('ENOTFOUND'), 'unresolved'],
    [coded('EAI_AGAIN'), 'unresolved'],
    [coded('UND_ERR_CONNECT_TIMEOUT'), 'timeout'],
    [coded('UND_ERR_BODY_TIMEOUT'), 'timeout'],
    [coded('HPE_INVALID_CONSTANT'), 'not-http'],
    [coded('DEPTH_ZERO_SELF_SIGNED_CERT'), 'tls'],
    [coded('ERR_TLS_CERT_ALTNAME_INVALID'), 'tls'],
    [coded('ECONNRESET'), 'reset'],
    [coded('UND_ERR_SOCKET'), 'reset'],
    [new AggregateError([coded('ECONNREFUSED')]), 'refused'],
    [new Error('fetch failed', { cause: coded('ENOTFOUND') }), 'unresolved'],
    ['text', 'reset'],
  ])('%s is %s', (error, reason) => {
    expect(reasonOf(error)).toBe(reason);
  });
});
