import type { JsonObject } from '../../../spec/exact-json.js';
import { answers, items, without } from './deviations.js';
import { breaking, type MutationCase } from './mutation-case.js';

const example = breaking('examples');
const lived = breaking('examples', 'lifecycle');
const related = breaking('examples', 'relations');

const renamed = (record: JsonObject, from: string, to: string): JsonObject => ({
  ...without(record, from),
  [to]: record[from] ?? null,
});

const nested = (record: JsonObject, list: string, change: (item: JsonObject) => JsonObject): JsonObject => ({
  ...record,
  [list]: ((record[list] ?? []) as JsonObject[]).map(change),
});

const field = (operation: string, name: string, value: JsonObject[string]) =>
  answers(operation, (answer) => ({ ...answer, [name]: value }));

const entry = (operation: string, list: string, name: string, value: JsonObject[string]) =>
  items(operation, list, (entries) => entries.map((one) => ({ ...one, [name]: value })));

const SOURCES = 'source_servers';

/** Fields of answers that are missing, renamed, retyped or outside of their limits. */
export const fieldsOfAnswers: MutationCase[] = [
  example(
    'ListApiVersion',
    'shows v3 as CURRENT',
    'ListApiVersion.R78',
    entry('ListApiVersion', 'versions', 'status', 'CURRENT'),
  ),
  example(
    'ShowApiVersion',
    'shows v3 as DEPRECATED',
    'ShowApiVersion.R78',
    field('ShowApiVersion', 'status', 'DEPRECATED'),
  ),
  example(
    'ShowApiVersion',
    'writes its date without a time',
    'ShowApiVersion.R78',
    field('ShowApiVersion', 'updated', '2020-09-02'),
  ),
  example(
    'ShowApiVersion',
    'links to something else than itself',
    'ShowApiVersion.R78',
    answers('ShowApiVersion', (answer) => nested(answer, 'links', (link) => ({ ...link, rel: 'next' }))),
  ),
  example(
    'ShowApiVersion',
    'answers null for its id',
    'ShowApiVersion.response.200.id.type',
    field('ShowApiVersion', 'id', null),
  ),
  example(
    'ListServers',
    'answers its count as text',
    'ListServers.response.200.count.type',
    answers('ListServers', (answer) => ({ ...answer, count: String(answer.count) })),
  ),
  example(
    'ListServers',
    'answers null for its count',
    'ListServers.response.200.count.type',
    field('ListServers', 'count', null),
  ),
  example(
    'ListServers',
    'answers a count below zero',
    'ListServers.response.200.count.minimum',
    field('ListServers', 'count', -1),
  ),
  example(
    'ListServers',
    'calls its list servers',
    'ListServers.answer',
    answers('ListServers', (answer) => renamed(answer, SOURCES, 'servers')),
  ),
  related(
    'ListServers',
    'answers null for the ids',
    'ListServers.response.200.source_servers[].id.type',
    entry('ListServers', SOURCES, 'id', null),
  ),
  related(
    'ListServers',
    'writes the states in capitals',
    'ListServers.response.200.source_servers[].state.enum',
    items('ListServers', SOURCES, (all) =>
      all.map((one) => ({ ...one, state: String(one.state).toUpperCase() })),
    ),
  ),
  related(
    'ListServers',
    'answers connected as text',
    'ListServers.response.200.source_servers[].connected.type',
    entry('ListServers', SOURCES, 'connected', 'true'),
  ),
  example(
    'ListTasks',
    'answers its list as an object',
    'ListTasks.response.200.tasks.type',
    answers('ListTasks', (answer) => ({ ...answer, tasks: {} })),
  ),
  example(
    'ListTasks',
    'answers its count as a fraction',
    'ListTasks.response.200.count.type',
    field('ListTasks', 'count', 0.5),
  ),
  related(
    'ListTasks',
    'writes the states in lower case',
    'ListTasks.listing',
    items('ListTasks', 'tasks', (all) =>
      all.map((one) => ({ ...one, state: String(one.state).toLowerCase() })),
    ),
  ),
  related(
    'ListTasks',
    'answers the id of the source as a number',
    'ListTasks.response.200.tasks[].source_server.id.type',
    items('ListTasks', 'tasks', (all) =>
      all.map((one) => ({ ...one, source_server: { ...(one.source_server as JsonObject), id: 1 } })),
    ),
  ),
  related(
    'ListErrorServers',
    'answers null for the id of a source',
    'ListErrorServers.response.200.migration_errors[].source_id.type',
    entry('ListErrorServers', 'migration_errors', 'source_id', null),
  ),
  example(
    'ListErrorServers',
    'answers null for its list',
    'ListErrorServers.response.200.migration_errors.type',
    field('ListErrorServers', 'migration_errors', null),
  ),
  related(
    'ListErrorServers',
    'answers the error as an object',
    'ListErrorServers.response.200.migration_errors[].error_json.type',
    entry('ListErrorServers', 'migration_errors', 'error_json', {}),
  ),
  example(
    'ShowTask',
    'writes the operating system in lower case',
    'ShowTask.response.200.os_type.enum',
    field('ShowTask', 'os_type', 'linux'),
  ),
  example(
    'ShowServer',
    'calls its state status',
    'ShowServer.answer',
    answers('ShowServer', (answer) => renamed(answer, 'state', 'status')),
  ),
  example(
    'ShowServer',
    'answers null for its state',
    'ShowServer.response.200.state.type',
    field('ShowServer', 'state', null),
  ),
  example(
    'ShowServer',
    'answers the memory as text',
    'ShowServer.response.200.memory.type',
    field('ShowServer', 'memory', '4294967296'),
  ),
  example(
    'ShowServer',
    'answers the memory as a fraction',
    'ShowServer.response.200.memory.type',
    field('ShowServer', 'memory', 1.5),
  ),
  example(
    'ShowServer',
    'answers sizes of disks as text',
    'ShowServer.response.200.disks[].size.type',
    answers('ShowServer', (answer) =>
      nested(answer, 'disks', (disk) => ({ ...disk, size: String(disk.size) })),
    ),
  ),
  example(
    'ShowServer',
    'answers results of checks in lower case',
    'ShowServer.response.200.checks[].result.enum',
    answers('ShowServer', (answer) => nested(answer, 'checks', (check) => ({ ...check, result: 'ok' }))),
  ),
  {
    ...lived(
      'ShowServer',
      'answers null for the id of its task',
      'ShowServer.response.200.current_task.id.type',
      answers('ShowServer', (answer) =>
        answer.current_task
          ? { ...answer, current_task: { ...(answer.current_task as JsonObject), id: null } }
          : answer,
      ),
    ),
    operations: ['ShowServer', 'UpdateTaskStatus'],
  },
  example(
    'ShowOverview',
    'answers its counters as text',
    'ShowOverview.response.200.waiting.type',
    field('ShowOverview', 'waiting', '1'),
  ),
  example(
    'ShowOverview',
    'answers a counter below zero',
    'ShowOverview.response.200.error.minimum',
    field('ShowOverview', 'error', -1),
  ),
  example(
    'ShowOverview',
    'leaves the counter unconfigured out',
    'ShowOverview.answer',
    answers('ShowOverview', (answer) => without(answer, 'unconfigured')),
  ),
  example(
    'RegisterServer',
    'answers the id as a number',
    'RegisterServer.response.200.id.type',
    field('RegisterServer', 'id', 17),
  ),
  example(
    'RegisterServer',
    'calls the id source_id',
    'RegisterServer.answer',
    answers('RegisterServer', (answer) => renamed(answer, 'id', 'source_id')),
  ),
  example(
    'RegisterServer',
    'answers an id that is too long',
    'RegisterServer.response.200.id.maxLength',
    field('RegisterServer', 'id', 'a'.repeat(300)),
  ),
  example(
    'CreateTask',
    'answers null for the id',
    'CreateTask.response.200.id.type',
    field('CreateTask', 'id', null),
  ),
  example(
    'CreateTask',
    'answers an array',
    'CreateTask.response.200.type',
    answers('CreateTask', (answer) => [answer]),
  ),
  example(
    'ShowTask',
    'answers a type in lower case',
    'ShowTask.response.200.type.enum',
    field('ShowTask', 'type', 'migrate_file'),
  ),
  example(
    'ShowServer',
    'answers a state outside of the list',
    'ShowServer.response.200.state.enum',
    field('ShowServer', 'state', 'PENDING'),
  ),
  example(
    'ShowTask',
    'answers the time of creation as text',
    'ShowTask.response.200.create_date.type',
    answers('ShowTask', (answer) => ({ ...answer, create_date: String(answer.create_date) })),
  ),
  example(
    'ShowTask',
    'answers sizes of target disks as text',
    'ShowTask.response.200.target_server.disks[].size.type',
    answers('ShowTask', (answer) => ({
      ...answer,
      target_server: nested(answer.target_server as JsonObject, 'disks', (disk) => ({ ...disk, size: '1' })),
    })),
  ),
  example(
    'UpdateTask',
    'answers the id as a number',
    'UpdateTask.response.200.id.type',
    field('UpdateTask', 'id', 3),
  ),
];
