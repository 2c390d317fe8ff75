import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Run } from '../suites/results/run.js';
import { badge } from './badge.js';
import { CERTIFICATE_FILE } from './certificate-file.js';
import { html } from './html.js';
import { inLanguage } from './in-language.js';
import { json } from './json.js';
import { junitIn } from './junit.js';
import { markdown } from './markdown.js';
import type { Reporter } from './reporter.js';
import { ReportsNotWritten } from './reports-not-written.js';
import { sarifIn } from './sarif.js';
import type { Language } from './texts/language.js';
import { writeWhole } from './write-whole.js';

/** The files of a report directory, those for people in their language. */
const filesIn = (language: Language): Record<string, Reporter> => ({
  'report.html': html(language),
  'junit.xml': junitIn(language),
  'report.sarif': sarifIn(language),
  'summary.md': markdown(language),
  'badge.svg': badge(language),
});

/** The record, which is the same in every language. */
const RECORD = 'report.json';

const NAMES = [RECORD, ...Object.keys(filesIn('en'))];

/**
 * Creates the directory and takes the reports of an earlier run out of it, so that nobody reads those as the
 * result of this one.
 *
 * @throws {ReportsNotWritten}
 */
export async function prepareReportDirectory(directory: string): Promise<void> {
  try {
    await mkdir(directory, { recursive: true });
    for (const name of [...NAMES, CERTIFICATE_FILE]) await rm(join(directory, name), { force: true });
    await writeWhole(directory, '.writable', '');
    await rm(join(directory, '.writable'));
  } catch (error) {
    throw new ReportsNotWritten(directory, error);
  }
}

/**
 * Writes every report file; a reader never sees half a file.
 *
 * @returns the names of the files
 * @throws {ReportsNotWritten}
 */
export async function writeReports(
  directory: string,
  run: Run,
  language: Language = 'en',
): Promise<string[]> {
  const texts: [string, string][] = [[RECORD, await json(run)]];
  const told = inLanguage(run, language);
  for (const [name, reporter] of Object.entries(filesIn(language))) texts.push([name, await reporter(told)]);
  try {
    await mkdir(directory, { recursive: true });
    for (const [name, text] of texts) await writeWhole(directory, name, text);
    return NAMES;
  } catch (error) {
    throw new ReportsNotWritten(directory, error);
  }
}
