import type { RequirementResult } from '../../suites/results/run.js';
import { VERDICTS, type Verdict } from '../../suites/results/verdict.js';

/** Where a verdict stands between harmless and worst. */
export const rankOf = (verdict: Verdict): number => VERDICTS.indexOf(verdict);

/** A warning, something not shown, a failure or an error. */
export const isFinding = (verdict: Verdict): boolean => rankOf(verdict) >= rankOf('warn');

/** Whether a run says anything about a requirement: what its profile or scope leaves out is neither found nor gone. */
export const isAsked = ({ verdict, cases }: Pick<RequirementResult, 'verdict' | 'cases'>): boolean =>
  verdict !== 'not-applicable' || cases > 0;
