import { describe, expect, test } from 'vitest';
import { clientFor, TOKEN } from '../testing/client-for.js';
import { operation } from '../testing/exchange-of.js';
import { json, localServer } from '../testing/local-server.js';
import { isLoopback } from './client/connect.js';
import { delay } from './client/delay.js';
import { NOBODY } from './credentials.js';
import type { Exchange } from './exchange.js';

const showTask = operation('ShowTask');
const listTasks = operation('ListTasks');
const createTask = operation('CreateTask');

/** A server that answers every request with a text. */
const answering = (text: string, status = 200) => localServer((_, response) => json(response, status, text));

describe('what is sent', () => {
  test('the parts of a path are encoded', async () => {
    const { url, arrived } = await answering('{}');
    await clientFor(url).send(showTask, { path: { task_id: 'a/b?c#d é %2F..' } });
    expect(arrived[0]?.url).toBe('/v3/tasks/a%2Fb%3Fc%23d%20%C3%A9%20%252F..');
  });

  test('the values of a query are encoded, and none is lost', async () => {
    const { url, arrived } = await answering('{}');
    const query = { name: 'a&b=c +迁移', state: '', id: '#?' };
    await clientFor(url).send(listTasks, { query });
    const [path, search] = arrived[0]?.url.split('?') ?? [];
    expect(path).toBe('/v3/tasks');
    expect(Object.fromEntries(new URLSearchParams(search))).toEqual(query);
  });

  test.each(['', '/', '//'])('an endpoint that ends in a path and %j keeps the path', async (end) => {
    const { url, arrived } = await answering('{}');
    const { request } = await clientFor(`${url}/gateway/sms${end}`).send(listTasks);
    expect(arrived[0]?.url).toBe('/gateway/sms/v3/tasks');
    expect(request.url).toBe(`${url}/gateway/sms/v3/tasks`);
  });

  test('a path parameter that is missing is a defect of the suite', async () => {
    const { url, arrived } = await answering('{}');
    await expect(clientFor(url).send(showTask)).rejects.toThrow('ShowTask was called without task_id');
    expect(arrived).toEqual([]);
  });

  test('a body is JSON with every digit, and declared as JSON', async () => {
    const { url, arrived } = await answering('{}');
    await clientFor(url).send(createTask, { body: { size: 9223372036854775807n, name: '迁移' } });
    expect(arrived[0]).toMatchObject({
      method: 'POST',
      body: '{"size":9223372036854775807,"name":"迁移"}',
      headers: { 'content-type': 'application/json', accept: 'application/json', 'x-auth-token': TOKEN },
    });
  });

  test('a raw body is sent as it stands, an empty one too', async () => {
    const { url, arrived } = await answering('{}');
    const client = clientFor(url);
    await client.send(createTask, { rawBody: '{"name": ' });
    await client.send(createTask, { rawBody: '' });
    await client.send(createTask);
    expect(arrived.map(({ body }) => body)).toEqual(['{"name": ', '', '']);
    expect(arrived.map(({ headers }) => headers['content-type'])).toEqual([
      'application/json',
      'application/json',
      'application/json',
    ]);
    await client.send(showTask, { path: { task_id: 'a' } });
    expect(arrived.at(-1)?.headers['content-type']).toBeUndefined();
  });

  test('a body in chunks has no length', async () => {
    const { url, arrived } = await answering('{}');
    await clientFor(url).send(createTask, { body: { name: '迁移' }, chunked: true });
    expect(arrived[0]).toMatchObject({
      body: '{"name":"迁移"}',
      headers: { 'transfer-encoding': 'chunked', 'content-type': 'application/json' },
    });
    expect(arrived[0]?.headers).not.toHaveProperty('content-length');
  });

  test('headers are replaced, and removed with null', async () => {
    const { url, arrived } = await answering('{}');
    await clientFor(url).send(createTask, {
      body: {},
      headers: { 'X-Auth-Token': null, 'Content-Type': 'text/plain' },
    });
    expect(arrived[0]?.headers).not.toHaveProperty('x-auth-token');
    expect(arrived[0]?.headers['content-type']).toBe('text/plain');
  });

  test('without a token there is no token header', async () => {
    const { url, arrived } = await answering('{}');
    await clientFor(url, { credentials: NOBODY }).send(listTasks);
    expect(arrived[0]?.headers).not.toHaveProperty('x-auth-token');
  });

  test('another method may be sent', async () => {
    const { url, arrived } = await answering('{}', 405);
    await clientFor(url).send(listTasks, { method: 'PATCH' });
    expect(arrived[0]?.method).toBe('PATCH');
  });

  test('a client for reading sends nothing but GET', async () => {
    const { url, arrived } = await answering('{}');
    const client = clientFor(url, { readOnly: true });
    await client.send(listTasks);
    await expect(client.send(createTask, { body: {} })).rejects.toThrow('must not be sent');
    await expect(client.send(listTasks, { method: 'PATCH' })).rejects.toThrow('must not be sent');
    expect(arrived.map(({ method }) => method)).toEqual(['GET']);
  });
});

describe('what is received', () => {
  test('an int64 keeps every digit', async () => {
    const { url } = await answering('{"memory":9223372036854775807}');
    expect((await clientFor(url).send(listTasks)).json).toEqual({ memory: 9223372036854775807n });
  });

  test('a character that is split between two packets stays whole', async () => {
    const bytes = Buffer.from('{"name":"迁移"}');
    const { url } = await localServer((_, response) => {
      response.write(bytes.subarray(0, 10));
      setTimeout(() => response.end(bytes.subarray(10)), 20);
    });
    expect((await clientFor(url).send(listTasks)).json).toEqual({ name: '迁移' });
  });

  test.each(['', '<html></html>', '{"a":1', `${'['.repeat(200_000)}`])(
    'a body that is no JSON has its text and no value (%#)',
    async (text) => {
      const { url } = await answering(text);
      const exchange = await clientFor(url).send(listTasks);
      expect(exchange.text).toBe(text);
      expect(exchange.json).toBeUndefined();
    },
  );

  test('a refusal is an answer like any other', async () => {
    const { url } = await localServer((_, response) => {
      response.writeHead(404, { Server: 'a', 'Set-Cookie': ['b=1', 'c=2'] }).end('{"error_code":"SMS.7703"}');
    });
    const { status, headers, json: body, response } = await clientFor(url).send(listTasks);
    expect([status, headers.server, headers['set-cookie']]).toEqual([404, 'a', 'b=1,c=2']);
    expect(body).toEqual({ error_code: 'SMS.7703' });
    expect(response).toMatchObject({ status: 404, body: '{"error_code":"SMS.7703"}' });
  });

  test('a redirection is not followed', async () => {
    const { url, arrived } = await localServer((_, response) => {
      response.writeHead(302, { Location: '/elsewhere' }).end();
    });
    expect((await clientFor(url).send(listTasks)).status).toBe(302);
    expect(arrived).toHaveLength(1);
  });

  test('reports have the first 4,000 characters of a body, the oracles all', async () => {
    const { url } = await answering(`"${'x'.repeat(9_998)}"`);
    const { text, response } = await clientFor(url).send(listTasks);
    expect([text.length, response.body.length]).toEqual([10_000, 4_000]);
  });
});

test('the token stands in nothing that is reported, not even when the server repeats it', async () => {
  const { url, arrived } = await localServer((_, response) => {
    response
      .writeHead(200, { 'X-Echo': TOKEN })
      .end(`{"token":"${TOKEN}","long":"${'x'.repeat(3_956)}${TOKEN}"}`);
  });
  const reported: Exchange[] = [];
  const client = clientFor(url, { onExchange: (exchange) => reported.push(exchange) });
  await client.send(createTask, { query: { token: TOKEN }, body: { token: TOKEN } });
  expect(arrived[0]?.headers['x-auth-token']).toBe(TOKEN);
  const [{ request, response } = {}] = reported;
  expect(JSON.stringify({ request, response })).not.toContain(TOKEN.slice(0, 8));
  expect(request?.headers['X-Auth-Token']).toBe('$SMS_AUTH_TOKEN');
  expect(response?.headers['x-echo']).toBe('$SMS_AUTH_TOKEN');
});

describe('a server that is busy', () => {
  /** A server that is busy for so many requests. */
  const busyFor = (times: number, status: number, headers: Record<string, string>) => {
    let seen = 0;
    return localServer((_, response) => {
      seen += 1;
      if (seen > times) json(response, 200, '{}');
      else response.writeHead(status, headers).end('{}');
    });
  };

  test.each([
    [429, createTask, { 'Retry-After': '0' }],
    [429, listTasks, { 'Retry-After': '0' }],
    [503, listTasks, { 'Retry-After': '0' }],
  ])('with %i is asked again, and only its last answer counts', async (status, asked, headers) => {
    const { url, arrived } = await busyFor(3, status, headers);
    const reported: number[] = [];
    const client = clientFor(url, { onExchange: (exchange) => reported.push(exchange.status) });
    expect((await client.send(asked, asked === createTask ? { body: { name: 'a' } } : {})).status).toBe(200);
    expect(new Set(arrived.map(({ body }) => body))).toEqual(
      new Set([asked === createTask ? '{"name":"a"}' : '']),
    );
    expect(arrived).toHaveLength(4);
    expect(reported).toEqual([200]);
    expect(client.requests).toBe(4);
  });

  test('with 503 may have carried out what it was asked: a creating request is not sent again', async () => {
    const { url, arrived } = await busyFor(3, 503, { 'Retry-After': '0' });
    expect((await clientFor(url).send(createTask, { body: { name: 'a' } })).status).toBe(503);
    expect(arrived).toHaveLength(1);
  });

  test('is left alone by all who share the client', async () => {
    const { url, arrived } = await busyFor(1, 503, { 'Retry-After': '1' });
    const client = clientFor(url);
    await client.send(createTask, { body: {} });
    const started = performance.now();
    await client.send(listTasks);
    expect(performance.now() - started).toBeGreaterThan(900);
    expect(arrived).toHaveLength(2);
  });

  test('for more than a minute is taken at its word at once', async () => {
    const { url, arrived } = await busyFor(9, 429, { 'Retry-After': '61' });
    expect((await clientFor(url).send(listTasks)).status).toBe(429);
    expect(arrived).toHaveLength(1);
  });

  test('for too long is taken at its word', async () => {
    const { url, arrived } = await busyFor(9, 429, { 'Retry-After': '0' });
    expect((await clientFor(url).send(listTasks)).status).toBe(429);
    expect(arrived).toHaveLength(4);
  });

  test('with 503 and no Retry-After is broken and not busy', async () => {
    const { url, arrived } = await busyFor(1, 503, {});
    expect((await clientFor(url).send(listTasks)).status).toBe(503);
    expect(arrived).toHaveLength(1);
  });

  test.each([{ 'Retry-After': '1' }, {}, { 'Retry-After': 'Fri, 07 Nov 2025 23:59:59 GMT' }])(
    'with %o is left alone for a second',
    async (headers) => {
      const { url } = await busyFor(1, 429, headers as Record<string, string>);
      const started = performance.now();
      await clientFor(url).send(listTasks);
      expect(performance.now() - started).toBeGreaterThan(950);
    },
  );
});

test('waiting ends at once when the run is interrupted', async () => {
  const interruption = new AbortController();
  const waiting = delay(60_000, interruption.signal);
  interruption.abort();
  await expect(waiting).rejects.toMatchObject({ reason: 'aborted' });
  await expect(delay(60_000, interruption.signal)).rejects.toMatchObject({ reason: 'aborted' });
});

test.each([
  ['http://127.0.0.1:8080', true],
  ['http://localhost/', true],
  ['https://[::1]:443', true],
  ['http://127.9.9.9', true],
  ['http://127.0.0.1.example.com', false],
  ['http://localhost.example.com', false],
  ['https://sms.example.com', false],
  ['http://10.0.0.1', false],
])('%s is on this machine: %s', (endpoint, expected) => {
  expect(isLoopback(endpoint)).toBe(expected);
});
