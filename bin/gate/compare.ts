import type { Comparison } from '../../suites/results/gate.js';
import type { Run } from '../../suites/results/run.js';
import { isAsked, isFinding } from './is-finding.js';

/** A report of an earlier run. */
export interface EarlierReport {
  file: string;
  run: Pick<Run, 'requirements' | 'contract'>;
}

/** Compares what was found now with what was found earlier; what only the earlier run asked about is left out. */
export function compare(
  { requirements, contract }: Pick<Run, 'requirements' | 'contract'>,
  { file, run }: EarlierReport,
): Comparison {
  const isSame = run.contract.profile === contract.profile;
  const asked = run.requirements.filter(isAsked);
  const before = new Map(asked.map(({ id, verdict }) => [id, isFinding(verdict)]));
  const leftOut = new Set(run.requirements.filter((one) => !isAsked(one)).map(({ id }) => id));
  const ids = (was: boolean, is: boolean) =>
    requirements
      .filter((one) => isAsked(one) && before.get(one.id) === was && isFinding(one.verdict) === is)
      .map(({ id }) => id);
  // What another profile left out is no news.
  const unheard = requirements.filter(
    ({ id, verdict }) => !before.has(id) && isFinding(verdict) && (isSame || !leftOut.has(id)),
  );
  return {
    report: file,
    profile: isSame ? null : run.contract.profile,
    new: [...ids(false, true), ...unheard.map(({ id }) => id)],
    fixed: ids(true, false),
    remaining: ids(true, true),
  };
}
