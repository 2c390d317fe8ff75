import { UnreadableDocument } from '../../spec/drift/unreadable-document.js';
import { UsageError } from '../usage-error.js';

/**
 * Reads a file that was named on the command line.
 *
 * @throws {UsageError} when there is no such file, or it is not what was expected; it names the file and the reason
 */
export function readAs<T>(file: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    return refusing(file)(error);
  }
}

/** What to do when reading a file fails: the error becomes one of usage if the file is to blame. */
export const refusing =
  (file: string) =>
  (error: unknown): never => {
    if (error instanceof UnreadableDocument) throw new UsageError(`${file}: ${error.message}`);
    if (error instanceof Error && 'syscall' in error)
      throw new UsageError(`${file}: it cannot be read: ${error.message}`);
    throw error;
  };
