import type { Json, JsonObject } from '../../../spec/exact-json.js';
import type { Mutation } from '../mutating-proxy.js';
import { askedOf } from './asked-rules.js';
import { answers, ignores, items, on, queries, without } from './deviations.js';
import { breaking, type MutationCase } from './mutation-case.js';

const related = breaking('relations');

const LIST: Record<string, string> = {
  ListServers: 'source_servers',
  ListTasks: 'tasks',
  ListErrorServers: 'migration_errors',
  ListTemplates: 'templates',
  ListMigprojects: 'migprojects',
};

const listOf = (operation: string) => LIST[operation] ?? '';

/** Changes the entries of a list and leaves its count. */
export const entries = (operation: string, change: Parameters<typeof items>[2]): Mutation =>
  items(operation, listOf(operation), change);

const counts = (operation: string, count: (answer: JsonObject, shown: number) => Json): Mutation =>
  answers(operation, (answer) => ({
    ...answer,
    count: count(answer, (answer[listOf(operation)] as Json[]).length),
  }));

const alsoCounting = (operation: string, filter: (all: JsonObject[]) => JsonObject[]): Mutation =>
  answers(operation, (answer) => {
    const kept = filter(answer[listOf(operation)] as JsonObject[]);
    return { ...answer, count: kept.length, [listOf(operation)]: kept };
  });

/** Asks for something else than the client does. */
const asks = (operation: string, parameters: Record<string, string>): Mutation =>
  queries(operation, (query) => {
    for (const [name, value] of Object.entries(parameters)) query.set(name, value);
  });

const LISTS = Object.keys(LIST);

/** Lists whose `count` may be that of the page. */
const COUNT_OPEN = ['ListTemplates', 'ListMigprojects'];

const FILTER_RULE: Record<string, string> = { ListServers: 'R14', ListTasks: 'R34', ListTemplates: 'R62' };

/** Turns a list round whenever it is asked for again. */
const turning =
  (operation: string): Mutation =>
  () => {
    const turned = new Map<string, boolean>();
    return entries(operation, (all, { query }) => {
      const isTurned = !turned.get(String(query));
      turned.set(String(query), isTurned);
      return isTurned ? all.toReversed() : all;
    })();
  };

const filters = (operation: string, ...names: string[]): MutationCase[] =>
  names.map((name) =>
    related(operation, `ignores the filter ${name}`, FILTER_RULE[operation] ?? '', ignores(operation, name)),
  );

/** Lists that do not hold, count, page or filter what they should. */
export const lists: MutationCase[] = [
  ...LISTS.flatMap((operation) => [
    related(operation, 'ignores the limit', `${operation}.R17`, ignores(operation, 'limit')),
    related(operation, 'ignores the offset', `${operation}.R17`, asks(operation, { offset: '0' })),
    related(
      operation,
      'shows the first entry twice',
      `${operation}.R17`,
      entries(operation, (all) => [...all.slice(0, 1), ...all]),
    ),
    related(
      operation,
      'counts one too few',
      `${operation}.R16`,
      counts(operation, ({ count }) => Math.max(0, Number(count) - 1)),
    ),
    related(
      operation,
      'counts one too many',
      `${operation}.R16`,
      counts(operation, ({ count }) => Number(count) + 1),
    ),
    related(
      operation,
      'begins a page with the last entry of the page before',
      `${operation}.R17`,
      queries(operation, (query) => {
        query.set('offset', String(Math.max(0, Number(query.get('offset') ?? 0) - 1)));
      }),
    ),
  ]),
  ...LISTS.filter((operation) => askedOf(operation, 'order').length > 0).map((operation) =>
    related(operation, 'has another order with every look', `${operation}.order`, turning(operation)),
  ),
  ...LISTS.filter((operation) => !COUNT_OPEN.includes(operation)).map((operation) =>
    related(
      operation,
      'counts what the page shows',
      `${operation}.R16`,
      counts(operation, (_, shown) => shown),
    ),
  ),
  related(
    'ListTemplates',
    'is empty',
    ['R62', 'ListTemplates.R17'],
    alsoCounting('ListTemplates', () => []),
  ),
  related(
    'ListErrorServers',
    'is empty',
    'R19',
    alsoCounting('ListErrorServers', () => []),
  ),
  related(
    'ListErrorServers',
    'shows the id for the name',
    'R19',
    entries('ListErrorServers', (all) => all.map((one) => ({ ...one, name: one.source_id ?? null }))),
  ),
  related(
    'ListServers',
    'is empty',
    ['R14', 'ListServers.R16', 'ListServers.R17', 'R15'],
    alsoCounting('ListServers', () => []),
  ),
  related(
    'ListTasks',
    'is empty',
    ['R34', 'ListTasks.R16', 'ListTasks.R17'],
    alsoCounting('ListTasks', () => []),
  ),
  related(
    'ListServers',
    'takes a limit of 0 for no entry',
    'R15',
    on('ListServers', async (asked, forward) => {
      const answered = await forward(asked);
      return asked.query.get('limit') === '0'
        ? { ...answered, text: '{"count":0,"source_servers":[]}' }
        : answered;
    }),
  ),
  ...filters(
    'ListServers',
    'state',
    'name',
    'id',
    'ip',
    'migration_cycle',
    'migproject',
    'connected',
    'enterprise_project_id',
    'is_consistency_result_exist',
  ),
  ...filters('ListTemplates', 'name', 'availability_zone', 'region'),
  ...filters('ListTasks', 'state', 'name', 'id', 'source_server_id', 'enterprise_project_id'),
  related(
    'ListServers',
    'shows a name that was never given',
    'ListServers.listing',
    entries('ListServers', (all) => all.map((one) => ({ ...one, name: 'a source' }))),
  ),
  related(
    'ListServers',
    'shows no addresses',
    'ListServers.listing',
    entries('ListServers', (all) => all.map((one) => without(one, 'ip'))),
  ),
  related(
    'ListTasks',
    'shows another type',
    'ListTasks.listing',
    entries('ListTasks', (all) => all.map((one) => ({ ...one, type: 'MIGRATE_BLOCK' }))),
  ),
  related(
    'ListTasks',
    'shows the source of another task',
    'ListTasks.listing',
    entries('ListTasks', (all) => all.map((one) => ({ ...one, source_server: { id: 'another' } }))),
  ),
];
