import { printable } from '../reporters/printable.js';
import type { Progress } from '../suites/certify.js';
import type { Io } from './io.js';

const EVERY_MS = 100;
/** Before this the rest of a run cannot be guessed. */
const GUESS_AFTER_MS = 2000;
const ERASE_LINE = '\r\u001b[K';

/** A line at the bottom of a terminal that says how far a run is; nothing where nobody watches. */
export class ProgressLine {
  readonly #shown: boolean;
  readonly #begin: number;
  #last = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly io: Pick<Io, 'stderr' | 'env'>,
    /** What the run counts. */
    private readonly counted = 'failures',
    /** A clock in milliseconds. */
    private readonly now: () => number = () => performance.now(),
  ) {
    const { CI, TERM } = io.env;
    const automated = CI !== undefined && !['', '0', 'false'].includes(CI);
    this.#shown = io.stderr.isTTY === true && !automated && TERM !== 'dumb';
    this.#begin = this.now();
  }

  show(progress: Progress): void {
    const now = this.now();
    if (!this.#shown || now - this.#last < EVERY_MS) return;
    this.#last = now;
    const line = this.#line(progress, now - this.#begin);
    this.io.stderr.write(ERASE_LINE + line.slice(0, (this.io.stderr.columns ?? 80) - 1));
  }

  clear(): void {
    if (this.#shown) this.io.stderr.write(ERASE_LINE);
  }

  #line({ done, total, requests, failures, current }: Progress, elapsed: number): string {
    const percent = total === 0 ? 0 : Math.floor((done / total) * 100);
    const rate = elapsed > 0 ? Math.round(requests / (elapsed / 1000)) : 0;
    return [
      `${percent}% ${done}/${total}`,
      `${requests} requests, ${rate}/s`,
      `${failures} ${this.counted}`,
      ...(elapsed >= GUESS_AFTER_MS && done > 0 ? [left((elapsed / done) * (total - done))] : []),
      printable(current),
    ].join('  ');
  }
}

function left(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000);
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60];
  return `${minutes}:${String(rest).padStart(2, '0')} left`;
}
