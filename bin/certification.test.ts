import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { convert } from 'xmlbuilder2';
import type { Fault } from '../fixtures/faults/fault.js';
import { findFault } from '../fixtures/faults/find-fault.js';
import { type ReferenceServer, startServer } from '../fixtures/server/server.js';
import { loadContract } from '../spec/contract.js';
import { DEFAULT_EDITION, EDITIONS } from '../spec/editions.js';
import { packageRoot } from '../spec/package-root.js';
import type { Failure } from '../suites/results/run.js';
import { startMutatingProxy } from './testing/mutating-proxy.js';
import { type Captured, runCaptured } from './testing/run-captured.js';

let directory: string;
let server: ReferenceServer | undefined;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'certification-'));
});

afterEach(async () => {
  await server?.close();
  server = undefined;
  await rm(directory, { recursive: true });
});

/** Certifies a server at a URL, as a user does. */
const certified = (
  { url, token }: Pick<ReferenceServer, 'url' | 'token'>,
  options: string[],
  signal?: AbortSignal,
): Promise<Captured> =>
  runCaptured(
    ['certify', '--endpoint', url, '--report', directory, ...options],
    { SMS_AUTH_TOKEN: token },
    signal,
  );

const reported = async () => JSON.parse(await readFile(join(directory, 'report.json'), 'utf8'));

const get = async ({ url, token }: Pick<ReferenceServer, 'url' | 'token'>, path: string) => {
  const response = await fetch(url + path, { headers: { 'X-Auth-Token': token } });
  return (await response.json()) as Record<string, unknown[]>;
};

/** How many sources and tasks there are. */
const population = async (at: ReferenceServer) => [
  (await get(at, '/v3/sources')).source_servers?.length,
  (await get(at, '/v3/tasks')).tasks?.length,
];

/** The suites that depend on what the tables of an edition say. */
const OF_TABLES = ['examples', 'rejections', 'properties', 'relations'].flatMap((suite) => [
  '--suite',
  suite,
]);

test.each([
  [DEFAULT_EDITION, 2 ** 31 - 1, []] as const,
  ...EDITIONS.filter((edition) => edition !== DEFAULT_EDITION).map(
    (edition) => [edition, 7, OF_TABLES] as const,
  ),
])(
  'the reference server is conformant in the edition %s with the seed %i, and empty again afterwards',
  async (edition, seed, suites) => {
    server = await startServer({ edition });
    const { code, stdout } = await certified(server, [
      '--edition',
      edition,
      '--seed',
      String(seed),
      '--runs',
      '2',
      '--scope',
      'account-wide',
      ...suites,
    ]);
    const { verdict, summary, failures, run } = await reported();
    expect(failures).toEqual([]);
    expect(summary.total).toMatchObject({ fail: 0, warn: 0, unproven: 0, error: 0 });
    expect(summary.total.pass).toBeGreaterThan(1000);
    expect([code, verdict, run.leftovers, run.seed]).toEqual([0, 'conformant', [], seed]);
    expect(stdout).toContain('\nVerdict: conformant\n');
    expect(await population(server)).toEqual([0, 0]);
  },
);

/** What a certification has to be about to meet some faults, and what it answers to them. */
const SYMPTOMS: Record<string, { operations: string[]; sent: RegExp; received: RegExp }> = {
  'list-servers-count-as-text': {
    operations: ['ListServers'],
    sent: /^GET http\S+\/v3\/sources/,
    received: /^200 .*"count":"\d+"/,
  },
  'copystate-matrix-ignored': {
    operations: ['UpdateCopyState'],
    sent: /^PUT http\S+\/v3\/sources\/[^/]+\/changestate \{"copystate":"\w+","migrationcycle":"\w+"\}$/,
    received: /^200 /,
  },
  'stop-does-not-stop': {
    operations: ['UpdateTaskStatus'],
    sent: /^GET http\S+\/v3\/tasks\/[^/]+$/,
    received: /^200 .*"state":"RUNNING"/,
  },
};

const placeOf = ({ source: { document, section, table, row } }: Fault): string[] =>
  [
    `document ${document}`,
    section && `section ${section}`,
    table && `table ${table}`,
    row && `row ${row}`,
  ].filter((part) => part !== undefined && part !== '') as string[];

test.each(Object.entries(SYMPTOMS).map(([name, symptom]) => [name, findFault(name), symptom] as const))(
  'the fault %s makes the server non-conformant, and the failure says everything about it',
  async (name, fault, symptom) => {
    server = await startServer({ faults: [name] });
    const options = symptom.operations.flatMap((operation) => ['--operation', operation]);
    const { code, stdout } = await certified(server, options);
    const { verdict, failures } = await reported();
    expect([code, verdict]).toEqual([1, 'non-conformant']);

    const failure: Failure = failures.find(({ requirement }: Failure) => requirement === fault.violates);
    expect(failure.source).toMatchObject(fault.source);
    for (const part of placeOf(fault)) expect(failure.documented).toContain(part);
    const { request, response, curl, replay, steps } = failure;
    expect(`${request?.method} ${request?.url} ${request?.body ?? ''}`.trim()).toMatch(symptom.sent);
    expect(`${response?.status} ${response?.body}`).toMatch(symptom.received);
    expect(curl).toContain(`'${request?.url}'`);
    expect(replay).toContain('--operation');
    if (name !== 'list-servers-count-as-text') expect(steps.join('\n')).toContain('POST');

    const printed = stdout.replace(/\s+/g, ' ');
    expect(printed).toContain(failure.requirement);
    expect(printed).toContain(`request ${request?.method} ${request?.url}`);
    expect(printed).toContain(`response ${response?.status}`);
    for (const part of placeOf(fault)) expect(printed).toContain(part);
    expect(await population(server)).toEqual([0, 0]);
  },
);

test('an interruption while a creation has no answer yet cleans up, reports and exits with 130', async () => {
  const own = await startServer();
  server = own;
  const controller = new AbortController();
  const proxy = await startMutatingProxy(
    own.url,
    () => {
      let creations = 0;
      return async (asked, forward) => {
        const answered = await forward(asked);
        if (asked.operationId === 'CreateTask' && answered.status === 200) creations += 1;
        if (creations === 3 && !controller.signal.aborted) controller.abort();
        return answered;
      };
    },
    loadContract().operations,
  );
  const { code, stdout } = await certified({ url: proxy.url, token: own.token }, [], controller.signal);
  await proxy.close();
  const { run, verdict } = await reported();
  expect([code, run.interrupted, run.leftovers]).toEqual([130, true, []]);
  expect(verdict).not.toBe('conformant');
  expect(stdout).toContain('Interrupted');
  expect(await population(own)).toEqual([0, 0]);
});

test('the files of a report are well-formed, satisfy the published schema and hold no token', async () => {
  const token = 'a-token-that-nobody-else-knows';
  server = await startServer({ token, faults: Object.keys(SYMPTOMS) });
  const options = ['ListServers', 'UpdateCopyState', 'UpdateTaskStatus', 'DeleteTasks'];
  const { stdout, stderr } = await certified(
    server,
    options.flatMap((operation) => ['--operation', operation]),
  );
  const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true });
  formats.default(ajv);
  const schema = JSON.parse(await readFile(join(packageRoot, 'reporters', 'report.schema.json'), 'utf8'));
  ajv.validate(schema, await reported());
  expect(ajv.errors ?? []).toEqual([]);
  const xml = await readFile(join(directory, 'junit.xml'), 'utf8');
  expect(convert(xml, { format: 'object' })).toHaveProperty('testsuites');

  const files = await readdir(directory);
  expect(files).toEqual(
    expect.arrayContaining(['report.json', 'junit.xml', 'transcript.jsonl', 'ledger.jsonl']),
  );
  for (const name of files) expect(await readFile(join(directory, name), 'utf8'), name).not.toContain(token);
  expect(stdout + stderr).not.toContain(token);
  expect(await readFile(join(directory, 'transcript.jsonl'), 'utf8')).toContain('$SMS_AUTH_TOKEN');
});
