import type { Recording } from '../../suites/recording/recording.js';
import type { Run } from '../../suites/results/run.js';
import type { Remainder } from './verification.js';

/** What of a verdict rests on the record, because no transcript can show it again. */
export function remaindersOf(
  { requirements, leftovers, gate }: Run,
  recordings: readonly Recording[],
  abridged: number,
): Remainder[] {
  const credentials = requirements.filter(({ suite, cases }) => suite === 'security' && cases > 0).length;
  const waits = recordings.reduce((sum, recording) => sum + recording.waits, 0);
  const all: Remainder[] = [
    { kind: 'abridged', count: abridged },
    { kind: 'credentials', count: credentials },
    { kind: 'waits', count: waits },
    { kind: 'leftovers', count: leftovers.length },
    { kind: 'gate', count: gate === null ? 0 : 1 },
  ];
  return all.filter(({ count }) => count > 0);
}
