import type { Run } from '../suites/results/run.js';

/** The exit codes that scripts rely on. */
export const EXIT = {
  conformant: 0,
  'non-conformant': 1,
  usage: 2,
  unusable: 3,
  inconclusive: 4,
  interrupted: 130,
} as const;

/** The exit code of a run that came to an end. */
export const exitCodeOf = (run: Run): number => (run.run.interrupted ? EXIT.interrupted : EXIT[run.verdict]);
