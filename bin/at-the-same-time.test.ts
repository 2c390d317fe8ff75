import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Client, startWithClient } from '../fixtures/server/testing/client.js';
import { newMigration, newProject, newSource, newTemplate } from '../fixtures/server/testing/world.js';
import type { Run } from '../suites/results/run.js';
import { runCaptured } from './testing/run-captured.js';

let client: Client;
let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'at-the-same-time-'));
  client = await startWithClient();
});
afterAll(async () => {
  await client.server.close();
  await rm(directory, { recursive: true });
});

const HUNDREDS = Array.from({ length: 200 }, (_, index) => index);

/** Hundreds of things that belong to others. */
async function crowd(): Promise<void> {
  for (const index of HUNDREDS) {
    await newSource(client, { name: `host-${index}` });
    await newMigration(client, { name: `task-${index}` });
    await newProject(client, { name: `project-${index}` });
  }
  for (const index of HUNDREDS.slice(0, 10)) await newTemplate(client, { name: `template-${index}` });
}

async function certify(name: string): Promise<Run> {
  const report = join(directory, name);
  await runCaptured(
    [
      'certify',
      '--endpoint',
      client.server.url,
      '--scope',
      'own-resources',
      '--runs',
      '2',
      '--report',
      report,
    ],
    { SMS_AUTH_TOKEN: client.server.token },
  );
  return JSON.parse(await readFile(join(report, 'report.json'), 'utf8'));
}

test('two certifications at once of a server that is full of things of others disturb nothing and nobody', async () => {
  await crowd();
  const runs = await Promise.all([certify('one'), certify('other')]);
  for (const run of runs) {
    expect(run.failures).toEqual([]);
    expect([run.verdict, run.summary.total.warn]).toEqual(['conformant', 0]);
  }
  const { body } = await client.call('ListServers', {}, undefined, '?limit=1');
  expect(body.count).toBe(2 * HUNDREDS.length);
});
