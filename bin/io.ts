import type { Redactor } from '../suites/harness/redactor.js';
import type { LastWords } from './last-words.js';

/** Where a command writes; `process.stdout` and a collector of text both are one. */
export interface Output {
  write(text: string): unknown;
  isTTY?: boolean;
  columns?: number;
}

/** Everything through which a command meets the world besides its options. */
export interface Io {
  stdout: Output;
  stderr: Output;
  env: Readonly<Record<string, string | undefined>>;
  /** Knows what must not be seen; `stdout` and `stderr` ask it. */
  redactor: Redactor;
  /** What is said when the user interrupts twice. */
  lastWords: LastWords;
  /** Aborted when the user interrupts. */
  signal: AbortSignal;
}
