import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServer } from '../../fixtures/server/server.js';
import { loadContract } from '../../spec/contract.js';
import { DEFAULT_EDITION } from '../../spec/editions.js';
import { certify } from '../../suites/certify.js';
import type { Run } from '../../suites/results/run.js';
import { embeddedCallers } from '../embedded-callers.js';
import { startMutatingProxy } from './mutating-proxy.js';
import type { MutationCase } from './mutations/mutation-case.js';

type Deviating = Omit<MutationCase, 'name'> & {
  /** Whether what fails is made as small as possible; it is not when absent. */
  shrink?: boolean;
};

/** Generated requests and histories: few, for most deviations show without them. */
const FEW_RUNS = 4;

/** Milliseconds: the server behind is there at once. */
const SHORT_WHILE = 200;

export interface MutatedRun {
  run: Run;
  /** How many answers the mutation had a part in. */
  deviations: number;
}

/** Certifies a fresh reference server that deviates in one way, until everything is reported that it breaks. */
export async function certifyMutated(deviating: Deviating): Promise<MutatedRun> {
  const { mutation, operations, suites, breaks, edition = DEFAULT_EDITION } = deviating;
  const { runs = FEW_RUNS, shrink = false, toTheEnd = false } = deviating;
  // What is not to be held against a server is given its time.
  const settle = breaks.length > 0 ? SHORT_WHILE : undefined;
  const missing = new Set(breaks);
  const server = await startServer({ edition });
  const { credentials, others } = embeddedCallers(server);
  const proxy = await startMutatingProxy(server.url, mutation, loadContract(edition).operations);
  const reportDirectory = await mkdtemp(join(tmpdir(), 'mutation-'));
  try {
    const run = await certify({
      endpoint: proxy.url,
      embedded: false,
      credentials,
      // A signature covers the host, and the proxy has another one than the server.
      others: { ...others, signer: undefined },
      edition,
      suites: [...suites],
      operations: [...operations],
      seed: 1,
      ...(breaks.length > 0 && !toTheEnd && { requirements: breaks }),
      runs,
      shrink,
      settle,
      disposable: true,
      scope: 'account-wide',
      timeout: 20_000,
      concurrency: 4,
      reportDirectory,
      signal: new AbortController().signal,
      until({ requirement, verdict }) {
        if (toTheEnd) return false;
        const found = (verdict === 'fail' || verdict === 'warn') && missing.delete(requirement);
        return found && missing.size === 0;
      },
    });
    return { run, deviations: proxy.deviations() };
  } finally {
    await proxy.close();
    await server.close();
    await rm(reportDirectory, { recursive: true });
  }
}

/** Runs at once: most of the time of a mutated run goes into waiting for what never comes. */
const AT_ONCE = 12;

/**
 * Certifies with every mutation, some at a time, in the order of the list.
 *
 * @returns one promise for each; a run that breaks down rejects its own
 */
export function certifyAll(cases: readonly Deviating[]): Promise<MutatedRun>[] {
  const running: Promise<unknown>[] = [];
  return cases.map((one, index) => {
    const turn = index < AT_ONCE ? Promise.resolve() : Promise.resolve(running[index - AT_ONCE]);
    const result = turn.then(() => certifyMutated(one));
    running.push(result.catch(() => undefined));
    return result;
  });
}

/** The requirements that a run reports as not met. */
export const unmet = ({ requirements }: Run): string[] =>
  requirements.filter(({ verdict }) => verdict === 'fail' || verdict === 'warn').map(({ id }) => id);
