import type { Json } from '../../spec/exact-json.js';
import { derivedId } from '../recording/derived-id.js';
import type { Given } from '../recording/line.js';
import type { Outside, Part } from '../recording/part.js';
import type { PartRecord } from '../recording/part-record.js';

/** A part of a run that is judged again: what it learned then it learns again. */
export class RecordedPart implements Part {
  /** Epoch milliseconds. */
  time = 0;
  #ids = 0;
  readonly #asked = new Map<Outside, number>();

  constructor(
    readonly name: string,
    private readonly nonce: string,
    readonly record: PartRecord,
    private readonly partOf: (name: string) => Part,
  ) {}

  nextRequest(): number {
    return 0;
  }

  outside<T extends Json>(kind: Outside): T | undefined {
    const number = (this.#asked.get(kind) ?? 0) + 1;
    this.#asked.set(kind, number);
    return this.record.given(kind, number) as T | undefined;
  }

  freshId(): string {
    this.#ids += 1;
    return derivedId(this.nonce, this.name, this.#ids);
  }

  async pause(): Promise<void> {}

  aside(name: string): Part {
    return this.partOf(name);
  }

  take(): Given[] {
    return [];
  }

  end(): void {}
}
