import { expect, test } from 'vitest';
import { clientFor } from '../../testing/client-for.js';
import { operation } from '../../testing/exchange-of.js';
import { deserted, json, localServer } from '../../testing/local-server.js';
import { NOBODY, type PasswordCredentials } from '../credentials.js';
import type { Exchange } from '../exchange.js';

const listTasks = operation('ListTasks');
const createTask = operation('CreateTask');

const PASSWORD = 'correct horse battery';

const user = (url: string): PasswordCredentials => ({
  kind: 'password',
  url,
  user: 'alice',
  password: PASSWORD,
  domain: 'acme',
  project: 'cn-north-4',
});

/** An identity service that issues `issued-token-1`, `issued-token-2`, ... for an hour each. */
const identityService = (lifetime = 3_600_000) => {
  let issued = 0;
  return localServer((_, response) => {
    issued += 1;
    response.setHeader('X-Subject-Token', `issued-token-${issued}`);
    const expires = new Date(Date.now() + lifetime).toISOString().replace('Z', '000Z');
    json(response, 201, JSON.stringify({ token: { expires_at: expires } }));
  });
};

/** A server that knows some tokens only. */
const knowing = (isKnown: (token: string) => boolean) =>
  localServer(({ headers }, response) =>
    json(response, isKnown(String(headers['x-auth-token'])) ? 200 : 401, '{}'),
  );

test('a password is exchanged for a token of the project, once', async () => {
  const identity = await identityService();
  const { url, arrived } = await knowing(() => true);
  const client = clientFor(url, { credentials: user(`${identity.url}/iam`) });
  await Promise.all([client.send(listTasks), client.send(listTasks)]);
  expect(arrived.map(({ headers }) => headers['x-auth-token'])).toEqual(['issued-token-1', 'issued-token-1']);
  expect(identity.arrived).toHaveLength(1);
  expect(identity.arrived[0]).toMatchObject({ method: 'POST', url: '/iam/v3/auth/tokens' });
  expect(JSON.parse(identity.arrived[0]?.body ?? '')).toEqual({
    auth: {
      identity: {
        methods: ['password'],
        password: { user: { name: 'alice', password: PASSWORD, domain: { name: 'acme' } } },
      },
      scope: { project: { name: 'cn-north-4' } },
    },
  });
});

test('a project is named by its id where it is known', async () => {
  const identity = await identityService();
  const { url } = await knowing(() => true);
  await clientFor(url, { credentials: { ...user(identity.url), projectId: 'p1' } }).send(listTasks);
  expect(JSON.parse(identity.arrived[0]?.body ?? '').auth.scope).toEqual({ project: { id: 'p1' } });
});

test('a token that is refused is renewed, and the request sent once more', async () => {
  const identity = await identityService();
  const { url, arrived } = await knowing((token) => token === 'issued-token-2');
  const reported: number[] = [];
  const client = clientFor(url, {
    credentials: user(identity.url),
    onExchange: ({ status }: Exchange) => reported.push(status),
  });
  expect((await client.send(createTask, { body: { name: 'a' } })).status).toBe(200);
  expect(arrived.map(({ body }) => body)).toEqual(['{"name":"a"}', '{"name":"a"}']);
  expect(reported).toEqual([200]);
});

test('an operation that refuses every token costs two tokens, not two for each request', async () => {
  const identity = await identityService();
  const { url, arrived } = await knowing(() => false);
  const client = clientFor(url, { credentials: user(identity.url) });
  for (let count = 0; count < 3; count += 1) expect((await client.send(listTasks)).status).toBe(401);
  expect(identity.arrived).toHaveLength(2);
  expect(arrived).toHaveLength(4);
});

test('the token of somebody else is not renewed', async () => {
  const identity = await identityService();
  const { url, arrived } = await knowing(() => false);
  const client = clientFor(url, { credentials: user(identity.url) });
  await client.send(listTasks, { credentials: { kind: 'token', token: 'theirs' } });
  await client.send(listTasks, { credentials: NOBODY });
  expect(arrived.map(({ headers }) => headers['x-auth-token'])).toEqual(['theirs', undefined]);
  expect(identity.arrived).toHaveLength(0);
});

test('a request is signed as it travels, with what changes its headers', async () => {
  const { url, arrived } = await knowing(() => true);
  const client = clientFor(url, { credentials: { kind: 'key', ak: 'AK0', sk: 'SK0', projectId: 'p1' } });
  await client.send(createTask, { body: { name: '迁移' }, headers: { 'X-Language': 'en-us' } });
  expect(arrived[0]?.headers).toMatchObject({
    authorization: expect.stringMatching(
      /^SDK-HMAC-SHA256 Access=AK0, SignedHeaders=accept;content-type;host;x-language;x-project-id;x-sdk-date, Signature=[0-9a-f]{64}$/,
    ),
    'x-sdk-date': expect.stringMatching(/^\d{8}T\d{6}Z$/),
    'x-project-id': 'p1',
  });
  expect(arrived[0]?.headers).not.toHaveProperty('x-auth-token');
});

test('a check tampers with what was signed, and sends it again', async () => {
  const { url, arrived } = await knowing(() => true);
  const client = clientFor(url, { credentials: { kind: 'key', ak: 'AK0', sk: 'SK0' } });
  await client.send(createTask, {
    body: { name: 'a' },
    tamper: (sent) => ({ ...sent, body: '{"name":"b"}', target: `${sent.target}?x=1` }),
  });
  expect(arrived[0]).toMatchObject({ url: '/v3/tasks?x=1', body: '{"name":"b"}' });
  expect(arrived[0]?.headers.authorization).toContain('Signature=');
});

test.each<[string, number, Record<string, string>, string, string]>([
  ['refuses', 401, {}, '{"error":{"code":"IAM.0101"}}', 'it answered status 401 and IAM.0101'],
  ['refuses without JSON', 503, {}, '<html>', 'it answered status 503'],
  ['issues nothing', 201, {}, '{}', 'it answered status 201 without the header X-Subject-Token'],
])('an identity service that %s is named, and nothing is sent', async (_, status, headers, body, why) => {
  const identity = await localServer((_, response) => response.writeHead(status, headers).end(body));
  const { url, arrived } = await knowing(() => true);
  const failed = clientFor(url, { credentials: user(identity.url) }).send(listTasks);
  await expect(failed).rejects.toMatchObject({
    reason: 'identity',
    message: `${identity.url} issued no token: ${why}`,
  });
  expect(arrived).toEqual([]);
});

test('an identity service that is not there, or echoes the password, does not give it away', async () => {
  const nowhere = await deserted();
  const failed = clientFor(nowhere, { credentials: user(nowhere) }).send(listTasks);
  await expect(failed).rejects.toThrow(`${nowhere} issued no token: the request failed (refused)`);
  const echoing = await localServer(({ body }, response) =>
    json(response, 400, JSON.stringify({ error_code: PASSWORD, error_msg: body })),
  );
  const error = await clientFor(nowhere, { credentials: user(echoing.url) })
    .send(listTasks)
    .catch((reason: unknown) => reason);
  expect(String(error)).toContain('it answered status 400');
  expect(String(error)).not.toContain(PASSWORD);
});

test('an issued token stands in nothing that is reported', async () => {
  const identity = await identityService();
  const { url } = await localServer(({ headers }, response) =>
    json(response, 200, JSON.stringify({ echo: headers['x-auth-token'] })),
  );
  const { request, response } = await clientFor(url, { credentials: user(identity.url) }).send(listTasks);
  expect(JSON.stringify({ request, response })).not.toContain('issued-token');
  expect(request.headers['X-Auth-Token']).toBe('$SMS_AUTH_TOKEN');
});
