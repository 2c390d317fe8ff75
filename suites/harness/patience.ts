/** How long a server may take until an accepted change is visible, in milliseconds. */
const SETTLING_TIME = 3_000;

/** The same for a server that has let us wait in vain often enough. */
const SHORT_TIME = 200;

const ENOUGH = 15;

/**
 * How long to wait for a server: long, as long as waiting helps. A server on which changes never show would otherwise
 * cost the whole time at every look.
 */
export class Patience {
  #disappointments = 0;

  settlingTime(): number {
    return this.worn ? SHORT_TIME : SETTLING_TIME;
  }

  disappointed(): void {
    this.#disappointments += 1;
  }

  get worn(): boolean {
    return this.#disappointments >= ENOUGH;
  }
}
