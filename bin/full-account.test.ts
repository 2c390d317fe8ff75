import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Client, startWithClient } from '../fixtures/server/testing/client.js';
import { newSource, newTemplate } from '../fixtures/server/testing/world.js';
import type { Run } from '../suites/results/run.js';
import { runCaptured } from './testing/run-captured.js';

let client: Client;
let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'full-account-'));
  client = await startWithClient();
});
afterAll(async () => {
  await client.server.close();
  await rm(directory, { recursive: true });
});

test('an account with as many sources and templates of others as it may have shows less, and nothing wrong', async () => {
  for (let number = 0; number < 1000; number += 1) await newSource(client, { name: `host-${number}` });
  for (let number = 0; number < 50; number += 1) await newTemplate(client, { name: `template-${number}` });
  const report = join(directory, 'report');
  const argv = ['certify', '--endpoint', client.server.url, '--scope', 'account-wide', '--runs', '2'];
  const { code } = await runCaptured([...argv, '--report', report], { SMS_AUTH_TOKEN: client.server.token });
  const run: Run = JSON.parse(await readFile(join(report, 'report.json'), 'utf8'));
  expect(run.failures).toEqual([]);
  expect([code, run.verdict, run.summary.total.warn]).toEqual([4, 'inconclusive', 0]);
  const verdicts = new Map(run.requirements.map((each) => [each.id, each]));
  expect(verdicts.get('SMS.6501')?.verdict).toBe('pass');
  expect(verdicts.get('SMS.8115')?.verdict).toBe('pass');
  expect(verdicts.get('RegisterServer.accepts')).toMatchObject({
    verdict: 'unproven',
    reason: 'the account has no room for another source (SMS.6501): it has 1000 of at most 1000',
  });
  const { body } = await client.call('ListServers', {}, undefined, '?limit=1');
  expect(body.count).toBe(1000);
});
