import type { JsonObject } from '../../spec/exact-json.js';
import type { CreatedKind } from '../results/created-kind.js';
import { answerOf } from './answer-of.js';
import type { CallInput, Exchange } from './exchange.js';
import { entriesOf, RESOURCES } from './resources.js';

/** The largest documented `limit`. */
const PAGE = 100;

/** A list that does not end is no list. */
const MOST_PAGES = 100;

/** The entries of a list, page by page, and the last answer; no entries at all when one of them is no list. */
export async function wholeList(
  kind: CreatedKind,
  send: (operationId: string, input: CallInput) => Promise<Exchange>,
): Promise<{ entries: JsonObject[] | undefined; exchange: Exchange }> {
  const { list } = RESOURCES[kind];
  const ask = (offset: number) => send(list, { query: { limit: String(PAGE), offset: String(offset) } });
  let exchange = await ask(0);
  const entries = entriesOf(kind, exchange);
  if (!entries) return { entries, exchange };
  const total = Number(answerOf(exchange).count ?? 0);
  // Whether an offset is in records or in pages is read differently.
  let step = PAGE;
  for (let number = 1; number < MOST_PAGES && entries.length < total; number += 1) {
    exchange = await ask(number * step);
    let more = entriesOf(kind, exchange) ?? [];
    if (more.length === 0 && number === 1) {
      step = 1;
      exchange = await ask(number * step);
      more = entriesOf(kind, exchange) ?? [];
    }
    if (more.length === 0) break;
    entries.push(...more);
  }
  return { entries, exchange };
}
