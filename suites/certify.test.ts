import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { stringifyExact } from '../spec/exact-json.js';
import { type CertifyOptions, certify, type Progress } from './certify.js';
import { tokenCredentials } from './harness/credentials.js';
import { EndpointUnusable } from './harness/endpoint-unusable.js';
import { TOKEN } from './testing/client-for.js';
import { temporaryFolder } from './testing/context-for.js';
import { type Arrived, deserted, json, localServer, rawServer } from './testing/local-server.js';

const options = (endpoint: string, change: Partial<CertifyOptions> = {}): CertifyOptions => ({
  endpoint,
  embedded: false,
  credentials: tokenCredentials(TOKEN),
  edition: 'latest',
  suites: ['examples', 'rejections', 'relations', 'lifecycle'],
  operations: [],
  seed: 1,
  scope: 'own-resources',
  timeout: 2_000,
  concurrency: 4,
  reportDirectory: temporaryFolder(),
  signal: new AbortController().signal,
  ...change,
});

/** A server that answers every request with one of these texts, whatever it asks. */
const garbage = (texts: string[]) => {
  let turn = 0;
  return localServer((_, response) => {
    const text = texts[turn++ % texts.length] ?? '';
    json(response, [200, 400, 200, 404][turn % 4] ?? 200, text);
  });
};

const GARBAGE = [
  '{}',
  '[]',
  'null',
  '7',
  '"text"',
  '{"id":"a","state":7,"count":"x","tasks":[1,null,{}],"source_servers":{}}',
  '{"id":null,"error_code":7,"error_msg":[]}',
  '{"error_code":"constructor","error_msg":"toString"}',
  '{"__proto__":{"id":"a"},"constructor":1,"toString":null,"hasOwnProperty":2}',
  `{"source_servers":[{"id":"a","disks":[[[]]]}],"tasks":[{"id":"a","source_server":7}],"count":1e400}`,
  `{"id":"${'x'.repeat(10_000)}"}`,
  '{"broken":',
];

describe('a server that answers garbage', () => {
  test('is judged to the end, and does not conform', async () => {
    const { url, arrived } = await garbage(GARBAGE);
    const run = await certify(options(url, { suites: ['examples'], concurrency: 1 }));
    expect(run.verdict).toBe('non-conformant');
    expect(arrived.length).toBeGreaterThan(50);
    // An error would be a defect of ours.
    expect(run.failures.filter(({ verdict }) => verdict === 'error')).toEqual([]);
  });

  test.each(GARBAGE.slice(0, 10))(
    'and always the same, %s, brings no defect of ours to light',
    async (text) => {
      const { url } = await localServer((_, response) => json(response, 200, text));
      const operations = ['ListServers', 'ListTasks', 'ListErrorServers', 'ShowOverview', 'ListApiVersion'];
      const suites: CertifyOptions['suites'] = ['examples', 'rejections'];
      const run = await certify(options(url, { operations, suites })).catch((error: unknown) => error);
      if (run instanceof EndpointUnusable) return;
      expect(run).toMatchObject({ verdict: expect.stringMatching(/^(non-conformant|inconclusive)$/) });
      const { failures } = run as Awaited<ReturnType<typeof certify>>;
      expect(failures.filter(({ verdict }) => verdict === 'error').map(({ message }) => message)).toEqual([]);
    },
  );
});

describe('an endpoint that cannot be used', () => {
  test.each<[string, () => Promise<string>, string]>([
    ['is not there', deserted, 'the connection was refused'],
    ['hangs', () => rawServer(() => {}), 'no complete answer arrived in time'],
    ['speaks no HTTP', () => rawServer((socket) => socket.end('220 mail\r\n')), 'not HTTP'],
    [
      'is a web site',
      async () => (await localServer((_, response) => response.end('<html>'))).url,
      'does not speak this API',
    ],
    [
      'knows us not',
      async () => (await localServer((_, response) => json(response, 401, '{}'))).url,
      'refused our credentials',
    ],
  ])('%s: the reason and a report of what could be done', async (_, start, reason) => {
    const failed = await certify(options(await start(), { timeout: 300 })).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(EndpointUnusable);
    const { message, run } = failed as EndpointUnusable;
    expect(message).toContain(reason);
    expect(run).toMatchObject({ verdict: 'inconclusive', reasons: [message, expect.any(String)] });
    expect(run.summary.total).toMatchObject({ pass: 0, fail: 0 });
  });
});

/** A server that registers and lists, until it is told to vanish. */
async function vanishing(after: (arrived: Arrived) => boolean) {
  let gone = false;
  return localServer((request, response, socket) => {
    gone ||= after(request);
    if (gone) socket.destroy();
    else json(response, 200, request.method === 'POST' ? '{"id":"s-1"}' : '{"count":0}');
  });
}

test('a server that goes away in the middle is no failure of its own, and what it kept is reported', async () => {
  const { url } = await vanishing(
    ({ method, url: path }) => method === 'GET' && path.startsWith('/v3/sources/s-1'),
  );
  const run = await certify(options(url, { operations: ['ShowServer'], suites: ['examples'] }));
  expect(run.verdict).toBe('inconclusive');
  expect(run.summary.total).toMatchObject({ fail: 0 });
  expect(run.summary.total.error).toBeGreaterThan(0);
  expect(run.leftovers).toContainEqual(expect.objectContaining({ kind: 'source', id: 's-1' }));
});

test('an interruption ends the run, with a report of what was done', async () => {
  const interruption = new AbortController();
  const { url, arrived } = await localServer((_, response) => {
    if (arrived.length === 4) interruption.abort();
    json(response, 200, '{"count":0}');
  });
  const run = await certify(options(url, { signal: interruption.signal }));
  expect(run).toMatchObject({
    verdict: expect.not.stringMatching(/^conformant$/),
    run: { interrupted: true },
  });
  expect(arrived.length).toBeLessThan(20);
});

test('a run that may only read sends nothing but GET', async () => {
  const { url, arrived } = await localServer((_, response) => json(response, 200, '{"count":0}'));
  await certify(options(url, { scope: 'read-only' }));
  expect(new Set(arrived.map(({ method }) => method))).toEqual(new Set(['GET']));
});

test('what is selected is asked, and nothing else is reported', async () => {
  const { url } = await localServer((_, response) => json(response, 200, '{"versions":[]}'));
  const progress: Progress[] = [];
  const change = {
    operations: ['ListApiVersion'],
    suites: ['examples' as const],
    onProgress: (one: Progress) => progress.push(one),
  };
  const run = await certify(options(url, change));
  expect(new Set(run.requirements.map(({ operationId }) => operationId))).toEqual(
    new Set(['ListApiVersion']),
  );
  const asked = run.requirements.filter(({ kind }) => kind !== 'response');
  expect(new Set(asked.map(({ suite }) => suite))).toEqual(new Set(['examples']));
  expect(progress.at(-1)).toMatchObject({ done: progress.length, total: progress.length });
  expect(run.failures[0]?.replay).toBe(
    `sms-conformance certify --endpoint '${url}' --edition latest --scope own-resources --suite examples --operation ListApiVersion --seed 1`,
  );
});

test('the token stands in nothing that a run leaves, not even when the server repeats it everywhere', async () => {
  const { url } = await localServer((_, response) => {
    const text = JSON.stringify({
      id: TOKEN,
      name: [TOKEN],
      count: TOKEN,
      error_code: TOKEN,
      error_msg: TOKEN,
    });
    response.writeHead(200, { 'content-type': TOKEN, server: TOKEN }).end(text);
  });
  const change = options(url, {
    operations: ['ListServers', 'ListTasks', 'ShowServer'],
    suites: ['examples'],
  });
  const run = await certify(change);
  expect(run.failures).not.toEqual([]);
  expect(readFileSync(join(change.reportDirectory, 'transcript.jsonl'), 'utf8')).not.toContain(TOKEN);
  expect(stringifyExact(run)).not.toContain(TOKEN);
});
