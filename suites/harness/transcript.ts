import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { digestOf, GENESIS, linked } from '../recording/chain.js';
import type { ExchangeLine, Given, Line } from '../recording/line.js';
import type { Part } from '../recording/part.js';
import type { RunFacts, Sequel } from '../recording/run-facts.js';
import { BODY_LIMIT, type SentRequest } from '../results/run.js';
import type { Exchange } from './exchange.js';
import type { NetworkError } from './network-error.js';

/** What the file is called in a report directory. */
export const TRANSCRIPT_FILE = 'transcript.jsonl';

/** Longer bodies are written as a whole only as long as all of them together are not longer than this; in characters. */
const LONG = 64 * 1024;
const ALLOWANCE = 256 * 1024 * 1024;

/** Where in a run a request belongs. */
export interface Place {
  part: Pick<Part, 'name' | 'take'> & { time: number };
  /** The how manieth request of the part it is. */
  number: number;
}

/** What of the body of an answer can be written. */
export interface Recordable {
  /** The body as a whole, secrets removed; undefined when it is too long for that. */
  whole: string | undefined;
}

/**
 * Every request of a run and what came of it, one JSON line each, secrets removed. Each line ends with the digest of the
 * line before, so that the first one that was changed later can be told.
 */
export class Transcript {
  readonly #file: number;
  readonly #path: string;
  #pending: string[] = [];
  /** Why nothing more is written. */
  failure: Error | undefined;
  #lines = 0;
  #previous = GENESIS;
  #allowance = ALLOWANCE;

  /** @param onFailure told once when it cannot be written */
  constructor(
    directory: string,
    private readonly onFailure: () => void = () => {},
  ) {
    mkdirSync(directory, { recursive: true });
    this.#path = join(directory, TRANSCRIPT_FILE);
    this.#file = openSync(this.#path, 'w');
  }

  begin(run: RunFacts): void {
    this.#write({ run });
  }

  /** @returns the number of the line, from 1 */
  add(exchange: Exchange, { part, number }: Place, { whole }: Recordable): number {
    const { operation, request, response, text, problem } = exchange;
    const isWhole = whole !== undefined && this.#affords(whole);
    return this.#write({
      operationId: operation.operationId,
      request,
      response: { ...response, body: isWhole ? whole : response.body },
      ...(problem !== undefined && { problem }),
      ...(!isWhole && text.length > BODY_LIMIT && { cut: text.length }),
      ...placed(part, number),
    });
  }

  /** A request to which no answer came. */
  addUnanswered(operationId: string, request: SentRequest, why: NetworkError, { part, number }: Place): void {
    const { reason, message } = why;
    this.#write({
      operationId,
      request,
      response: null,
      error: { reason, message },
      ...placed(part, number),
    });
  }

  note(check: string, given: readonly Given[]): void {
    this.#write({ check, given });
  }

  end(end: Sequel): void {
    this.#write({ end });
  }

  close(): void {
    this.#flush();
    closeSync(this.#file);
  }

  #affords({ length }: string): boolean {
    if (length <= LONG) return true;
    if (length > this.#allowance) return false;
    this.#allowance -= length;
    return true;
  }

  #write(record: Line): number {
    const line = linked(record, this.#previous);
    this.#previous = digestOf(line);
    this.#pending.push(line);
    if (this.#pending.length >= 200) this.#flush();
    this.#lines += 1;
    return this.#lines;
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

/** Where and when a request was answered, and what its part has learned besides. */
function placed(
  part: Place['part'],
  number: number,
): Pick<ExchangeLine, 'check' | 'number' | 'at' | 'given'> {
  const given = part.take();
  return {
    check: part.name,
    number,
    at: new Date(part.time).toISOString(),
    ...(given.length > 0 && { given }),
  };
}
