import type { Verdict } from './verdict.js';

/** The least bad verdict that fails a gate. */
export const FAIL_ON = ['warn', 'unproven', 'fail'] as const;

export type FailOn = (typeof FAIL_ON)[number];

/** A finding that somebody has accepted for a while. */
export interface AcceptedFinding {
  requirement: string;
  /** The worst verdict that is accepted; any when absent. */
  verdict?: FailOn;
  reason: string;
  owner: string;
  /** The last day on which it is accepted, as `2026-12-31`. */
  expires: string;
}

/** What a list of accepted findings means for a run. */
export interface BaselineResult {
  file: string;
  accepted: AcceptedFinding[];
  /** Found again after their last day: they count. */
  expired: AcceptedFinding[];
  /** Not found any more: they can leave the list. */
  gone: AcceptedFinding[];
}

/** A run against an earlier one, by the ids of requirements that are not met or not shown. */
export interface Comparison {
  /** The file of the earlier report. */
  report: string;
  /** Its profile, where that is another one; `null` where it is the same. */
  profile: string | null;
  new: string[];
  fixed: string[];
  remaining: string[];
}

/** What decides the exit code of a run beside its verdict. */
export interface GateResult {
  /** `failed`: something counts that nobody accepted; `inconclusive`: it could not be judged. */
  outcome: 'passed' | 'failed' | 'inconclusive';
  /** `null` where the verdict of the run decides. */
  failOn: FailOn | null;
  /** What counts against the server. */
  counted: { requirement: string; verdict: Verdict }[];
  baseline: BaselineResult | null;
  comparison: Comparison | null;
}
