import type { RequirementResult } from './run.js';
import { ELSEWHERE } from './shard.js';
import { worst } from './verdict.js';
import { NEVER_SEEN, withoutCases } from './without-cases.js';

/** What the shards found out about one requirement, as one run of all their checks would have concluded. */
export function mergeRequirement(
  parts: readonly [RequirementResult, ...RequirementResult[]],
): RequirementResult {
  const [first] = parts;
  const cases = parts.reduce((sum, part) => sum + part.cases, 0);
  const readings = parts.flatMap(({ reading }) => (reading === null ? [] : [reading]));
  const reading = readings.length > 0 ? union(readings) : null;
  const judged = parts.filter((part) => part.cases > 0 || part.verdict === 'error');
  if (judged.length > 0) {
    const verdict = worst(judged.map((part) => part.verdict));
    const reasons = judged.filter((part) => part.verdict === verdict).map(({ reason }) => reason);
    return { ...first, cases, verdict, reading, reason: verdict === 'pass' ? null : foremost(reasons) };
  }
  const told = parts.filter(({ reason }) => reason !== ELSEWHERE);
  if (told.length === 0) {
    return { ...first, cases, verdict: withoutCases(first), reading, reason: NEVER_SEEN[first.kind] };
  }
  const verdict = worst(told.map((part) => part.verdict));
  return { ...first, cases, verdict, reading, reason: foremost(told.map(({ reason }) => reason)) };
}

/** The reason that comes first by its letters, as in a run: which check ended first must not decide. */
const foremost = (reasons: readonly (string | null)[]): string | null =>
  reasons.filter((reason) => reason !== null).sort()[0] ?? null;

const union = (readings: readonly string[]): string =>
  [...new Set(readings.flatMap((reading) => reading.split(', ')))].sort().join(', ');
