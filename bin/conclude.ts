import type { KeyObject } from 'node:crypto';
import { annotations } from '../reporters/annotations.js';
import { CERTIFICATE_FILE } from '../reporters/certificate-file.js';
import { consoleReporter } from '../reporters/console.js';
import { inLanguage } from '../reporters/in-language.js';
import { printable } from '../reporters/printable.js';
import { ReportsNotWritten } from '../reporters/reports-not-written.js';
import type { Language } from '../reporters/texts/language.js';
import { writeReports } from '../reporters/write-reports.js';
import type { Run } from '../suites/results/run.js';
import { writeCertificate } from './certificate/write-certificate.js';
import { EXIT, exitCodeOf } from './exit-code.js';
import type { Io } from './io.js';
import { isColored } from './is-colored.js';

/** What a certification came to. */
export interface Outcome {
  run: Run;
  /** Why it never got anywhere, as one sentence; `null` when it did. */
  unusable: string | null;
}

/** How the result of a run is told. */
export interface Telling {
  /** Where the reports go. */
  directory: string;
  language: Language;
  annotations: 'always' | 'auto' | 'never';
  /** Signs the certificate; it is not signed without. */
  key: KeyObject | undefined;
}

/** Writes the reports, prints the result and returns the exit code. */
export async function conclude(
  { run, unusable }: Outcome,
  { directory, language, annotations: when, key }: Telling,
  io: Io,
): Promise<number> {
  let problem = unusable === null ? null : printable(unusable);
  let report: string | null = null;
  try {
    const names = await writeReports(directory, run, language);
    report = `${directory} (${names.join(', ')})`;
    const why = await writeCertificate(directory, run, names, key);
    if (why === null) report = `${directory} (${[...names, CERTIFICATE_FILE].join(', ')})`;
    else if (key) problem ??= why;
    else io.stderr.write(`${printable(why)}\n`);
  } catch (error) {
    if (!(error instanceof ReportsNotWritten)) throw error;
    problem ??= error.message;
  }
  const told = inLanguage(run, language);
  if (unusable === null) io.stdout.write(consoleReporter({ color: isColored(io), language, report })(told));
  else if (report !== null) io.stdout.write(`Report:  ${report}\n`);
  if (when === 'always' || (when === 'auto' && io.env.GITHUB_ACTIONS === 'true'))
    io.stdout.write(annotations(language)(told));
  if (problem !== null) io.stderr.write(`sms-conformance: ${problem}\n`);
  return problem !== null && !run.run.interrupted ? EXIT.unusable : exitCodeOf(run);
}
