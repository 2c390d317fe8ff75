import { digestOf, GENESIS } from './chain.js';
import type { Line } from './line.js';
import { linesOf } from './lines-of.js';
import { Recording } from './recording.js';

/** Something in a transcript that is not as it was written. */
interface Broken {
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
}

/** Reads a transcript, follows its chain of digests, and notes where each request is. */
export async function readRecordings(path: string): Promise<Transcribed> {
  const reader = new Reader(path);
  for await (const { bytes, offset, isWhole } of linesOf(path)) {
    reader.line(bytes, offset);
    if (!isWhole) reader.breakOff();
  }
  return reader.result();
}

class Reader {
  readonly #recordings: Recording[] = [];
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

  breakOff(): void {
    this.#broken.push({ line: this.#lines, message: 'it has no line break' });
  }

  result(): Transcribed {
    this.#accuse();
    const broken = [...this.#broken].sort((a, b) => a.line - b.line);
    return { recordings: this.#recordings, broken };
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
