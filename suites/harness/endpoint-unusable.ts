import type { Run } from '../results/run.js';

/** The certification could not begin, or not go on; the message is the one sentence that says why. */
export class EndpointUnusable extends Error {
  override readonly name = 'EndpointUnusable';

  constructor(
    message: string,
    /** The report of what could be done. */
    readonly run: Run,
  ) {
    super(message);
  }
}
