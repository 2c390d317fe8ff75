import { isJsonObject, type JsonObject } from '../../../spec/exact-json.js';
import type { Mutation } from '../mutating-proxy.js';
import { answers, items, without } from './deviations.js';
import { breaking, type MutationCase } from './mutation-case.js';

const related = breaking('relations');

const lacks = (operation: string, ...names: string[]) =>
  answers(operation, (answer) => without(answer, ...names));

const entriesLack = (operation: string, list: string, ...names: string[]) =>
  items(operation, list, (entries) => entries.map((one) => without(one, ...names)));

const within = (record: JsonObject, list: string, ...names: string[]): JsonObject => {
  const all = record[list];
  return Array.isArray(all)
    ? { ...record, [list]: all.map((one) => (isJsonObject(one) ? without(one, ...names) : one)) }
    : record;
};

const templateLacks = (name: string) =>
  answers('ShowTemplate', ({ template, ...rest }) => ({
    ...rest,
    template: isJsonObject(template) ? without(template, name) : (template ?? null),
  }));

const CASES: readonly [operation: string, what: string, Mutation][] = [
  ['ListApiVersion', 'no links', entriesLack('ListApiVersion', 'versions', 'links')],
  ['ShowApiVersion', 'no date', lacks('ShowApiVersion', 'updated')],
  ['ListErrorServers', 'no address', entriesLack('ListErrorServers', 'migration_errors', 'source_ip')],
  ['ListServers', 'no task of a source', entriesLack('ListServers', 'source_servers', 'current_task')],
  ['ShowServer', 'no id', lacks('ShowServer', 'id')],
  ['ShowServer', 'no version of the agent', lacks('ShowServer', 'agent_version')],
  ['ShowServer', 'no masks of networks', answers('ShowServer', (one) => within(one, 'networks', 'netmask'))],
  ['ListTasks', 'no targets', entriesLack('ListTasks', 'tasks', 'target_server')],
  ['ShowTask', 'no id', lacks('ShowTask', 'id')],
  ['ShowTask', 'no priority', lacks('ShowTask', 'priority')],
  [
    'ShowConsistencyResult',
    'no time of a comparison',
    answers('ShowConsistencyResult', (one) => within(one, 'result_list', 'finished_time')),
  ],
  ['ListTemplates', 'no networks', entriesLack('ListTemplates', 'templates', 'nics')],
  ['ShowTemplate', 'no public address', templateLacks('publicip')],
  ['ShowTemplate', 'no id', templateLacks('id')],
  ['ListMigprojects', 'no descriptions', entriesLack('ListMigprojects', 'migprojects', 'description')],
  ['ShowMigproject', 'no region', lacks('ShowMigproject', 'region')],
];

/** Fields that every documented example of an answer has, and that are left out although they have a value. */
export const incomplete: readonly MutationCase[] = CASES.map(([operation, what, mutation]) =>
  related(operation, `shows ${what}`, `${operation}.complete`, mutation),
);
