import { closeSync, openSync, readSync } from 'node:fs';
import type { Operation } from '../../spec/contract.js';
import { parseExact } from '../../spec/exact-json.js';
import { Answers } from '../harness/answers.js';
import type { Exchange } from '../harness/exchange.js';
import type { AnswerResult } from '../results/run.js';
import { type ExchangeLine, isExchangeLine, type Line } from './line.js';
import { PREFLIGHT } from './part.js';
import { PartRecord, type Position } from './part-record.js';
import { requestKey } from './request-key.js';
import type { RunFacts, Sequel } from './run-facts.js';

/** A run as its transcript has it; the lines of requests stay in the file until they are asked for. */
export class Recording {
  readonly #parts = new Map<string, PartRecord>();
  readonly #answers = new Answers();
  /** How often a check waited for something that never came. */
  waits = 0;
  /** How the run ended; absent when it was cut off. */
  end: Sequel | undefined;

  /**
   * @param path of the transcript
   * @param line the number of the first line of the run in it
   */
  constructor(
    readonly run: RunFacts,
    private readonly path: string,
    readonly line: number,
  ) {}

  /** Takes up a line of the run. */
  add(line: Line, position: Omit<Position, 'number'>): void {
    if ('end' in line) this.end = line.end;
    if (!('check' in line)) return;
    const part = this.part(line.check);
    part.learn(line.given ?? []);
    this.waits += (line.given ?? []).filter(([kind]) => kind === 'gave up').length;
    if (!isExchangeLine(line)) return;
    part.add(requestKey(line.request), { ...position, number: line.number });
    if (line.response) this.#answers.add(answered(line, line.response), position.line - this.line + 1);
  }

  /** Whether the run came to an end before its first check. */
  get isBarelyBegun(): boolean {
    return [...this.#parts.keys()].every((name) => name === PREFLIGHT);
  }

  part(name: string): PartRecord {
    const part = this.#parts.get(name) ?? new PartRecord();
    this.#parts.set(name, part);
    return part;
  }

  /** Every status and code that was answered. */
  get answers(): AnswerResult[] {
    return this.#answers.all;
  }

  /** Reads the lines of requests; to be closed in the end. */
  open(): { read(position: Position): ExchangeLine; close(): void } {
    const file = openSync(this.path, 'r');
    return {
      read({ offset, length }) {
        const bytes = Buffer.alloc(length);
        readSync(file, bytes, 0, length, offset);
        return JSON.parse(bytes.toString('utf8')) as ExchangeLine;
      },
      close: () => closeSync(file),
    };
  }
}

/** As much of an exchange as is counted. */
function answered(
  { operationId, request, problem }: ExchangeLine,
  response: NonNullable<ExchangeLine['response']>,
): Exchange {
  const { status, headers, body: text } = response;
  const operation = { operationId } as Operation;
  const json = status >= 400 && problem === undefined ? parsed(text) : undefined;
  return { operation, status, headers, text, json, request, response };
}

/** The value of a body; undefined when it is no JSON. */
export function parsed(text: string): Exchange['json'] {
  try {
    return parseExact(text);
  } catch {
    return undefined;
  }
}
