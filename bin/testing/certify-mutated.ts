import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServer } from '../../fixtures/server/server.js';
import { loadContract } from '../../spec/contract.js';
import { DEFAULT_EDITION, type Edition } from '../../spec/editions.js';
import type { SuiteName } from '../../spec/requirement.js';
import { certify } from '../../suites/certify.js';
import type { Run } from '../../suites/results/run.js';
import { type Mutation, startMutatingProxy } from './mutating-proxy.js';

interface Asked {
  mutation: Mutation;
  operations: readonly string[];
  suites: readonly SuiteName[];
  edition?: Edition;
}

/** Certifies a fresh reference server that deviates in one way. */
export async function certifyMutated(asked: Asked): Promise<{ run: Run; deviations: number }> {
  const { mutation, operations, suites, edition = DEFAULT_EDITION } = asked;
  const server = await startServer({ edition });
  const proxy = await startMutatingProxy(server.url, mutation, loadContract(edition).operations);
  const reportDirectory = await mkdtemp(join(tmpdir(), 'mutation-'));
  try {
    const run = await certify({
      endpoint: proxy.url,
      embedded: false,
      token: server.token,
      edition,
      suites: [...suites],
      operations: [...operations],
      seed: 1,
      scope: 'account-wide',
      timeout: 20_000,
      concurrency: 4,
      reportDirectory,
      signal: new AbortController().signal,
    });
    return { run, deviations: proxy.deviations() };
  } finally {
    await proxy.close();
    await server.close();
    await rm(reportDirectory, { recursive: true });
  }
}

/** The requirements that a run reports as not met. */
export const unmet = ({ requirements }: Run): string[] =>
  requirements.filter(({ verdict }) => verdict === 'fail' || verdict === 'warn').map(({ id }) => id);
