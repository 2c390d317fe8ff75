import { isJsonObject, type Json, type JsonObject } from '../../spec/exact-json.js';
import type { CreatedKind } from '../results/created-kind.js';
import type { Exchange } from './exchange.js';

/** How the API deals with one kind of object. */
export interface Resource {
  /** The path of the whole collection. */
  collection: string;
  /** The path parameter that names one object. */
  parameter: string;
  create: string;
  show: string;
  /** Where the answer of `show` is the record itself, absent. */
  shownIn?: string;
  list: string;
  /** The member of the list's answer that holds the entries. */
  listedIn: string;
  /** The query that narrows the list to a name; absent where the list has no such filter. */
  nameFilter?: string;
  /** Gives an object another name. */
  rename: string;
  remove: string;
  /** Removes those that its body lists as `ids`. */
  removeMany?: string;
  /** Where the body of `create` and of an update has the record, when it is not the body itself. */
  wrappedIn?: string;
  /** The code that says that there is no such object. */
  unknown: string;
}

export const RESOURCES: Readonly<Record<CreatedKind, Resource>> = {
  source: {
    collection: '/v3/sources',
    parameter: 'source_id',
    create: 'RegisterServer',
    show: 'ShowServer',
    list: 'ListServers',
    listedIn: 'source_servers',
    nameFilter: 'name',
    rename: 'UpdateServerName',
    remove: 'DeleteServer',
    removeMany: 'DeleteServers',
    unknown: 'SMS.7602',
  },
  task: {
    collection: '/v3/tasks',
    parameter: 'task_id',
    create: 'CreateTask',
    show: 'ShowTask',
    list: 'ListTasks',
    listedIn: 'tasks',
    nameFilter: 'name',
    rename: 'UpdateTask',
    remove: 'DeleteTask',
    removeMany: 'DeleteTasks',
    unknown: 'SMS.7703',
  },
  template: {
    collection: '/v3/vm/templates',
    parameter: 'id',
    create: 'CreateTemplate',
    show: 'ShowTemplate',
    shownIn: 'template',
    list: 'ListTemplates',
    listedIn: 'templates',
    nameFilter: 'name',
    rename: 'UpdateTemplate',
    remove: 'DeleteTemplate',
    removeMany: 'DeleteTemplates',
    wrappedIn: 'template',
    unknown: 'SMS.7101',
  },
  project: {
    collection: '/v3/migprojects',
    parameter: 'mig_project_id',
    create: 'CreateMigproject',
    show: 'ShowMigproject',
    list: 'ListMigprojects',
    listedIn: 'migprojects',
    rename: 'UpdateMigproject',
    remove: 'DeleteMigproject',
    unknown: 'SMS.7301',
  },
};

/** The query that narrows a list to a name; empty where the list has no such filter. */
export function queryByName(kind: CreatedKind, name: string): Record<string, string> {
  const { nameFilter } = RESOURCES[kind];
  return nameFilter ? { [nameFilter]: name } : {};
}

/** The path that names an object. */
export const pathOf = (kind: CreatedKind, id: string): Record<string, string> => ({
  [RESOURCES[kind].parameter]: id,
});

/** The entries in the answer of a list; undefined when it is no list. */
export function entriesOf(kind: CreatedKind, { json }: Pick<Exchange, 'json'>): JsonObject[] | undefined {
  const list = isJsonObject(json) ? json[RESOURCES[kind].listedIn] : undefined;
  return Array.isArray(list) ? list.filter(isJsonObject) : undefined;
}

/** The record in the answer of `show`; empty when there is none. */
export function recordOf(kind: CreatedKind, { json }: Pick<Exchange, 'json'>): JsonObject {
  if (!isJsonObject(json)) return {};
  const { shownIn = '' } = RESOURCES[kind];
  const record = json[shownIn];
  return isJsonObject(record) ? record : json;
}

/** The name that a body gives to what it creates; empty when it gives none. */
export function nameIn(kind: CreatedKind, body: Json | undefined): string {
  const { wrappedIn } = RESOURCES[kind];
  const record = wrappedIn && isJsonObject(body) ? body[wrappedIn] : body;
  return isJsonObject(record) && typeof record.name === 'string' ? record.name : '';
}
