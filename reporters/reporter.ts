import type { Run } from '../suites/results/run.js';

/** One report format: the whole outcome of a run as text. */
export type Reporter = (run: Run) => string | Promise<string>;

/** A format that is written at once. */
export type PlainReporter = (run: Run) => string;
