import { delay } from './delay.js';

/** How long the pauses of a run may be together, in milliseconds: a server cannot hold it up for ever. */
const MOST_PAUSED = 10 * 60_000;

/** Says when the next request may be sent; all who send to a server share one. */
export class Pace {
  /** When the next slot begins, by `performance.now()`. */
  #next = 0;
  #pausedUntil = 0;
  #patience = MOST_PAUSED;

  /** @param rate requests per second at most; no limit without it */
  constructor(private readonly rate?: number | undefined) {}

  /** Waits for a turn. */
  async turn(signal: AbortSignal): Promise<void> {
    if (this.rate !== undefined) {
      const now = performance.now();
      const slot = Math.max(now, this.#next);
      this.#next = slot + 1000 / this.rate;
      if (slot > now) await delay(slot - now, signal);
    }
    for (let left = this.#paused(); left > 0; left = this.#paused()) await delay(left, signal);
  }

  /** Nobody sends anything for so many milliseconds; `false` when the patience of a run is used up. */
  pause(milliseconds: number): boolean {
    const until = performance.now() + milliseconds;
    const longer = until - Math.max(this.#pausedUntil, performance.now());
    if (longer > this.#patience) return false;
    this.#patience -= Math.max(0, longer);
    this.#pausedUntil = Math.max(this.#pausedUntil, until);
    return true;
  }

  #paused = () => this.#pausedUntil - performance.now();
}
