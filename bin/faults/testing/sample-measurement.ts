import { findFault } from '../../../fixtures/faults/find-fault.js';
import { runOf } from '../../../reporters/testing/sample-run.js';
import type { FaultResult, Measurement } from '../measure.js';
import type { Catch } from '../try-fault.js';

/** A catch by the requirement that a fault names; `changes` makes it what a test needs. */
export const catchOf = (changes: Partial<Catch> = {}): Catch => ({
  requirement: 'SMS.7713',
  suite: 'lifecycle',
  verdict: 'fail',
  requests: 17,
  isNamed: true,
  ...changes,
});

/** What came of a fault with the seeds 7, 8 and so on; `null` stands for a run in which it escaped. */
export const resultOf = (name: string, ...catches: (Catch | null)[]): FaultResult => ({
  fault: findFault(name),
  runs: catches.map((caught, index) => ({ seed: 7 + index, caught, requests: 40, milliseconds: 100 })),
});

export const measurementOf = (results: FaultResult[], faultless = runOf()): Measurement => ({
  faultless,
  results,
  milliseconds: 61_500,
});
