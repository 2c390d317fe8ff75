import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { loadContract } from '../../spec/contract.js';
import { profileOf } from '../../spec/profiles.js';
import type { Level, Requirement } from '../../spec/requirement.js';
import { catalogueOf } from '../catalogue.js';
import type { Client, ClientOptions } from '../harness/client.js';
import type { Context } from '../harness/context.js';
import { contextOf } from '../harness/context-of.js';
import { Ledger } from '../harness/ledger.js';
import { Recorder } from '../harness/recorder.js';
import { LivePart } from '../recording/live-part.js';
import { clientFor } from './client-for.js';

/** A folder for the time of one test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'suites-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** Requirements with these ids and levels. */
export const requirement = (
  id: string,
  level: Level = 'must',
  change: Partial<Requirement> = {},
): Requirement => ({
  id,
  operationId: 'ShowTask',
  suite: 'rejections',
  level,
  kind: 'rule',
  statement: { en: 'It is so.', zh: '如此。' },
  source: { document: '004', section: '5.4.5' },
  edition: 'latest',
  ...change,
});

/** All that checks share, for an endpoint and for the time of one test. */
export function contextFor(
  endpoint: string,
  change: Partial<Context> = {},
  options: Partial<ClientOptions> = {},
): Context & { folder: string; client: Client } {
  const contract = loadContract();
  const folder = temporaryFolder();
  const recorder = new Recorder(change.contract ? [] : catalogueOf(contract), ({ id }) => `replay ${id}`);
  const ledger = new Ledger(folder);
  onTestFinished(() => ledger.close());
  const client: Client =
    (change.client as Client) ??
    clientFor(endpoint, {
      beforeWriting: (operation, input) => context.world.beforeWriting(operation, input),
      ...options,
    });
  const context: Context = contextOf({
    contract,
    profile: profileOf(contract, 'full'),
    recorder,
    ledger,
    others: {},
    scope: 'own-resources',
    seed: 1,
    runs: 20,
    shrink: true,
    parts: (name) => new LivePart(name, 'nonce', () => {}),
    runId: 'abc123',
    signal: new AbortController().signal,
    ...change,
    client,
  });
  return Object.assign(context, { folder, client });
}
