import type { Source } from './source.js';

/** The parts of a certification; each requirement belongs to one. */
export type SuiteName = 'examples' | 'rejections' | 'properties' | 'relations' | 'lifecycle' | 'security';

export const LEVELS = ['must', 'should', 'may'] as const;

/**
 * - `must`: the documents state it and name the consequence
 * - `should`: the documents state the limit but not what happens beyond it
 * - `may`: we record what the server does
 */
export type Level = (typeof LEVELS)[number];

/** One thing that a server must, should or may do. */
export interface Requirement {
  /** Stable and self-explaining: `UpdateCopyState.request.copystate.enum`, `SMS.7713`, `R9`. */
  id: string;
  /** The operation it is about; `null` when it is about several. */
  operationId: string | null;
  /** The suite that shows it. */
  suite: SuiteName;
  level: Level;
  /** What states it: the table of a request or response, a rule, an example, or a state machine. */
  kind: 'request' | 'response' | 'rule' | 'example' | 'transition';
  /** One sentence in each language. */
  statement: { en: string; zh: string };
  /** The place in the documents that states it. */
  source: Source;
  /** The edition that it was derived for. */
  edition: string;
  /** Present when no suite asks it: why a client cannot see it, or that nobody has written the check yet. */
  unasked?: { en: string; zh: string };
}
