import type { Json } from '../../spec/exact-json.js';
import { derivedId } from './derived-id.js';
import type { Given } from './line.js';
import type { Outside, Part } from './part.js';

/** Writes down what a part learned when no further request of it follows. */
export type Note = (check: string, given: readonly Given[]) => void;

/** A part of a run that takes place. */
export class LivePart implements Part {
  time = Date.now();
  #requests = 0;
  #ids = 0;
  readonly #asked = new Map<Outside, number>();
  #given: Given[] = [];

  /** @param nonce what identifiers derive from; another one in every run */
  constructor(
    readonly name: string,
    private readonly nonce: string,
    private readonly note: Note,
  ) {}

  nextRequest(): number {
    this.#requests += 1;
    return this.#requests;
  }

  outside<T extends Json>(kind: Outside, learn: () => T | undefined): T | undefined {
    const number = (this.#asked.get(kind) ?? 0) + 1;
    this.#asked.set(kind, number);
    const value = learn();
    if (value !== undefined) this.#given.push([kind, number, value]);
    return value;
  }

  freshId(): string {
    this.#ids += 1;
    return derivedId(this.nonce, this.name, this.#ids);
  }

  pause(milliseconds: number, wait: (milliseconds: number) => Promise<void>): Promise<void> {
    return wait(milliseconds);
  }

  aside(name: string): Part {
    return new LivePart(name, this.nonce, this.note);
  }

  take(): Given[] {
    const given = this.#given;
    this.#given = [];
    return given;
  }

  end(): void {
    const given = this.take();
    if (given.length > 0) this.note(this.name, given);
  }
}
