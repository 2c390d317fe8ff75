import type { Json } from '../../spec/exact-json.js';
import type { Scope } from '../covered.js';
import type { Check } from '../harness/check.js';
import type { CallInput, Exchange } from '../harness/exchange.js';
import type { Trial } from '../harness/trial.js';

/** An operation brought into a position in which a valid request of it is accepted. */
export interface Stage {
  /** A valid request; each call makes a new one. */
  input(): CallInput;
  /** Cleans up after an accepted request. */
  accepted?(): Promise<void>;
  /** Takes note of what turned up although it was refused, so that it is removed. */
  adopt?(seen: Json): void;
  /** After an accepted request there is nothing left to send another one to. */
  usedUp?: boolean;
  /** Called before a request that may create something. */
  announce?(input: CallInput): (exchange: Exchange) => unknown;
  /** What a refused request must leave as it is. */
  observe?(): Promise<Json>;
}

/** How an operation is put on its stage. */
export interface Arrangement {
  scope: Scope;
  /** Only one check at a time may use it: it changes what the account has only one of. */
  alone?: boolean;
  prepare(trial: Trial): Promise<Stage>;
}

/** What a check demands that uses an arrangement. */
export const demands = ({ scope, alone }: Arrangement): Pick<Check, 'scope' | 'alone'> => ({
  scope,
  ...(alone && { alone }),
});

/** A request that needs nothing to be there. */
export const anonymous = (input: () => CallInput = () => ({})): Arrangement => ({
  scope: 'read-only',
  prepare: async () => ({ input }),
});
