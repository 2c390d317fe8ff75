import { printable } from '../reporters/printable.js';
import type { Progress } from '../suites/certify.js';
import type { Io } from './io.js';

const EVERY_MS = 100;
const ERASE_LINE = '\r\u001b[K';

/** A line at the bottom of a terminal that says how far a run is; nothing where nobody watches. */
export class ProgressLine {
  readonly #shown: boolean;
  #last = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly io: Pick<Io, 'stderr' | 'env'>,
    /** What the run counts. */
    private readonly counted = 'failures',
  ) {
    const { CI, TERM } = io.env;
    const automated = CI !== undefined && !['', '0', 'false'].includes(CI);
    this.#shown = io.stderr.isTTY === true && !automated && TERM !== 'dumb';
  }

  show({ done, total, requests, failures, current }: Progress): void {
    const now = performance.now();
    if (!this.#shown || now - this.#last < EVERY_MS) return;
    this.#last = now;
    const line = `${done}/${total}  ${requests} requests  ${failures} ${this.counted}  ${printable(current)}`;
    this.io.stderr.write(ERASE_LINE + line.slice(0, (this.io.stderr.columns ?? 80) - 1));
  }

  clear(): void {
    if (this.#shown) this.io.stderr.write(ERASE_LINE);
  }
}
