import type { Failure, RequirementResult, Run } from '../../suites/results/run.js';

/** What became of a finding. */
export interface Again {
  /**
   * `same`: it was found again; `different`: the same check breaks the same requirement in another way;
   * `gone`: the check was carried out and does not break it any more; `unknown`: it could not be carried out.
   */
  outcome: 'same' | 'different' | 'gone' | 'unknown';
  /** What the check found now about the same requirement. */
  found: Failure | null;
  /** Why it is unknown. */
  reason: string | null;
}

/** Compares a finding with what its check found this time. */
export function sameAgain(failure: Failure, { requirements, failures }: Run): Again {
  const now = failures.filter(({ requirement }) => requirement === failure.requirement);
  const result = requirements.find(({ id }) => id === failure.requirement);
  const spoiled = now.find(({ verdict }) => verdict === 'error');
  const found = now.filter(({ verdict }) => verdict !== 'error');
  const [same] = found.filter((one) => one.verdict === failure.verdict && factsOf(one) === factsOf(failure));
  if (same) return { outcome: 'same', found: same, reason: null };
  if (found[0]) return { outcome: 'different', found: found[0], reason: null };
  if (spoiled) return { outcome: 'unknown', found: null, reason: spoiled.message };
  if (result && shown(result)) return { outcome: 'gone', found: null, reason: null };
  return {
    outcome: 'unknown',
    found: null,
    reason: result?.reason ?? 'this version does not know the check',
  };
}

const shown = ({ cases, verdict }: RequirementResult) => cases > 0 && verdict !== 'unproven';

/** What was found, without what is another one each time: ids, names and times. */
const factsOf = ({ message, response }: Failure): string =>
  `${response?.status ?? 'none'} ${message}`
    .replace(/[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/gi, '<id>')
    .replace(/SmsConf-[\w-]+/gi, '<name>')
    .replace(/\b\d{9,}\b/g, '<number>');
