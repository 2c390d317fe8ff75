import type { LedgerEntry } from './ledger-entry.js';
import type { Owned } from './remove-all.js';

/** What a ledger says of one run. */
export interface RecordedRun {
  /** Its id, which is in the names of what it created. */
  id: string;
  endpoint: string;
  embedded: boolean;
  host: string;
  process: number;
  /** Epoch milliseconds. */
  began: number;
  /** Whether it has come to its end. */
  ended: boolean;
  /** What it created, or may have created, and did not remove. */
  left: (Owned & { entry: number })[];
  /** Projects that were the default one, and were not made so again. */
  defaults: { entry: number; projectId: string }[];
}

type Line = LedgerEntry & { run: string; at?: string };

/**
 * The runs that a ledger tells of, in their order.
 *
 * @param text of the file; lines that are not whole, as after a power failure, and lines of no run are passed over
 */
export function readLedger(text: string): RecordedRun[] {
  const runs = new Map<string, RecordedRun>();
  for (const line of text.split('\n').flatMap(parse)) {
    if (line.event === 'run') runs.set(line.run, begun(line));
    else if (runs.has(line.run)) take(runs.get(line.run) as RecordedRun, line);
  }
  return [...runs.values()];
}

function begun({
  run,
  at = '',
  endpoint,
  embedded,
  host,
  process,
}: Extract<Line, { event: 'run' }>): RecordedRun {
  const began = Date.parse(at);
  return { id: run, endpoint, embedded, host, process, began, ended: false, left: [], defaults: [] };
}

function take(run: RecordedRun, line: Exclude<Line, { event: 'run' }>): void {
  switch (line.event) {
    case 'create':
      run.left.push({ entry: line.entry, kind: line.kind, name: line.name, id: null });
      break;
    case 'created': {
      const known = run.left.find(({ entry }) => entry === line.entry);
      if (known) known.id = line.id ?? null;
      else run.left.push({ entry: line.entry, kind: line.kind, name: line.name, id: line.id ?? null });
      break;
    }
    case 'refused':
    case 'removed':
      run.left = run.left.filter(({ entry }) => entry !== line.entry);
      break;
    case 'change':
      run.defaults.push({ entry: line.entry, projectId: line.path.mig_project_id ?? '' });
      break;
    case 'restored':
      run.defaults = run.defaults.filter(({ entry }) => entry !== line.entry);
      break;
    case 'end':
      run.ended = true;
      break;
  }
}

function parse(line: string): Line[] {
  try {
    const read: unknown = JSON.parse(line);
    return isLine(read) ? [read] : [];
  } catch {
    return [];
  }
}

const isLine = (read: unknown): read is Line =>
  typeof read === 'object' && read !== null && 'event' in read && 'run' in read;
