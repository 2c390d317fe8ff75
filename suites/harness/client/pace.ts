import { delay } from './delay.js';

/** Says when the next request may be sent; all who send to a server share one. */
export class Pace {
  /** When the next slot begins, by `performance.now()`. */
  #next = 0;
  #pausedUntil = 0;

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

  /** Nobody sends anything for so many milliseconds. */
  pause(milliseconds: number): void {
    this.#pausedUntil = Math.max(this.#pausedUntil, performance.now() + milliseconds);
  }

  #paused = () => this.#pausedUntil - performance.now();
}
