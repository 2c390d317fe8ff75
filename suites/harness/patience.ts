/** How long a server may take until an accepted change is visible unless the user says otherwise, in milliseconds. */
const SETTLING_TIME = 3_000;

/** The same for a server that has let us wait in vain often enough, and on which waiting never helped. */
const SHORT_TIME = 200;

const ENOUGH = 15;

/** A server that settles late once may settle a little later the next time. */
const MARGIN = 2;

/**
 * How long to wait for a server: long, as long as waiting helps. A server on which changes never show would otherwise
 * cost the whole time at every look.
 */
export class Patience {
  #disappointments = 0;
  #longest = 0;

  /** @param most how long to wait at most, in milliseconds */
  constructor(private readonly most = SETTLING_TIME) {}

  settlingTime(): number {
    if (!this.worn) return this.most;
    return Math.min(this.most, Math.max(SHORT_TIME, MARGIN * this.#longest));
  }

  disappointed(): void {
    this.#disappointments += 1;
  }

  /** A change showed after so many milliseconds. */
  rewarded(after: number): void {
    this.#longest = Math.max(this.#longest, after);
  }

  get worn(): boolean {
    return this.#disappointments >= ENOUGH;
  }
}
