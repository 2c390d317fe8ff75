import { NetworkError, type Reason } from '../harness/network-error.js';
import { World } from '../harness/world.js';
import { outside } from '../recording/part.js';
import type { Leftover } from '../results/run.js';

/** A world in which nothing is left to be removed: what was created is long gone. */
export class RecordedWorld extends World {
  /** Fails as it did in the run. */
  override async tidy(): Promise<void> {
    const failure = outside<{ reason: Reason; message: string }>('clean-up', () => undefined);
    if (failure) throw new NetworkError(failure.reason, failure.message);
  }

  override async tidyAll(): Promise<Leftover[]> {
    return [];
  }
}
