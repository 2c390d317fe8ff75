import {
  closeSync,
  fdatasync,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readSync,
  writeSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { LedgerEntry } from './ledger-entry.js';
import { LedgerUnwritable } from './ledger-unwritable.js';

const flush = promisify(fdatasync);
const turn = promisify(setImmediate);

/** What the file is called in a report directory. */
export const LEDGER_FILE = 'ledger.jsonl';

/** Entries that a request has to wait for: without them nobody knows what it left behind. */
const AHEAD = new Set<LedgerEntry['event']>(['run', 'create', 'change']);

/**
 * The write-ahead list of everything created. Entries are handed to the operating system at once, so that they
 * survive the end of the process; `flushed` waits until they survive the end of the machine, too.
 */
export class Ledger {
  readonly #file: number;
  readonly #path: string;
  /** So many entries were written, and so many of them are known to be on the disk. */
  #written = 0;
  #durable = 0;
  /** The last entry that a request has to wait for. */
  #awaited = 0;
  #flushing: Promise<void> | undefined;
  /** Whether the last line is not whole: an earlier run may have ended within it. */
  #torn: boolean;
  /** Whether what is created ends with this process, so that no entry has to outlive the machine. */
  #transient = false;
  /** Why the ledger cannot be kept any longer. */
  failure: LedgerUnwritable | undefined;

  /**
   * @param run marks the entries of this run; other runs may write to the same file
   * @param onFailure told once when an entry cannot be written
   * @throws {LedgerUnwritable}
   */
  constructor(
    directory: string,
    private readonly run = '',
    private readonly onFailure: (failure: LedgerUnwritable) => void = () => {},
  ) {
    this.#path = join(directory, LEDGER_FILE);
    try {
      mkdirSync(directory, { recursive: true });
      this.#file = openSync(this.#path, 'a+');
      this.#torn = endsWithin(this.#file);
    } catch (error) {
      throw new LedgerUnwritable(this.#path, error);
    }
    flushDirectory(directory);
  }

  /** Says who writes what follows, and about which server. */
  begin(endpoint: string, embedded: boolean): void {
    this.#transient = embedded;
    this.write({ event: 'run', endpoint, embedded, host: hostname(), process: process.pid });
  }

  /**
   * Appends an entry. One that something is about to be created is worth nothing unless `flushed` is awaited.
   *
   * @throws {LedgerUnwritable} when a request would have to wait for the entry
   */
  write(entry: LedgerEntry): void {
    const line = `${JSON.stringify({ at: new Date().toISOString(), run: this.run, ...entry })}\n`;
    const bytes = Buffer.from(this.#torn ? `\n${line}` : line);
    this.#written += 1;
    if (AHEAD.has(entry.event)) this.#awaited = this.#written;
    try {
      const length = writeSync(this.#file, bytes);
      this.#torn = length < bytes.length;
      if (this.#torn) throw new Error(`ENOSPC: only ${length} of ${bytes.length} bytes could be written`);
    } catch (error) {
      this.#torn = true;
      this.#fail(error);
    }
    if (this.failure && AHEAD.has(entry.event)) throw this.failure;
  }

  /**
   * Waits until what a request has to wait for is on the disk, unless the server is embedded: what was created or removed
   * before does not make it wait. Those who wait at the same time share one flush.
   *
   * @throws {LedgerUnwritable}
   */
  async flushed(): Promise<void> {
    const mine = this.#transient ? 0 : this.#awaited;
    while (this.#durable < mine) {
      if (this.failure) throw this.failure;
      this.#flushing ??= this.#flush();
      await this.#flushing;
    }
  }

  close(): void {
    closeSync(this.#file);
  }

  async #flush(): Promise<void> {
    // Requests that are made ready in the same turn share the flush.
    await turn();
    const upTo = this.#written;
    try {
      await flush(this.#file);
      this.#durable = upTo;
    } catch (error) {
      this.#fail(error);
    } finally {
      this.#flushing = undefined;
    }
  }

  #fail(error: unknown): void {
    if (this.failure) return;
    this.failure = new LedgerUnwritable(this.#path, error);
    this.onFailure(this.failure);
  }
}

function endsWithin(file: number): boolean {
  const { size } = fstatSync(file);
  const last = Buffer.alloc(1);
  return size > 0 && readSync(file, last, 0, 1, size - 1) === 1 && last.toString() !== '\n';
}

/** Without it a file that is new may be gone after a power failure, whatever was flushed to it. */
function flushDirectory(directory: string): void {
  try {
    const folder = openSync(directory, 'r');
    fsyncSync(folder);
    closeSync(folder);
  } catch {
    // Not every system has directories that can be opened.
  }
}
