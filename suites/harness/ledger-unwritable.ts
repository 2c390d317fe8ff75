/** The ledger cannot be kept; the message is one sentence that says why, and what to do. */
export class LedgerUnwritable extends Error {
  override readonly name = 'LedgerUnwritable';

  constructor(path: string, cause: unknown) {
    const why = cause instanceof Error ? cause.message : String(cause);
    super(
      `${path} cannot be written (${why}), and without it nothing is created at the server: free some space, or choose another directory with --report`,
      { cause },
    );
  }
}
