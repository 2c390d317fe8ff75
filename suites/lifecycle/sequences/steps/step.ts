import type fc from 'fast-check';
import type { History } from '../history.js';

/** One step of a history. The history is both what fast-check calls the model and what it calls the real thing. */
export interface Step extends fc.AsyncCommand<History, History> {
  check(history: Readonly<History>): boolean;
  run(model: History, history: History): Promise<void>;
  /** The step in words. */
  toString(): string;
}

/** How many sources a history may have. */
export const SLOTS = 3;

/** The name of the source of a slot, as it stands in a history: A, B, C and so on. */
export const nameOf = (slot: number): string => String.fromCharCode(65 + slot);
