import type { AcceptedFinding, BaselineResult, FailOn, GateResult } from '../../suites/results/gate.js';
import type { RequirementResult, Run } from '../../suites/results/run.js';
import type { Baseline } from './baseline.js';
import { compare, type EarlierReport } from './compare.js';
import { isAsked, isFinding, rankOf } from './is-finding.js';

/** What the user asked the gate for. */
export interface GateOptions {
  failOn: FailOn | null;
  baseline: Baseline | null;
  earlier: EarlierReport | null;
}

/**
 * Decides what counts against the server, beside the verdict.
 *
 * @param today as `2026-12-31`
 * @returns `null` when the user asked for no gate
 */
export function judge(
  run: Run,
  { failOn, baseline, earlier }: GateOptions,
  today: string,
): GateResult | null {
  if (failOn === null && baseline === null && earlier === null) return null;
  const findings = run.requirements.filter(({ verdict }) => verdict !== 'error' && isFinding(verdict));
  const result = baseline && sortOut(baseline, run, findings, today);
  const accepted = new Set(result?.accepted.map(({ requirement }) => requirement));
  const open = findings.filter(({ id }) => !accepted.has(id));
  const counted = open.filter(({ verdict }) => rankOf(verdict) >= rankOf(failOn ?? 'fail'));
  return {
    outcome: counted.length > 0 ? 'failed' : isJudged(run, open, failOn) ? 'passed' : 'inconclusive',
    failOn,
    counted: counted.map(({ id, verdict }) => ({ requirement: id, verdict })),
    baseline: result,
    comparison: earlier && compare(run, earlier),
  };
}

/** A gate never turns green over what was not judged: an error of ours, an interruption, a run that showed nothing. */
function isJudged(run: Run, open: readonly RequirementResult[], failOn: FailOn | null): boolean {
  const { total } = run.summary;
  if (run.run.interrupted || total.error > 0 || total.pass + total.warn + total.fail === 0) return false;
  return failOn !== null || !open.some(({ verdict }) => verdict === 'unproven');
}

function sortOut(
  { file, accepted }: Baseline,
  { requirements }: Run,
  findings: readonly RequirementResult[],
  today: string,
): BaselineResult {
  const ran = new Map(requirements.filter(isAsked).map(({ id, verdict }) => [id, verdict]));
  const found = new Map(findings.map(({ id, verdict }) => [id, verdict]));
  const covers = ({ requirement, verdict: worst }: AcceptedFinding) => {
    const verdict = found.get(requirement);
    return verdict !== undefined && (worst === undefined || rankOf(verdict) <= rankOf(worst));
  };
  return {
    file,
    accepted: accepted.filter((one) => covers(one) && one.expires >= today),
    expired: accepted.filter((one) => covers(one) && one.expires < today),
    gone: accepted.filter(({ requirement }) => {
      const verdict = ran.get(requirement);
      return verdict !== undefined && !isFinding(verdict);
    }),
  };
}
