import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { startServer } from '../fixtures/server/server.js';
import { loadContract } from '../spec/contract.js';
import { type ProfileName, profileOf } from '../spec/profiles.js';
import type { SuiteName } from '../spec/requirement.js';
import { certify } from '../suites/certify.js';
import { embeddedCallers } from './embedded-callers.js';
import { type Answered, startMutatingProxy } from './testing/mutating-proxy.js';
import { runCaptured } from './testing/run-captured.js';

const contract = loadContract('latest');
const NOT_THERE = { status: 404, text: '{"error_code":"APIGW.0101","error_msg":"The API does not exist."}' };
const BROKEN = { status: 500, text: '<html>' };
const NEVER_FOUND = { status: 200, text: '{"count":"many"}' };

interface Asked {
  profile: ProfileName;
  suites: SuiteName[];
  operations?: string[];
  /** Leaves only this; everything of the profile and what it relies on when absent. */
  offered?: (operationId: string) => boolean;
}

/** Certifies the reference server, which answers to everything that is not offered in one other way. */
async function certifyPart(answer: Pick<Answered, 'status' | 'text'>, asked: Asked) {
  const { profile, suites, operations = [], offered } = asked;
  const { operations: inside, reliesOn } = profileOf(contract, profile);
  const isOffered = offered ?? ((id: string) => inside.has(id) || reliesOn.has(id));
  const server = await startServer({ edition: 'latest' });
  onTestFinished(() => server.close());
  const refusal = { ...answer, headers: { 'content-type': 'application/json' } };
  const proxy = await startMutatingProxy(
    server.url,
    () => async (request, forward) =>
      request.operationId === undefined || isOffered(request.operationId) ? forward(request) : refusal,
    contract.operations,
  );
  onTestFinished(() => proxy.close());
  const { credentials, others } = embeddedCallers(server);
  return certify({
    endpoint: proxy.url,
    embedded: false,
    credentials,
    others: { ...others, signer: undefined },
    edition: 'latest',
    profile,
    suites,
    operations,
    seed: 1,
    runs: 1,
    settle: 200,
    scope: 'account-wide',
    timeout: 20_000,
    concurrency: 4,
    reportDirectory: await mkdtemp(join(tmpdir(), 'profile-')),
    signal: new AbortController().signal,
  });
}

describe('a server that offers the sources and tasks alone', () => {
  test('is conformant to core, keeps nothing, and is asked about the rest only as far as it takes it', async () => {
    const run = await certifyPart(NOT_THERE, { profile: 'core', suites: ['relations', 'security'] });
    expect(run.requirements.filter(({ verdict }) => verdict === 'fail' || verdict === 'unproven')).toEqual(
      [],
    );
    expect(run).toMatchObject({ verdict: 'conformant', leftovers: [], contract: { profile: 'core' } });
    const reasonOf = (id: string) => run.requirements.find((one) => one.id === id)?.reason;
    expect(reasonOf('R9')).toMatch(
      /^the server does not offer \w+migprojects? \(status 404\), which the profile core leaves out$/i,
    );
    expect(reasonOf('ShowCommand.status')).toBe('the profile core leaves it out');
    expect(run.requirements.filter(({ operationId }) => operationId === 'ListTasks').length).toBeGreaterThan(
      20,
    );
  });

  test.each([
    ['answers 500', BROKEN],
    ['answers what no table allows', NEVER_FOUND],
  ])('and that %s elsewhere is not blamed for it', async (_, answer) => {
    const run = await certifyPart(answer, { profile: 'core', suites: ['relations'] });
    expect(run.failures.filter(({ verdict }) => verdict === 'fail')).toEqual([]);
    const outside = run.requirements.filter(({ operationId }) => operationId === 'CreateTemplate');
    expect(new Set(outside.map(({ verdict }) => verdict))).toEqual(new Set(['not-applicable']));
  });
});

test('what a profile relies on has to be there: without it the rest is unproven, and the run inconclusive', async () => {
  const run = await certifyPart(NOT_THERE, {
    profile: 'console',
    suites: ['rejections'],
    operations: ['UpdateServerName'],
    offered: (id) => id !== 'RegisterServer',
  });
  expect(run.verdict).toBe('inconclusive');
  expect(run.requirements.map(({ reason }) => reason)).toContain(
    'the server does not offer RegisterServer (status 404), which the profile console relies on',
  );
});

test.each([
  ['core', 'non-conformant'],
  ['console', 'conformant'],
] as const)('a fault of what the agent reports makes a server %s: %s', async (profile, verdict) => {
  const server = await startServer({ edition: 'latest', faults: ['copystate-matrix-ignored'] });
  onTestFinished(() => server.close());
  const { credentials, others } = embeddedCallers(server);
  const run = await certify({
    endpoint: server.url,
    embedded: false,
    credentials,
    others,
    edition: 'latest',
    profile,
    suites: ['rejections'],
    operations: profile === 'core' ? ['UpdateCopyState'] : ['ListServers', 'UpdateTaskStatus'],
    seed: 1,
    scope: 'own-resources',
    timeout: 20_000,
    concurrency: 4,
    reportDirectory: await mkdtemp(join(tmpdir(), 'profile-')),
    signal: new AbortController().signal,
  });
  expect(run.verdict).toBe(verdict);
  for (const { replay } of run.failures) expect(replay).toContain(` --profile ${profile} `);
});

test('an operation that the profile leaves out cannot be asked for', async () => {
  for (const command of ['certify', 'requirements']) {
    const { code, stderr } = await runCaptured([command, '--profile', 'core', '--operation', 'ShowCommand']);
    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining(
        "operation 'ShowCommand' is not in the profile core: expected --profile agent or full, or another operation",
      ),
    ]);
  }
});

test('an unknown profile is refused with those that there are', async () => {
  const { code, stderr } = await runCaptured(['certify', '--profile', 'tiny']);
  expect([code, stderr]).toEqual([2, expect.stringContaining('core, console, agent, full')]);
});

test('the catalogue of a profile is the part of the whole that is about its operations', async () => {
  const catalogue = async (...more: string[]) =>
    JSON.parse((await runCaptured(['requirements', '--format', 'json', ...more])).stdout).requirements as {
      id: string;
      operationId: string;
    }[];
  const { operations } = profileOf(contract, 'agent');
  const whole = await catalogue();
  expect((await catalogue('--profile', 'agent')).map(({ id }) => id)).toEqual(
    whole.filter(({ operationId }) => operations.has(operationId)).map(({ id }) => id),
  );
});

test('--since asks nothing when what has changed is left out', async () => {
  const { code, stdout } = await runCaptured(['certify', '--profile', 'agent', '--since', 'page-2025-10-22']);
  expect([code, stdout]).toEqual([
    0,
    'Nothing that the documents promise in the profile agent has changed since page-2025-10-22: nothing was asked.\n',
  ]);
});
