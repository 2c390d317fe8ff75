import type { Edition } from '../../spec/editions.js';
import type { Recording } from '../../suites/recording/recording.js';
import { type Gap, rejudge } from '../../suites/rejudging/rejudge.js';
import { mergeRuns } from '../../suites/results/merge-runs.js';
import type { Run } from '../../suites/results/run.js';

/** What the transcript of a report leads to. */
export interface JudgedAgain {
  run: Run;
  missing: Gap[];
  /** Requirements that rest on the record, with the reason. */
  abridged: Map<string, string>;
}

/**
 * Judges every run of a transcript again, and joins them where they are the shards of one.
 *
 * @throws {Error} for a transcript that no run of this version wrote
 */
export async function judgeAgain(
  recordings: readonly Recording[],
  edition: Edition | undefined,
): Promise<JudgedAgain> {
  const runs: Run[] = [];
  const missing: Gap[] = [];
  const abridged = new Map<string, string>();
  for (const recording of recordings) {
    const judged = await rejudge(recording, edition);
    runs.push(judged.run);
    missing.push(...judged.missing);
    for (const [id, why] of judged.abridged) abridged.set(id, why);
  }
  const [first, ...others] = runs;
  if (!first) throw new Error('it tells of no run');
  const lines = recordings.map(({ line }) => line - 1);
  const run = others.length === 0 ? first : mergeRuns([first, ...others], lines);
  return { run, missing, abridged };
}
