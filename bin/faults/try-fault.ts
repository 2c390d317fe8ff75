import type { Fault } from '../../fixtures/faults/fault.js';
import type { Requirement, SuiteName } from '../../spec/requirement.js';
import { SUITES } from '../../suites/covered.js';
import type { Finding } from '../../suites/harness/recorder.js';
import { type Attempt, attempt } from './attempt.js';

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
 * Certifies a server with a fault until something is not met that a correct server meets. First the suite that should
 * notice it asks about the operations that the fault and its requirement are about, then every suite; only what these
 * do not notice is left to a whole certification.
 */
export async function tryFault(fault: Fault, seed: number, hunt: Hunt): Promise<FaultRun> {
  const { catalogue, unmet, signal } = hunt;
  const isConnection = fault.kind === 'connection';
  // Nothing can be said about answers that never came, except that.
  const counts = ({ requirement, verdict }: Finding) =>
    !unmet.has(requirement) && (isConnection || DEVIATING.includes(verdict));
  const began = performance.now();
  let found: Finding | undefined;
  let requests = 0;
  for (const round of rounds(fault, catalogue)) {
    const before = requests;
    const run = await attempt({
      faults: [fault.name],
      ...round,
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

/** The operations that a fault and the requirement that it names are about. */
export function operationsOf({ operation, violates }: Fault, catalogue: Hunt['catalogue']): string[] {
  return [...new Set([operation, catalogue.get(violates)?.operationId ?? operation])];
}

function rounds(fault: Fault, catalogue: Hunt['catalogue']): Pick<Attempt, 'suites' | 'operations'>[] {
  const operations = operationsOf(fault, catalogue);
  const suites = [...SUITES];
  const first = SUITES.filter((suite) => suite === catalogue.get(fault.violates)?.suite);
  return [
    { suites: first, operations },
    { suites, operations },
    { suites, operations: [] },
  ].filter((round) => round.suites.length > 0);
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
