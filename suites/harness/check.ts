import type { SuiteName } from '../../spec/requirement.js';
import type { Scope } from '../covered.js';
import type { Trial } from './trial.js';

/** One thing that is asked of the server, with everything it needs to be asked. */
export interface Check {
  suite: SuiteName;
  operationId: string;
  /** Tells the checks of an operation apart; part of the failure ids. */
  label: string;
  /** What the check shows: unproven, or an error, when it cannot be carried out. */
  requirements: readonly string[];
  /** The smallest scope in which it may run. */
  scope: Scope;
  /** Runs when nothing else of the run is under way. */
  alone?: boolean;
  /**
   * Sends what no server should store. Such checks come last: a server that stores it may show it in its lists,
   * where it must not be held against the lists.
   */
  pollutes?: boolean;
  run(trial: Trial): Promise<void>;
}
