import { isJsonObject, type JsonObject } from '../../spec/exact-json.js';
import type { Exchange } from './exchange.js';
import type { Trial } from './trial.js';

/** A record as the server shows it, and the exchange that showed it. */
export interface Look {
  record: JsonObject;
  exchange: Exchange;
}

export async function lookAt(trial: Trial, kind: 'source' | 'task', id: string): Promise<Look> {
  const exchange =
    kind === 'source'
      ? await trial.call('ShowServer', { path: { source_id: id } })
      : await trial.call('ShowTask', { path: { task_id: id } });
  return { record: isJsonObject(exchange.json) ? exchange.json : {}, exchange };
}

/** Looks until the record is as it should be, or long enough that it never will. */
export const lookFor = (
  trial: Trial,
  kind: 'source' | 'task',
  id: string,
  settled: (look: Look) => boolean,
): Promise<Look> => trial.eventually(() => lookAt(trial, kind, id), settled);

/** The entries of a list that fulfil a condition. */
export async function listed(
  trial: Trial,
  kind: 'source' | 'task',
  query: Record<string, string>,
  condition: (item: JsonObject) => boolean,
): Promise<{ items: JsonObject[]; all: JsonObject[]; exchange: Exchange }> {
  const exchange = await trial.call(kind === 'source' ? 'ListServers' : 'ListTasks', { query });
  const list = isJsonObject(exchange.json)
    ? exchange.json[kind === 'source' ? 'source_servers' : 'tasks']
    : [];
  const all = Array.isArray(list) ? list.filter(isJsonObject) : [];
  return { items: all.filter(condition), all, exchange };
}
