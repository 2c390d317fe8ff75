import { currentPart, outside } from '../recording/part.js';
import { delay } from './client/delay.js';

/**
 * Waits between two looks at a server; what is judged again waits for nothing.
 *
 * @throws {NetworkError} `aborted` at once when the run is interrupted
 */
export async function pauseFor(milliseconds: number, signal: AbortSignal): Promise<void> {
  const wait = (time: number) => delay(time, signal);
  await (currentPart()?.pause(milliseconds, wait) ?? wait(milliseconds));
}

/**
 * Begins to wait for something that may never come.
 *
 * @returns asked after each look: whether the time is over; when it was in the run, where it is judged again
 */
export function patienceFor(milliseconds: number): () => boolean {
  const begin = performance.now();
  return () =>
    outside('gave up', () => {
      const after = performance.now() - begin;
      return after > milliseconds ? Math.round(after) : undefined;
    }) !== undefined;
}
