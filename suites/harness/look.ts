import type { JsonObject } from '../../spec/exact-json.js';
import type { CreatedKind } from '../results/created-kind.js';
import type { Exchange } from './exchange.js';
import { entriesOf, pathOf, RESOURCES, recordOf } from './resources.js';
import type { Trial } from './trial.js';
import { wholeList } from './whole-list.js';

/** A record as the server shows it, and the exchange that showed it. */
export interface Look {
  record: JsonObject;
  exchange: Exchange;
}

export async function lookAt(trial: Trial, kind: CreatedKind, id: string): Promise<Look> {
  const exchange = await trial.call(RESOURCES[kind].show, { path: pathOf(kind, id) });
  return { record: recordOf(kind, exchange), exchange };
}

/** Looks until the record is as it should be, or long enough that it never will. */
export const lookFor = (
  trial: Trial,
  kind: CreatedKind,
  id: string,
  settled: (look: Look) => boolean,
): Promise<Look> => trial.eventually(() => lookAt(trial, kind, id), settled);

/** The entries of a list that fulfil a condition; with an empty query, those of the whole list. */
export async function listed(
  trial: Trial,
  kind: CreatedKind,
  query: Record<string, string>,
  condition: (item: JsonObject) => boolean,
): Promise<{ items: JsonObject[]; all: JsonObject[]; exchange: Exchange }> {
  const { exchange, entries: all = [] } = await entriesFor(trial, kind, query);
  return { items: all.filter(condition), all, exchange };
}

/** Without a filter, the list is read to its end. */
async function entriesFor(
  trial: Trial,
  kind: CreatedKind,
  query: Record<string, string>,
): Promise<{ entries: JsonObject[] | undefined; exchange: Exchange }> {
  if (Object.keys(query).length === 0)
    return wholeList(kind, (operationId, input) => trial.call(operationId, input));
  const exchange = await trial.call(RESOURCES[kind].list, { query });
  return { entries: entriesOf(kind, exchange), exchange };
}
