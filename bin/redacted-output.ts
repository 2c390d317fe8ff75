import type { Redactor } from '../suites/harness/redactor.js';
import type { Output } from './io.js';

/** An output that shows no secret, whatever is written to it. */
export const redactedOutput = (output: Output, redactor: Redactor): Output => ({
  write: (text: string) => output.write(redactor.text(text)),
  get isTTY() {
    return output.isTTY === true;
  },
  get columns() {
    return output.columns ?? 80;
  },
});
