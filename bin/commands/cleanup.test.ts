import { appendFileSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type ReferenceServer, startServer } from '../../fixtures/server/server.js';
import { linuxSource } from '../../fixtures/server/testing/bodies.js';
import { loadContract } from '../../spec/contract.js';
import { type Intercept, startMutatingProxy } from '../testing/mutating-proxy.js';
import { runCaptured } from '../testing/run-captured.js';
import { startProcess } from '../testing/start-process.js';

let directory: string;
let server: ReferenceServer;
const closing: (() => Promise<unknown>)[] = [];

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'cleanup-'));
  server = await startServer();
});

afterEach(async () => {
  for (const close of closing.splice(0)) await close();
  await server.close();
  await rm(directory, { recursive: true });
});

/** The server, where something comes between. */
async function behind(intercept: Intercept): Promise<string> {
  const proxy = await startMutatingProxy(server.url, () => intercept, loadContract().operations);
  closing.push(proxy.close);
  return proxy.url;
}

const send = async (method: string, path: string, body?: object) => {
  const response = await fetch(server.url + path, {
    method,
    headers: { 'X-Auth-Token': server.token, 'Content-Type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
  return (await response.json()) as Record<string, unknown>;
};

const register = async (name: string) =>
  String((await send('POST', '/v3/sources', linuxSource({ name }))).id);

const namesIn = async (path: string, list: string) =>
  ((await send('GET', path))[list] as { name: string }[]).map(({ name }) => name).sort();

const sources = () => namesIn('/v3/sources', 'source_servers');

const everything = async () => [
  ...(await sources()),
  ...(await namesIn('/v3/tasks', 'tasks')),
  ...(await namesIn('/v3/vm/templates', 'templates')),
  ...(await namesIn('/v3/migprojects', 'migprojects')),
];

const cleanup = (options: string[] = [], env: Record<string, string> = {}) =>
  runCaptured(['cleanup', '--report', directory, ...options], { SMS_AUTH_TOKEN: server.token, ...env });

/** Writes a ledger as a run would have left it. */
function recorded(entries: object[], begin: object = {}): void {
  const at = new Date().toISOString();
  const first = {
    event: 'run',
    endpoint: server.url,
    embedded: false,
    host: 'elsewhere',
    process: 1,
    ...begin,
  };
  for (const entry of [first, ...entries])
    appendFileSync(join(directory, 'ledger.jsonl'), `${JSON.stringify({ at, run: 'abc123', ...entry })}\n`);
}

const source = (name: string, id?: string, entry = 1) => ({
  event: id === undefined ? 'create' : 'created',
  entry,
  kind: 'source',
  name,
  ...(id !== undefined && { id }),
});

describe('a run that was killed while the server carried out a creation', () => {
  const OPERATIONS = [
    'RegisterServer',
    'CreateTask',
    'CreateTemplate',
    'CreateMigproject',
    'UpdateDefaultMigproject',
  ];

  /** Kills the run when so many requests of an operation have been carried out and not yet answered. */
  async function killed(operationId: string, times: number): Promise<void> {
    let done = 0;
    const url = await behind(async (asked, forward) => {
      const answered = await forward(asked);
      if (asked.operationId === operationId && answered.status === 200) done += 1;
      if (done >= times) run.process.kill('SIGKILL');
      return answered;
    });
    const run = startProcess(
      [
        'certify',
        '--endpoint',
        url,
        '--report',
        directory,
        '--scope',
        'account-wide',
        '--suite',
        'relations',
        '--suite',
        'lifecycle',
        ...OPERATIONS.flatMap((each) => ['--operation', each]),
      ],
      { SMS_AUTH_TOKEN: server.token },
    );
    expect(await run.exit).toBe('SIGKILL');
  }

  test.each([
    ['RegisterServer', 12],
    ['CreateTask', 5],
    ['UpdateDefaultMigproject', 1],
  ])(
    '%s: everything of it is removed, nothing of others, and the second time nothing is left',
    async (operationId, times) => {
      await register('theirs');
      await register('SmsConf-fedcba-1');
      const before = await everything();
      const defaultBefore = await defaultProject();
      await killed(operationId, times);
      expect((await everything()).length).toBeGreaterThan(before.length);

      const first = await cleanup();
      expect(first.stdout).toMatch(/[1-9]\d* removed, 0 left/);
      expect(first.code).toBe(0);
      expect(await everything()).toEqual(before);
      expect(await defaultProject()).toBe(defaultBefore);
      expect(await cleanup()).toMatchObject({ code: 0, stdout: 'Nothing was left behind.\n' });
    },
  );
});

const defaultProject = async () =>
  ((await send('GET', '/v3/migprojects')).migprojects as { id: string; isdefault: boolean }[]).find(
    ({ isdefault }) => isdefault,
  )?.id;

test('a server whose deletions are broken keeps what it has: that is listed with commands, and removed later', async () => {
  let isBroken = true;
  const url = await behind((asked, forward) =>
    isBroken && /^Delete/.test(asked.operationId ?? '')
      ? Promise.resolve({ status: 200, headers: { 'content-type': 'application/json' }, text: '{}' })
      : forward(asked),
  );
  const id = await register('SmsConf-abc123-1');
  recorded([source('SmsConf-abc123-1', id)], { endpoint: url });
  const first = await cleanup();
  expect(first.code).toBe(4);
  expect(first.stdout).toContain('0 removed, 1 left');
  expect(first.stdout).toContain(
    `curl -i -X DELETE '${url}/v3/sources/${id}' -H 'X-Auth-Token: '"$SMS_AUTH_TOKEN"`,
  );
  isBroken = false;
  expect(await cleanup()).toMatchObject({ code: 0, stdout: expect.stringContaining('1 removed, 0 left') });
  expect(await sources()).toEqual([]);
});

describe('what may belong to somebody else is left alone', () => {
  test('an id that carries another name now', async () => {
    const id = await register('theirs');
    recorded([source('SmsConf-abc123-1', id)]);
    const { code, stdout } = await cleanup();
    expect([code, await sources()]).toEqual([4, ['theirs']]);
    expect(stdout).toContain('it has the name "theirs" now');
  });

  test('a name that others may have, of a creation without an answer', async () => {
    await register('web');
    recorded([source('web')]);
    const { code, stdout } = await cleanup();
    expect([code, await sources()]).toEqual([4, ['web']]);
    expect(stdout).toContain('/v3/sources?name=web');
  });

  test('a name that only contains the one that is looked for', async () => {
    await register('SmsConf-abc123-11');
    recorded([source('SmsConf-abc123-1')]);
    expect((await cleanup()).code).toBe(0);
    expect(await sources()).toEqual(['SmsConf-abc123-11']);
  });

  test('everything, while the run is under way', async () => {
    const id = await register('SmsConf-abc123-1');
    recorded([source('SmsConf-abc123-1', id)], { host: hostname(), process: process.pid });
    const { code, stderr } = await cleanup();
    expect([code, await sources()]).toEqual([4, ['SmsConf-abc123-1']]);
    expect(stderr).toContain('Run abc123 is still under way');
  });

  test('everything, at another server than the one that is named', async () => {
    const id = await register('SmsConf-abc123-1');
    recorded([source('SmsConf-abc123-1', id)], { endpoint: 'https://sms.example.com' });
    const { code, stderr } = await cleanup(['--endpoint', server.url]);
    expect([code, await sources()]).toEqual([4, ['SmsConf-abc123-1']]);
    expect(stderr).toContain('https://sms.example.com');
  });
});

test('a run whose process is gone is over, and a last line that is not whole is passed over', async () => {
  const id = await register('SmsConf-abc123-1');
  const gone = startProcess(['--version']);
  await gone.exit;
  recorded([source('SmsConf-abc123-1', id)], { host: hostname(), process: gone.process.pid ?? 0 });
  appendFileSync(
    join(directory, 'ledger.jsonl'),
    '{"at":"2026-01-01T00:00:00Z","run":"abc123","event":"crea',
  );
  expect((await cleanup()).code).toBe(0);
  expect(await sources()).toEqual([]);
});

test.each([
  ['refuses the token', async () => server.url, { SMS_AUTH_TOKEN: 'another-token' }],
  ['is not there', async () => 'http://127.0.0.1:9', {}],
  ['knows no such path', async () => `${server.url}/elsewhere`, {}],
])('an endpoint that %s leaves everything, and the ledger as it was', async (_, start, env) => {
  const endpoint = await start();
  recorded([source('SmsConf-abc123-1', 'id-1')], { endpoint });
  const before = readFileSync(join(directory, 'ledger.jsonl'), 'utf8');
  expect((await cleanup([], env)).code).toBe(4);
  expect(readFileSync(join(directory, 'ledger.jsonl'), 'utf8')).toBe(before);
});

test('what was left at the embedded server is gone with it', async () => {
  recorded([source('SmsConf-abc123-1', 'id-1')], { embedded: true });
  expect(await cleanup()).toMatchObject({ code: 0, stdout: 'Nothing was left behind.\n' });
});

test('a directory without a ledger, and ledgers about several servers, are told', async () => {
  expect(await cleanup()).toMatchObject({
    code: 3,
    stderr: expect.stringContaining('--report names the directory'),
  });
  recorded([source('SmsConf-abc123-1', 'id-1')]);
  recorded(
    [source('SmsConf-def456-1', 'id-2')].map((each) => ({ ...each, run: 'def456' })),
    {
      run: 'def456',
      endpoint: 'https://b.example',
    },
  );
  expect(await cleanup()).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('choose one with --endpoint'),
  });
});
