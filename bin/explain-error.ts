import { ReportsNotWritten } from '../reporters/reports-not-written.js';
import { EnvironmentUnusable } from './environment-unusable.js';
import { EXIT } from './exit-code.js';
import type { Output } from './io.js';
import { UsageError } from './usage-error.js';

/** Tells what went wrong and returns the exit code; a stack trace appears only for a defect of this tool. */
export function explainError(error: unknown, stderr: Output): number {
  if (error instanceof UsageError) return tell(error.message, EXIT.usage, stderr);
  if (error instanceof EnvironmentUnusable || error instanceof ReportsNotWritten) {
    return tell(error.message, EXIT.unusable, stderr);
  }
  const trace = error instanceof Error ? error.stack : String(error);
  // A defect of ours says nothing about the server.
  return tell(`internal error, please report it: ${trace}`, EXIT.inconclusive, stderr);
}

function tell(message: string, code: number, stderr: Output): number {
  stderr.write(`sms-conformance: ${message}\n`);
  return code;
}
