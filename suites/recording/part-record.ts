import type { Json } from '../../spec/exact-json.js';
import type { Given } from './line.js';
import type { Outside } from './part.js';

/** Where the line of a request is. */
export interface Position {
  /** The how manieth line of the file, from 1. */
  line: number;
  /** Where it begins, and how long it is, in bytes. */
  offset: number;
  length: number;
  /** The how manieth request of its part. */
  number: number;
}

/** What was written down of a part of a run. */
export class PartRecord {
  readonly #requests = new Map<string, Position[]>();
  readonly #given = new Map<string, Json>();
  /** The highest number of a request that was found. */
  #reached = 0;
  /** How many requests were never asked for again. */
  unused = 0;

  /** @param key of `requestKey` */
  add(key: string, position: Position): void {
    const alike = this.#requests.get(key) ?? [];
    this.#requests.set(key, alike);
    // Lines come in the order of answers, which is nearly that of the requests.
    const before = alike.findLastIndex(({ number }) => number <= position.number);
    alike.splice(before + 1, 0, position);
    this.unused += 1;
  }

  learn(given: readonly Given[]): void {
    for (const [kind, number, value] of given) this.#given.set(`${kind} ${number}`, value);
  }

  /** What the part learned when it asked for something for the how manieth time; undefined when nothing was written. */
  given(kind: Outside, number: number): Json | undefined {
    return this.#given.get(`${kind} ${number}`);
  }

  /**
   * Takes the next request of a key: the first one after what was taken already, so that a look that comes after a
   * change shows the change; else the first one before.
   */
  take(key: string): Position | undefined {
    const alike = this.#requests.get(key) ?? [];
    const next = alike.findIndex(({ number }) => number > this.#reached);
    const [found] = alike.splice(Math.max(next, 0), 1);
    if (!found) return undefined;
    this.#reached = Math.max(this.#reached, found.number);
    this.unused -= 1;
    return found;
  }
}
