import { lifecycle, pairing } from '../../../spec/lifecycle.js';
import { objectIn, on } from './deviations.js';
import { breaking, type MutationCase } from './mutation-case.js';

type Pair = readonly [copystate: string, cycle: string];

/** The pairs of copystate and migrationcycle that the matrix forbids. */
export const FORBIDDEN_PAIRS: readonly Pair[] = lifecycle.source.cycles.flatMap((cycle) =>
  Object.entries(lifecycle.source.reported)
    .filter(([, state]) => pairing(state, cycle) === 'illegal')
    .map(([copystate]) => [copystate, cycle] as const),
);

/** As many failures of one requirement as a report keeps. */
const AT_ONCE = 5;

/** A case that accepts some forbidden pairs, each of which the report names. */
export interface PairCase extends MutationCase {
  pairs: readonly Pair[];
}

/** Every forbidden pair accepted once, a few at a time. */
export const pairMutations: readonly PairCase[] = Array.from(
  { length: Math.ceil(FORBIDDEN_PAIRS.length / AT_ONCE) },
  (_, index) => FORBIDDEN_PAIRS.slice(index * AT_ONCE, (index + 1) * AT_ONCE),
).map((pairs) => ({
  pairs,
  toTheEnd: true,
  ...breaking('rejections')(
    'UpdateCopyState',
    `accepts ${pairs.map((pair) => pair.join(' in ')).join(', ')}`,
    'SMS.7728',
    on('UpdateCopyState', async (asked, forward) => {
      const answered = await forward(asked);
      const { copystate, migrationcycle } = objectIn(asked.text) ?? {};
      const accepted = pairs.some(([state, cycle]) => state === copystate && cycle === migrationcycle);
      return accepted ? { ...answered, status: 200, text: '{}' } : answered;
    }),
  ),
}));
