import type { SuiteName } from '../spec/requirement.js';
import type { Run } from '../suites/results/run.js';

/** The suites of a run in their order: those that were asked for, and those that have a result all the same. */
export const suitesOf = ({ run, summary }: Pick<Run, 'run' | 'summary'>): SuiteName[] => [
  ...new Set([...run.suites, ...(Object.keys(summary.suites) as SuiteName[])]),
];
