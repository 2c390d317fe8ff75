import type { Direction, DriftLevel } from './difference-rule.js';
import type { StatementPlace } from './side.js';

/** What one of the two sides states. */
export interface Statement {
  /** The fact, `null` where the side is silent. */
  value: string | null;
  /** The words as printed; `null` where the side is silent or has only facts. */
  wording: string | null;
  /** Where it stands, or where it would. */
  at: StatementPlace;
}

/** One difference between a document and the contract, or another document. */
export interface Drift {
  /** One of `difference-rules.yaml`. */
  rule: string;
  level: DriftLevel;
  direction: Direction;
  /** Stays the same when the document is re-formatted or translated. */
  fingerprint: string;
  /** Empty for a difference of the error table. */
  operationId: string;
  /** `PUT /v3/tasks/{task_id}`; empty for a difference of the error table. */
  request: string;
  /** As in `Places`: `request.disks[].name`; an error code. */
  place: string;
  /** The fact that differs: `maxLength`, `enum`, `presence`, `words`, `example`, `status`. */
  what: string;
  /** One sentence: what is stated now and what was stated before. */
  message: string;
  /** Whom it concerns, and how. */
  effect: string;
  document: Statement;
  against: Statement;
  /** Whether one side says nothing at all about it. */
  silent: boolean;
  /** Requirements of the contract that state the same thing. */
  requirements: string[];
  /** Editions of the contract that state what the document states. */
  editions: string[];
}
