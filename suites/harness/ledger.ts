import { closeSync, fsyncSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { CreatedKind } from '../results/created-kind.js';

/** What a run creates, or what became of it. */
export interface LedgerEntry {
  event: 'create' | 'created' | 'removed';
  kind: CreatedKind;
  /** The recognisable name that the object carries. */
  name: string;
  id?: string;
}

/** The write-ahead list of everything created: an entry is on the disk before the request is sent. */
export class Ledger {
  readonly #file: number;

  constructor(directory: string) {
    mkdirSync(directory, { recursive: true });
    this.#file = openSync(join(directory, 'ledger.jsonl'), 'a');
  }

  write(entry: LedgerEntry): void {
    writeSync(this.#file, `${JSON.stringify({ at: new Date().toISOString(), ...entry })}\n`);
    if (entry.event === 'create') fsyncSync(this.#file);
  }

  close(): void {
    closeSync(this.#file);
  }
}
