import type { EventEmitter } from 'node:events';

/**
 * Lets a reader such as `head` close our output early.
 *
 * @param broken called when the output cannot be written for another reason, e.g. because the disk is full
 */
export function survivesClosing(stream: EventEmitter, broken: (error: Error) => void): void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE' && error.code !== 'ERR_STREAM_DESTROYED') broken(error);
  });
}
