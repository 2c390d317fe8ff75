import type { Fault } from '../../fixtures/faults/fault.js';
import type { Requirement, SuiteName } from '../../spec/requirement.js';
import { SUITES } from '../../suites/covered.js';
import type { Finding } from '../../suites/harness/recorder.js';
import { attempt } from './attempt.js';

/** How a certification noticed a fault. */
export interface Catch {
  requirement: string;
  suite: SuiteName;
  verdict: Finding['verdict'];
  /** How many requests it took. */
  requests: number;
  /** Whether it is the requirement that the fault names. */
  isNamed: boolean;
}

/** What came of one certification of a server with a fault. */
export interface FaultRun {
  seed: number;
  /** `null` when the server passed for a correct one. */
  caught: Catch | null;
  /** All that were sent. */
  requests: number;
  milliseconds: number;
}

export interface Hunt {
  /** Every requirement by its id. */
  catalogue: ReadonlyMap<string, Requirement>;
  /** Requirements that the server without faults does not meet either. */
  unmet: ReadonlySet<string>;
  signal: AbortSignal;
}

/** Milliseconds for one request. Who waits for answers that never come, waits less. */
const TIMEOUT = 10_000;
const SHORT_TIMEOUT = 2_000;

const DEVIATING: readonly Finding['verdict'][] = ['fail', 'warn'];

/**
 * Certifies a server with a fault until something is not met that a correct server meets: the operations that the
 * fault and its requirement are about, first by the suite that should notice, then by the others.
 */
export async function tryFault(fault: Fault, seed: number, hunt: Hunt): Promise<FaultRun> {
  const { catalogue, unmet, signal } = hunt;
  const named = catalogue.get(fault.violates);
  const isConnection = fault.kind === 'connection';
  const operations = [...new Set([fault.operation, named?.operationId ?? fault.operation])];
  // Nothing can be said about answers that never came, except that.
  const counts = ({ requirement, verdict }: Finding) =>
    !unmet.has(requirement) && (isConnection || DEVIATING.includes(verdict));
  const began = performance.now();
  let found: Finding | undefined;
  let requests = 0;
  for (const suites of rounds(named?.suite)) {
    const before = requests;
    const run = await attempt({
      faults: [fault.name],
      suites,
      operations,
      seed,
      timeout: isConnection ? SHORT_TIMEOUT : TIMEOUT,
      signal,
      until(finding) {
        if (!found && counts(finding)) found = { ...finding, requests: before + finding.requests };
        return found !== undefined;
      },
    });
    requests += run.run.requests;
    if (found || signal.aborted) break;
  }
  const milliseconds = Math.round(performance.now() - began);
  return { seed, caught: found ? described(found, fault, catalogue) : null, requests, milliseconds };
}

function rounds(first: SuiteName | undefined): SuiteName[][] {
  const others = SUITES.filter((suite) => suite !== first);
  return others.length === SUITES.length ? [others] : [first ? [first] : [], others];
}

const described = (
  { requirement, verdict, requests }: Finding,
  { violates }: Fault,
  catalogue: Hunt['catalogue'],
): Catch => ({
  requirement,
  suite: catalogue.get(requirement)?.suite ?? 'examples',
  verdict,
  requests,
  isNamed: requirement === violates,
});
