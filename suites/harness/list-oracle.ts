import { type Json, stringifyExact } from '../../spec/exact-json.js';
import { excerpt } from './excerpt.js';
import type { Exchange } from './exchange.js';
import { LISTS, rowsOf } from './lists.js';
import type { Recorder } from './recorder.js';

/** What a message shows of the entries, in characters. */
const LONGEST = 120;

/** Judges every accepted page of a list by itself, whatever it was asked for: no more than the limit, and no entry twice. */
export class ListOracle {
  constructor(private readonly recorder: Recorder) {}

  /** Records what is wrong under R17 of the operation; that nothing is wrong does not show the requirement yet. */
  judge(exchange: Exchange, steps: readonly string[], label: string): void {
    const { operationId } = exchange.operation;
    const list = LISTS[operationId];
    if (!list) return;
    const rows = rowsOf(operationId, exchange);
    const ids = rows.map((row) => row[list.id] ?? null);
    const deviate = (rule: 'R17' | 'complete', message: string, expected: Json, received: Json) =>
      this.recorder.deviate(`${operationId}.${rule}`, {
        message,
        expected,
        received,
        exchange,
        steps,
        label,
      });
    const limit = limitOf(exchange);
    if (limit !== undefined && ids.length > limit)
      deviate('R17', `${operationId} with limit=${limit} shows ${ids.length} entries.`, limit, ids.length);
    const nameless = rows.findIndex((row) => (row[list.id] ?? null) === null || (row.name ?? null) === null);
    if (nameless >= 0) {
      const message = `${operationId} shows an entry without ${list.id} or name: number ${nameless + 1} of ${rows.length}.`;
      deviate('complete', message, [list.id, 'name'], Object.keys(rows[nameless] ?? {}));
    }
    const different = new Set(ids).size;
    if (list.unique && different < ids.length) {
      const again = stringifyExact(ids.filter((id, index) => ids.indexOf(id) < index));
      const message = `${operationId} shows ${excerpt(again, LONGEST)} more than once in one answer.`;
      deviate('R17', message, different, ids.length);
    }
  }
}

/** The limit that was asked for; none where there is none, and where 0 may stand for the default. */
function limitOf({ request }: Exchange): number | undefined {
  const text = new URL(request.url, 'http://localhost').searchParams.get('limit') ?? '';
  return /^[1-9]\d*$/.test(text) ? Number(text) : undefined;
}
