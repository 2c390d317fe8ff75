import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServer } from '../../fixtures/server/server.js';
import { DEFAULT_EDITION } from '../../spec/editions.js';
import { type CertifyOptions, certify } from '../../suites/certify.js';
import type { Run } from '../../suites/results/run.js';
import { embeddedCallers } from '../embedded-callers.js';

/** What of a certification differs from one attempt to the next. */
export type Attempt = Pick<
  CertifyOptions,
  'suites' | 'operations' | 'seed' | 'timeout' | 'signal' | 'until' | 'onProgress'
> & {
  /** Names of the faults of the server. */
  faults: string[];
};

/** Requests under way at once in one attempt; several attempts run at a time. */
const CONCURRENCY = 4;

/** Certifies a reference server of its own, and leaves nothing behind. */
export async function attempt({ faults, ...asked }: Attempt): Promise<Run> {
  const server = await startServer({ faults });
  const reportDirectory = await mkdtemp(join(tmpdir(), 'sms-conformance-faults-'));
  try {
    return await certify({
      ...asked,
      endpoint: server.url,
      embedded: true,
      ...embeddedCallers(server),
      edition: DEFAULT_EDITION,
      scope: 'account-wide',
      concurrency: CONCURRENCY,
      reportDirectory,
    });
  } finally {
    await server.close();
    await rm(reportDirectory, { recursive: true });
  }
}
