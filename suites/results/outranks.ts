import type { CellResult, TransitionResult } from './run.js';

type Outcome = TransitionResult['outcome'] | CellResult['outcome'];

const RANKS: Record<Outcome, number> = { 'not reached': 0, refused: 1, accepted: 2, passed: 2, failed: 3 };

/** Whether one attempt says more than another: above 0 when it does, below 0 when it says less. */
export const outranks = (one: { outcome: Outcome }, other: { outcome: Outcome }): number =>
  RANKS[one.outcome] - RANKS[other.outcome];
