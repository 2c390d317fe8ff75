import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startServer } from '../../fixtures/server/server.js';
import { compare } from './comparison.js';
import type { Prepared, Target } from './peer.js';

let folder: string;
let state: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'comparison-'));
  state = join(folder, 'state.json');
  await (await startServer({ state })).close();
});

afterAll(() => rmSync(folder, { recursive: true }));

const FAULT = 'show-overview-as-page';

/** Tells whether the overview is JSON, after one request. */
async function overview({ url, token }: Target): Promise<string[]> {
  const response = await fetch(`${url}/v3/sources/overview`, { headers: { 'X-Auth-Token': token } });
  const isJson = response.headers.get('content-type')?.startsWith('application/json');
  return isJson ? [] : ['no JSON'];
}

const compared = (examine: Prepared['examine'], faults: string[]) =>
  compare(
    { examine },
    { faults, state, faultlessRuns: 2, signal: new AbortController().signal, say: () => {} },
  );

test('a fault is found by what is reported of it and not of the correct server', async () => {
  const always = async (target: Target) => ['false alarm', ...(await overview(target))];
  expect(await compared(always, [FAULT, 'stop-does-not-stop'])).toMatchObject({
    falseAlarms: ['false alarm'],
    alarms: 1,
    requests: 1,
    found: { [FAULT]: ['no JSON'], 'stop-does-not-stop': [] },
  });
});

test('what comes and goes by itself is no finding', async () => {
  // Twice the correct server, one with a fault, the correct one once more, one with another fault.
  const moods = [['a'], [], ['b'], ['b', 'c'], ['a', 'c']];
  const moody = async () => moods.shift() ?? [];
  expect(await compared(moody, ['stop-does-not-stop', FAULT])).toMatchObject({
    falseAlarms: ['a', 'b', 'c'],
    alarms: 1,
    found: { 'stop-does-not-stop': [], [FAULT]: [] },
  });
  expect(moods).toEqual([]);
});

test('a tool that gives up on a server with a fault has noticed it, and on the correct one has no result', async () => {
  const strict = async (target: Target) => {
    const findings = await overview(target);
    if (findings.length > 0) throw new Error('what is that?\nmore');
    return findings;
  };
  expect((await compared(strict, [FAULT])).found).toEqual({ [FAULT]: ['gave up: what is that?'] });
  await expect(compared(() => Promise.reject(new Error('no Java')), [FAULT])).rejects.toThrow('no Java');
});
