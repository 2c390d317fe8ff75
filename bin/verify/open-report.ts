import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { CERTIFICATE_FILE } from '../../reporters/certificate-file.js';
import { TRANSCRIPT_FILE } from '../../suites/harness/transcript.js';
import { EnvironmentUnusable } from '../environment-unusable.js';

export const REPORT_FILE = 'report.json';

/** A certificate has some files and shards; nothing that is longer is one. */
const LONGEST_CERTIFICATE = 16 * 1024 * 1024;

/** The texts of a report directory that a verification needs besides the transcript. */
export interface OpenReport {
  directory: string;
  certificate: string;
  report: string;
  transcript: string;
}

/**
 * Opens a report directory.
 *
 * @throws {EnvironmentUnusable} that says what is missing
 */
export async function openReport(directory: string): Promise<OpenReport> {
  const path = (name: string) => join(directory, name);
  try {
    if (!(await stat(directory)).isDirectory()) throw new Error('it is no directory');
    await stat(path(TRANSCRIPT_FILE));
    const { size } = await stat(path(CERTIFICATE_FILE));
    if (size > LONGEST_CERTIFICATE) throw new Error(`${CERTIFICATE_FILE} is too long to be a certificate`);
    return {
      directory,
      certificate: await readFile(path(CERTIFICATE_FILE), 'utf8'),
      report: await readFile(path(REPORT_FILE), 'utf8'),
      transcript: path(TRANSCRIPT_FILE),
    };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new EnvironmentUnusable(
      `'${directory}' cannot be verified: ${why}; expected a directory that certify or merge wrote, with ${CERTIFICATE_FILE}, ${REPORT_FILE} and ${TRANSCRIPT_FILE}`,
    );
  }
}
