/** Aborts with another signal, or when its time is over; `end` gives up waiting for either. */
export interface Deadline {
  signal: AbortSignal;
  end(): void;
}

/**
 * A timer of its own: in Node.js 20, `AbortSignal.any` with `AbortSignal.timeout` may be collected before it fires.
 *
 * @param milliseconds until it aborts
 */
export function deadline(outer: AbortSignal, milliseconds: number): Deadline {
  const controller = new AbortController();
  const abort = () => controller.abort();
  const timer = setTimeout(abort, milliseconds);
  if (outer.aborted) abort();
  else outer.addEventListener('abort', abort, { once: true });
  return {
    signal: controller.signal,
    end() {
      clearTimeout(timer);
      outer.removeEventListener('abort', abort);
    },
  };
}
