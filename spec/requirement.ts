import type { Source } from './source.js';

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
  kind: 'request' | 'response' | 'rule' | 'example' | 'transition';
  statement: { en: string; zh: string };
  source: Source;
  edition: string;
  /** Present when no suite asks it: why a client cannot see it, or that nobody has written the check yet. */
  unasked?: { en: string; zh: string };
}
