import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Exchange } from './exchange.js';

/** Every request and response of a run, one JSON line each, secrets removed. */
export class Transcript {
  readonly #file: number;
  #pending: string[] = [];
  #lines = 0;

  constructor(directory: string) {
    mkdirSync(directory, { recursive: true });
    this.#file = openSync(join(directory, 'transcript.jsonl'), 'w');
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
    if (this.#pending.length > 0) writeSync(this.#file, `${this.#pending.join('\n')}\n`);
    this.#pending = [];
  }
}
