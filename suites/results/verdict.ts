/** What was concluded about a requirement, from harmless to worst. */
export const VERDICTS = ['not-applicable', 'pass', 'warn', 'unproven', 'fail', 'error'] as const;

export type Verdict = (typeof VERDICTS)[number];

/** What was concluded about the whole run. */
export type RunVerdict = 'conformant' | 'non-conformant' | 'inconclusive';

/** A parent is as bad as its worst child; without children it is `not-applicable`. */
export function worst(verdicts: Iterable<Verdict>): Verdict {
  let rank = 0;
  for (const verdict of verdicts) rank = Math.max(rank, VERDICTS.indexOf(verdict));
  return VERDICTS[rank] ?? 'error';
}
