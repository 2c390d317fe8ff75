import type { Deviation } from '../../harness/recorder.js';

/** Thrown by a history that shows a deviation; ends it, so that it can be made shorter. */
export class Deviates extends Error {
  override readonly name = 'Deviates';

  constructor(
    readonly requirement: string,
    readonly deviation: Deviation,
  ) {
    super(deviation.message);
  }
}
