import { consoleReporter } from '../reporters/console.js';
import { printable } from '../reporters/printable.js';
import { ReportsNotWritten } from '../reporters/reports-not-written.js';
import { writeReports } from '../reporters/write-reports.js';
import type { Run } from '../suites/results/run.js';
import { EXIT, exitCodeOf } from './exit-code.js';
import type { Io } from './io.js';
import { isColored } from './is-colored.js';

/** What a certification came to. */
export interface Outcome {
  run: Run;
  /** Why it never got anywhere, as one sentence; `null` when it did. */
  unusable: string | null;
}

/** Writes the reports, prints the result and returns the exit code. */
export async function conclude({ run, unusable }: Outcome, directory: string, io: Io): Promise<number> {
  let problem = unusable === null ? null : printable(unusable);
  let report: string | null = null;
  try {
    report = `${directory} (${(await writeReports(directory, run)).join(', ')})`;
  } catch (error) {
    if (!(error instanceof ReportsNotWritten)) throw error;
    problem ??= error.message;
  }
  if (unusable === null) io.stdout.write(consoleReporter({ color: isColored(io), report })(run));
  else if (report !== null) io.stdout.write(`Report:  ${report}\n`);
  if (problem !== null) io.stderr.write(`sms-conformance: ${problem}\n`);
  return problem !== null && !run.run.interrupted ? EXIT.unusable : exitCodeOf(run);
}
