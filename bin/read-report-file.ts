import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { readReport } from '../reporters/read-report.js';
import type { Run } from '../suites/results/run.js';
import { unreadable } from './gate/unreadable.js';
import { UsageError } from './usage-error.js';

/**
 * Reads a report, or the one in a directory.
 *
 * @param purpose what it is wanted for: `compared`
 * @throws {UsageError} when there is none
 */
export async function readReportFile(path: string, purpose: string): Promise<Run> {
  let text: string;
  try {
    const isDirectory = (await stat(path)).isDirectory();
    text = await readFile(isDirectory ? join(path, 'report.json') : path, 'utf8');
  } catch (error) {
    throw unreadable('report', path, error);
  }
  try {
    return readReport(text);
  } catch (error) {
    throw new UsageError(`the report '${path}' cannot be ${purpose}: ${(error as Error).message}`);
  }
}
