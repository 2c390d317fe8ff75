import type { Comparison } from '../../suites/results/gate.js';
import type { Run } from '../../suites/results/run.js';
import { isFinding } from './is-finding.js';

/** A report of an earlier run. */
export interface EarlierReport {
  file: string;
  run: Pick<Run, 'requirements'>;
}

/** Compares what was found now with what was found earlier; what only one of the runs asked about is left out. */
export function compare(
  { requirements }: Pick<Run, 'requirements'>,
  { file, run }: EarlierReport,
): Comparison {
  const before = new Map(run.requirements.map(({ id, verdict }) => [id, isFinding(verdict)]));
  const ids = (was: boolean, is: boolean) =>
    requirements
      .filter(({ id, verdict }) => before.get(id) === was && isFinding(verdict) === is)
      .map(({ id }) => id);
  const unheard = requirements.filter(({ id, verdict }) => !before.has(id) && isFinding(verdict));
  return {
    report: file,
    new: [...ids(false, true), ...unheard.map(({ id }) => id)],
    fixed: ids(true, false),
    remaining: ids(true, true),
  };
}
