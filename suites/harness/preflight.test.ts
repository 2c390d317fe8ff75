import { describe, expect, test } from 'vitest';
import { type clientFor, TOKEN } from '../testing/client-for.js';
import { contextFor } from '../testing/context-for.js';
import { deserted, json, localServer, rawServer } from '../testing/local-server.js';
import { NOBODY } from './credentials.js';
import { preflight } from './preflight.js';

const look = (endpoint: string, options: Parameters<typeof clientFor>[1] = {}) =>
  preflight(contextFor(endpoint, {}, options));

/** A server that answers everything the same way. */
const answering = async (status: number, text: string, headers: Record<string, string> = {}) =>
  (await localServer((_, response) => response.writeHead(status, headers).end(text))).url;

test('a server that lists is usable, and named by its header', async () => {
  const { url, arrived } = await localServer((_, response) => {
    response.setHeader('Server', 'api-gateway');
    json(response, 200, '{"count":0}');
  });
  expect(await look(url)).toEqual({ server: 'api-gateway' });
  expect(arrived.map(({ method, url: path }) => `${method} ${path}`)).toEqual([
    'GET /v3/sources?limit=1',
    'GET /v3/tasks?limit=1',
  ]);
});

test('a server that fails in JSON is usable: the certification says what is wrong', async () => {
  expect(await look(await answering(500, '{"error_code":"SMS.0001"}'))).toEqual({ server: null });
});

test.each([
  [200, '<!DOCTYPE html><html>', { 'Content-Type': 'text/html' }, 'status 200 and text/html instead of JSON'],
  [404, 'Not found', {}, 'status 404 and no Content-Type instead of JSON'],
  [204, '', {}, 'status 204'],
] as const)('%i with %j is no API', async (status, text, headers, described) => {
  const endpoint = await answering(status, text, headers);
  const { unusable } = await look(endpoint);
  expect(unusable).toContain(`The endpoint ${endpoint} does not speak this API`);
  expect(unusable).toContain(described);
});

describe('credentials that are refused', () => {
  test.each([
    [401, '{"error_msg":"Incorrect token"}'],
    [400, '{"error_code":"SMS.6521","error_msg":"No."}'],
    [403, '{"error_code":"SMS.6522","error_msg":"No."}'],
  ])('with %i and %s make certification impossible', async (status, text) => {
    const endpoint = await answering(status, text);
    expect((await look(endpoint)).unusable).toBe(
      `The endpoint ${endpoint} refused our credentials with status ${status}. The token in SMS_AUTH_TOKEN may be wrong or expired.`,
    );
    expect((await look(endpoint, { credentials: NOBODY })).unusable).toContain(
      'Set SMS_AUTH_TOKEN to a valid token.',
    );
  });

  test('by one of two operations do not', async () => {
    const { url } = await localServer(({ url: path }, response) =>
      json(response, path.startsWith('/v3/tasks') ? 401 : 200, '{}'),
    );
    expect((await look(url)).unusable).toBeUndefined();
  });
});

describe('a clock that is wrong', () => {
  const date = new Date(Date.now() - 3 * 3_600_000).toUTCString();

  test('is named', async () => {
    const endpoint = await answering(200, '{"count":0}', { Date: date });
    expect((await look(endpoint)).skew).toBe('The clock of the server is 3 hours behind ours.');
  });

  test('is named where it may be why a signature is refused', async () => {
    const endpoint = await answering(401, '{}', { Date: date });
    const { unusable } = await look(endpoint, { credentials: { kind: 'key', ak: 'AK0', sk: 'SK0' } });
    expect(unusable).toContain(
      'The access key, the secret key or the project may be wrong. The clock of the',
    );
  });
});

describe('a server that', () => {
  test('is not there', async () => {
    const endpoint = await deserted();
    expect((await look(endpoint)).unusable).toBe(
      `The endpoint ${endpoint} cannot be used: GET ${endpoint}/v3/sources?limit=1: the connection was refused. Check the address and whether the server is running.`,
    );
  });

  test('hangs costs one time-out, not two', async () => {
    const endpoint = await rawServer(() => {});
    const started = performance.now();
    expect((await look(endpoint, { timeout: 300 })).unusable).toContain('--timeout allows it more time');
    expect(performance.now() - started).toBeLessThan(590);
  });

  test('speaks no HTTP', async () => {
    const endpoint = await rawServer((socket) => socket.end('220 mail ESMTP\r\n'));
    expect((await look(endpoint)).unusable).toContain('what came back is not HTTP. Check that the scheme');
  });
});

test('the sentence never contains the token', async () => {
  for (const endpoint of [await deserted(), await answering(401, `{"error_msg":"${TOKEN}"}`)]) {
    const { unusable } = await look(endpoint);
    expect(unusable).toMatch(/^The endpoint /);
    expect(unusable).not.toContain(TOKEN);
  }
});

test('a defect of ours is not taken for a server that cannot be used', async () => {
  const context = contextFor('http://127.0.0.1:9', { operations: new Map() });
  await expect(preflight(context)).rejects.toThrow('The contract has no operation ListServers');
});
