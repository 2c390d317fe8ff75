import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Exchange } from './exchange.js';

/** Every request and response of a run, one JSON line each, secrets removed. */
export class Transcript {
  readonly #file: number;
  readonly #path: string;
  #pending: string[] = [];
  /** Why nothing more is written. */
  failure: Error | undefined;
  #lines = 0;

  /** @param onFailure told once when it cannot be written */
  constructor(
    directory: string,
    private readonly onFailure: () => void = () => {},
  ) {
    mkdirSync(directory, { recursive: true });
    this.#path = join(directory, 'transcript.jsonl');
    this.#file = openSync(this.#path, 'w');
  }

  /** @returns the number of the line, from 1 */
  add({ operation, request, response }: Exchange): number {
    this.#pending.push(JSON.stringify({ operationId: operation.operationId, request, response }));
    if (this.#pending.length >= 200) this.#flush();
    this.#lines += 1;
    return this.#lines;
  }

  close(): void {
    this.#flush();
    closeSync(this.#file);
  }

  #flush(): void {
    const lines = this.#pending;
    this.#pending = [];
    if (lines.length === 0 || this.failure) return;
    try {
      writeSync(this.#file, `${lines.join('\n')}\n`);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      this.failure = new Error(
        `${this.#path} cannot be written (${why}): free some space, or choose another directory with --report`,
      );
      this.onFailure();
    }
  }
}
