import { VERDICTS, type Verdict } from '../../suites/results/verdict.js';

/** Where a verdict stands between harmless and worst. */
export const rankOf = (verdict: Verdict): number => VERDICTS.indexOf(verdict);

/** A warning, something not shown, a failure or an error. */
export const isFinding = (verdict: Verdict): boolean => rankOf(verdict) >= rankOf('warn');
