import { type JsonObject, objectsIn } from '../../spec/exact-json.js';
import { answerOf } from './answer-of.js';
import type { Exchange } from './exchange.js';
import { RESOURCES } from './resources.js';

/** How a list is answered. */
export interface List {
  /** The member of the answer that holds the entries. */
  list: string;
  /** What identifies an entry. */
  id: string;
  /** Whether nothing has two entries. */
  unique: boolean;
}

/** The listing operations. A source may have met several errors. */
export const LISTS: Readonly<Record<string, List>> = {
  ...Object.fromEntries(
    Object.values(RESOURCES).map(({ list, listedIn }) => [list, { list: listedIn, id: 'id', unique: true }]),
  ),
  ListErrorServers: { list: 'migration_errors', id: 'source_id', unique: false },
};

/** The entries that the answer of a listing operation shows. */
export function rowsOf(operationId: string, exchange: Exchange): JsonObject[] {
  return objectsIn(answerOf(exchange)[LISTS[operationId]?.list ?? '']);
}
