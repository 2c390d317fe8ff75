import { delay } from './client/delay.js';
import type { Context } from './context.js';
import type { Removal } from './removal.js';
import type { Owned } from './remove-all.js';

/**
 * Looks at objects whose deletion takes a while until they are gone, or for as long as anything is waited for.
 *
 * @param onGone told of each that is gone
 */
export async function awaitRemoval<T extends Owned>(
  removal: Pick<Removal, 'isGone'>,
  objects: readonly T[],
  onGone: (object: T) => void,
  { patience, signal }: Pick<Context, 'patience' | 'signal'>,
): Promise<void> {
  const end = performance.now() + patience.settlingTime();
  // What has no id cannot be looked at.
  let left = objects.filter(({ id }) => id !== null);
  for (let pause = 20; left.length > 0; pause = Math.min(pause * 2, 400)) {
    if (performance.now() > end) return patience.disappointed();
    await delay(pause, signal);
    const stays: T[] = [];
    for (const object of left) {
      if (await removal.isGone(object.kind, object.id ?? '')) onGone(object);
      else stays.push(object);
    }
    left = stays;
  }
}
