import { createReadStream } from 'node:fs';
import { digestOf, GENESIS } from './chain.js';
import type { Line } from './line.js';
import { Recording } from './recording.js';

/** Something in a transcript that is not as it was written. */
export interface Broken {
  /** The number of the line, from 1. */
  line: number;
  /** What is wrong, as a sentence. */
  message: string;
}

/** A transcript that was read to its end. */
export interface Transcribed {
  /** One for each run: of a report that was merged, one for each shard. */
  recordings: Recording[];
  /** What is wrong with the lines, the first first. */
  broken: Broken[];
  lines: number;
  /** The digest of the last line of each run. */
  heads: string[];
}

const LINE_BREAK = 10;

/** Reads a transcript, follows its chain of digests, and notes where each request is. */
export async function readRecordings(path: string): Promise<Transcribed> {
  const reader = new Reader(path);
  let rest: Buffer = Buffer.alloc(0);
  let offset = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 })) {
    const bytes = rest.length === 0 ? (chunk as Buffer) : Buffer.concat([rest, chunk as Buffer]);
    let from = 0;
    for (let at = bytes.indexOf(LINE_BREAK); at >= 0; at = bytes.indexOf(LINE_BREAK, from)) {
      reader.line(bytes.subarray(from, at), offset + from);
      from = at + 1;
    }
    rest = bytes.subarray(from);
    offset += from;
  }
  if (rest.length > 0) reader.unfinished(rest, offset);
  return reader.result();
}

class Reader {
  readonly #recordings: Recording[] = [];
  readonly #heads: string[] = [];
  readonly #broken: Broken[] = [];
  #lines = 0;
  #digest = GENESIS;
  /** The line whose successor does not carry its digest. */
  #suspect: number | undefined;

  constructor(private readonly path: string) {}

  line(bytes: Buffer, offset: number): void {
    this.#lines += 1;
    const line = parsedLine(bytes);
    if (line === undefined) {
      this.#broken.push({ line: this.#lines, message: 'it is no JSON object' });
    } else {
      this.#follow(line);
      this.#take(line, offset, bytes.length);
    }
    this.#digest = digestOf(bytes);
  }

  unfinished(bytes: Buffer, offset: number): void {
    this.line(bytes, offset);
    this.#broken.push({ line: this.#lines, message: 'it has no line break' });
  }

  result(): Transcribed {
    if (this.#recordings.length > 0) this.#heads.push(this.#digest);
    this.#accuse();
    const broken = [...this.#broken].sort((a, b) => a.line - b.line);
    return { recordings: this.#recordings, broken, lines: this.#lines, heads: this.#heads };
  }

  /** A line that was changed has another digest than the next one carries; one whose own link was changed carries a wrong one, too. */
  #follow(line: Line & { previous?: unknown }): void {
    const begins = 'run' in line;
    const fits = line.previous === (begins ? GENESIS : this.#digest);
    if (fits) {
      this.#accuse();
    } else if (begins) {
      this.#broken.push({ line: this.#lines, message: 'a run begins here, and it links to a line before' });
    } else if (this.#suspect === this.#lines - 2) {
      // The line before neither has the digest that this one carries, nor carries that of the one before it.
      this.#suspect = this.#lines - 1;
      this.#accuse();
    } else {
      this.#accuse();
      this.#suspect = this.#lines - 1;
    }
  }

  #accuse(): void {
    const line = this.#suspect;
    this.#suspect = undefined;
    if (line === undefined) return;
    const message =
      line === 0
        ? 'the first line is missing'
        : 'it is not the line that the next one was written after: it was changed, or lines were removed, added or moved here';
    this.#broken.push({ line: Math.max(line, 1), message });
  }

  #take(line: Line, offset: number, length: number): void {
    if ('run' in line) {
      if (this.#recordings.length > 0) this.#heads.push(this.#digest);
      this.#recordings.push(new Recording(line.run, this.path, this.#lines));
    }
    const recording = this.#recordings.at(-1);
    if (!recording) {
      this.#broken.push({ line: this.#lines, message: 'no run has begun before it' });
      return;
    }
    if (recording.end && !('run' in line))
      this.#broken.push({ line: this.#lines, message: 'the run has ended before it' });
    try {
      recording.add(line, { line: this.#lines, offset, length });
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      this.#broken.push({ line: this.#lines, message: 'it is no line of a transcript' });
    }
  }
}

function parsedLine(bytes: Buffer): (Line & { previous?: unknown }) | undefined {
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Line) : undefined;
  } catch {
    return undefined;
  }
}
