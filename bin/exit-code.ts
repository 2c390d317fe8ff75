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

const OF_GATE = { passed: EXIT.conformant, failed: EXIT['non-conformant'], inconclusive: EXIT.inconclusive };

/** The exit code of a run that came to an end: its gate decides where there is one, else its verdict. */
export function exitCodeOf({ run, verdict, gate }: Run): number {
  if (run.interrupted) return EXIT.interrupted;
  return gate === null ? EXIT[verdict] : OF_GATE[gate.outcome];
}
