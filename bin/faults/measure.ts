import { setMaxListeners } from 'node:events';
import type { Fault } from '../../fixtures/faults/fault.js';
import { loadContract } from '../../spec/contract.js';
import { catalogueOf } from '../../suites/catalogue.js';
import type { Progress } from '../../suites/certify.js';
import { SUITES } from '../../suites/covered.js';
import type { Run } from '../../suites/results/run.js';
import { attempt } from './attempt.js';
import { type FaultRun, type Hunt, operationsOf, tryFault } from './try-fault.js';

export interface MeasureOptions {
  faults: readonly Fault[];
  /** Every fault is tried once with each. */
  seeds: readonly number[];
  /** Whether the server without faults is certified whole, or about the operations of the faults only. */
  whole: boolean;
  signal: AbortSignal;
  onProgress(progress: Progress): void;
}

/** What the suites noticed of one fault: one run for each seed, in their order. */
export interface FaultResult {
  fault: Fault;
  runs: FaultRun[];
}

export interface Measurement {
  /** The certification of the server without faults. */
  faultless: Run;
  /** In the order of the catalogue; without those that an interruption left out. */
  results: FaultResult[];
  milliseconds: number;
}

/** Milliseconds for one request to the server without faults. */
const TIMEOUT = 10_000;

/** Servers at a time. */
const AT_ONCE = 3;

/** Certifies the server without faults, and then with each of them. */
export async function measure(options: MeasureOptions): Promise<Measurement> {
  const { faults, seeds, whole, signal, onProgress } = options;
  const began = performance.now();
  // Every run under way listens for the interruption.
  setMaxListeners(0, signal);
  const catalogue = new Map(catalogueOf(loadContract()).map((each) => [each.id, each]));
  const operations = whole ? [] : [...new Set(faults.flatMap((fault) => operationsOf(fault, catalogue)))];
  const faultless = await attempt({
    faults: [],
    suites: [...SUITES],
    operations,
    seed: seeds[0] ?? 0,
    timeout: TIMEOUT,
    signal,
    onProgress,
  });
  const results = await tryAll(options, { catalogue, unmet: unmetIn(faultless), signal });
  return { faultless, results, milliseconds: Math.round(performance.now() - began) };
}

async function tryAll({ faults, seeds, onProgress }: MeasureOptions, hunt: Hunt): Promise<FaultResult[]> {
  const tries = faults.flatMap((fault) =>
    seeds.map((seed): { fault: Fault; seed: number; run?: FaultRun } => ({ fault, seed })),
  );
  const queue = tries.values();
  const total = tries.length;
  let [done, requests, failures] = [0, 0, 0];
  const work = async () => {
    for (const each of queue) {
      if (hunt.signal.aborted) return;
      const run = await tryFault(each.fault, each.seed, hunt);
      if (hunt.signal.aborted && run.caught === null) return;
      each.run = run;
      done += 1;
      requests += run.requests;
      if (run.caught !== null) failures += 1;
      onProgress({ done, total, requests, failures, current: each.fault.name });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return faults
    .map((fault) => ({
      fault,
      runs: tries.flatMap((each) => (each.fault === fault && each.run ? [each.run] : [])),
    }))
    .filter(({ runs }) => runs.length > 0);
}

const unmetIn = ({ requirements }: Run): Set<string> =>
  new Set(
    requirements
      .filter(({ verdict }) => verdict !== 'pass' && verdict !== 'not-applicable')
      .map(({ id }) => id),
  );
