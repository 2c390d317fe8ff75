import { readFile } from 'node:fs/promises';
import type { AcceptedFinding } from '../../suites/results/gate.js';
import { parseBaseline } from './parse-baseline.js';
import { unreadable } from './unreadable.js';

/** A list of accepted findings as it was read. */
export interface Baseline {
  file: string;
  /** The text of the file; empty when there is none yet. */
  text: string;
  accepted: AcceptedFinding[];
}

/**
 * Reads the list of accepted findings.
 *
 * @param mayBeMissing whether it is about to be written
 * @param known the ids of the requirements of every edition
 * @throws {UsageError} that names the line and column of what is wrong
 */
export async function readBaseline(
  file: string,
  mayBeMissing: boolean,
  known: () => ReadonlySet<string>,
): Promise<Baseline> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (missing && mayBeMissing) return { file, text: '', accepted: [] };
    throw unreadable('baseline', file, error, missing ? '; --update-baseline writes one' : '');
  }
  return { file, text, accepted: parseBaseline(file, text, known) };
}
