import { isJsonObject, type Json, type JsonObject } from '../../../spec/exact-json.js';
import type { Mutation } from '../mutating-proxy.js';
import { answers, forwards, ignores, items, on, swallows, takes, takesEffect, without } from './deviations.js';
import { breaking, type MutationCase } from './mutation-case.js';

const related = breaking('relations');
const rejected = breaking('rejections');

const LIST: Record<string, string> = {
  ListServers: 'source_servers',
  ListTasks: 'tasks',
  ListErrorServers: 'migration_errors',
};

const listOf = (operation: string) => LIST[operation] ?? '';

/** Changes the entries of a list and leaves its count. */
const entries = (operation: string, change: (all: JsonObject[]) => JsonObject[]): Mutation =>
  items(operation, listOf(operation), change);

const counts = (operation: string, count: (answer: JsonObject, shown: number) => Json): Mutation =>
  answers(operation, (answer) => ({ ...answer, count: count(answer, (answer[listOf(operation)] as Json[]).length) }));

const alsoCounting = (operation: string, filter: (all: JsonObject[]) => JsonObject[]): Mutation =>
  answers(operation, (answer) => {
    const kept = filter(answer[listOf(operation)] as JsonObject[]);
    return { ...answer, count: kept.length, [listOf(operation)]: kept };
  });

/** Asks for something else than the client does. */
const asks = (operation: string, parameters: Record<string, string>): Mutation =>
  forwards(operation, (asked) => {
    const query = new URLSearchParams(asked.query);
    for (const [name, value] of Object.entries(parameters)) query.set(name, value);
    return { ...asked, query };
  });

const LISTS = ['ListServers', 'ListTasks', 'ListErrorServers'];

const FILTER_RULE: Record<string, string> = { ListServers: 'R14', ListTasks: 'R34' };

const filters = (operation: string, ...names: string[]): MutationCase[] =>
  names.map((name) =>
    related(operation, `ignores the filter ${name}`, FILTER_RULE[operation] ?? '', ignores(operation, name)),
  );

/** Lists that do not hold, count, page or filter what they should. */
export const lists: MutationCase[] = [
  ...LISTS.flatMap((operation) => [
    related(operation, 'ignores the limit', `${operation}.R17`, ignores(operation, 'limit')),
    related(operation, 'ignores the offset', `${operation}.R17`, asks(operation, { offset: '0' })),
    related(operation, 'counts what the page shows', `${operation}.R16`, counts(operation, (_, shown) => shown)),
    related(operation, 'shows the first entry twice', `${operation}.R17`, entries(operation, (all) => [...all.slice(0, 1), ...all])),
    related(operation, 'counts one too few', `${operation}.R16`, counts(operation, ({ count }) => Math.max(0, Number(count) - 1))),
  ]),
  related('ListErrorServers', 'is empty', 'R19', alsoCounting('ListErrorServers', () => [])),
  related('ListErrorServers', 'shows the id for the name', 'R19', entries('ListErrorServers', (all) => all.map((one) => ({ ...one, name: one.source_id ?? null })))),
  related('ListServers', 'is empty', ['R14', 'ListServers.R16', 'ListServers.R17', 'R15'], alsoCounting('ListServers', () => [])),
  related('ListTasks', 'is empty', ['R34', 'ListTasks.R16', 'ListTasks.R17'], alsoCounting('ListTasks', () => [])),
  related('ListServers', 'takes a limit of 0 for no entry', 'R15', on('ListServers', async (asked, forward) => {
    const answered = await forward(asked);
    return asked.query.get('limit') === '0' ? { ...answered, text: '{"count":0,"source_servers":[]}' } : answered;
  })),
  ...filters('ListServers', 'state', 'name', 'id', 'ip', 'migration_cycle'),
  ...filters('ListTasks', 'state', 'name', 'id', 'source_server_id'),
  related('ListServers', 'finds names that only begin alike', 'R14', on('ListServers', async (asked, forward) => {
    const query = new URLSearchParams(asked.query);
    if (query.has('name')) query.set('name', '');
    return forward({ ...asked, query });
  })),
  related('ListServers', 'shows a name that was never given', 'ListServers.listing', entries('ListServers', (all) => all.map((one) => ({ ...one, name: 'a source' })))),
  related('ListServers', 'shows no addresses', 'ListServers.listing', entries('ListServers', (all) => all.map((one) => without(one, 'ip')))),
  related('ListTasks', 'shows another type', 'ListTasks.listing', entries('ListTasks', (all) => all.map((one) => ({ ...one, type: 'MIGRATE_BLOCK' })))),
  related('ListTasks', 'shows the source of another task', 'ListTasks.listing', entries('ListTasks', (all) => all.map((one) => ({ ...one, source_server: { id: 'another' } })))),
].map((one) => (one.name.startsWith('ListServers shows') ? { ...one, operations: ['ListServers'] } : one));

const show = (operation: string, change: (record: JsonObject) => JsonObject) => answers(operation, change);

const set = (operation: string, name: string, value: Json) => show(operation, (record) => ({ ...record, [name]: value }));

const lose = (operation: string, ...names: string[]) => show(operation, (record) => without(record, ...names));

const shownDisks = (change: (disks: JsonObject[]) => Json) =>
  show('ShowServer', (record) => ({ ...record, disks: change((record.disks as JsonObject[]) ?? []) }));

const mountPoints = (change: (text: string) => string) =>
  shownDisks((disks) =>
    disks.map((disk) => ({
      ...disk,
      physical_volumes: ((disk.physical_volumes as JsonObject[]) ?? []).map((volume) => ({
        ...volume,
        ...(typeof volume.mount_point === 'string' && { mount_point: change(volume.mount_point) }),
      })),
    })),
  );

const seconds = (operation: string, name: string) =>
  show(operation, (record) => ({ ...record, [name]: Math.floor(Number(record[name]) / 1000) }));

/** Answers the id that the first creation got. */
const sameId = (operation: string): Mutation => () => {
  let first: Json | undefined;
  return answers(operation, ({ id, ...rest }) => ({ ...rest, id: (first ??= id ?? null) }))();
};

/** Takes a registration with an id for one of a new source like the one before. */
const secondSource: Mutation = () => {
  let complete: JsonObject = {};
  return takes('RegisterServer', (body) => {
    if (body.id === undefined) complete = body;
    return { ...complete, ...without(body, 'id') };
  })();
};

/** Counts upwards with every answer. */
const counting = (operation: string, name: string): Mutation => () => {
  let turn = 0;
  return show(operation, (record) => {
    turn += 1;
    return { ...record, [name]: typeof record[name] === 'number' ? Number(record[name]) + turn : `${record[name]}-${turn}` };
  })();
};

/** Records that do not show what was written. */
export const records: MutationCase[] = [
  related('RegisterServer', 'loses the disks', 'RegisterServer.read-back', takes('RegisterServer', (body) => without(body, 'disks'))),
  related('RegisterServer', 'keeps the first disk only', 'RegisterServer.read-back', shownDisks((disks) => disks.slice(0, 1))),
  related('RegisterServer', 'loses the host name', 'RegisterServer.read-back', lose('ShowServer', 'hostname')),
  related('RegisterServer', 'writes names in capitals', 'RegisterServer.read-back', show('ShowServer', (record) => ({ ...record, name: String(record.name).toUpperCase() }))),
  related('RegisterServer', 'keeps memory in kilobytes', 'RegisterServer.read-back', show('ShowServer', (record) => ({ ...record, memory: Math.floor(Number(record.memory) / 1024) }))),
  related('RegisterServer', 'keeps another firmware', 'RegisterServer.read-back', set('ShowServer', 'firmware', 'UEFI')),
  related('RegisterServer', 'keeps another netmask', 'RegisterServer.read-back', show('ShowServer', (record) => ({ ...record, networks: ((record.networks as JsonObject[]) ?? []).map((one) => ({ ...one, netmask: '255.0.0.0' })) }))),
  related('RegisterServer', 'rounds large integers', 'int64', show('ShowServer', (record) => ({ ...record, memory: Number(record.memory) }))),
  related('RegisterServer', 'trims texts', 'R6', mountPoints((text) => text.trim())),
  related('RegisterServer', 'loses what is outside of ASCII', 'R6', mountPoints((text) => text.replace(/[^ -~]/g, '?'))),
  related('RegisterServer', 'cuts characters beyond the basic plane', 'R6', mountPoints((text) => text.replace(/[\u{10000}-\u{10ffff}]/gu, '\ufffd'))),
  related('RegisterServer', 'makes a second source of one that is registered again', 'R10', secondSource),
  related('RegisterServer', 'gives every source the same id', 'RegisterServer.identifiers', sameId('RegisterServer')),
  related('RegisterServer', 'writes its times in seconds', 'RegisterServer.times', seconds('ShowServer', 'add_date')),
  related('UpdateDiskInfo', 'does nothing', 'UpdateDiskInfo.read-back', swallows('UpdateDiskInfo')),
  related('UpdateDiskInfo', 'keeps the first disk only', 'UpdateDiskInfo.read-back', takes('UpdateDiskInfo', (body) => ({ ...body, disks: ((body.disks as Json[]) ?? []).slice(0, 1) }))),
  related('UpdateDiskInfo', 'ignores the volume groups', 'UpdateDiskInfo.read-back', takes('UpdateDiskInfo', (body) => without(body, 'volumegroups'))),
  related('ShowServer', 'moves the time of creation with every look', 'ShowServer.reading-changes-nothing', counting('ShowServer', 'add_date')),
  related('ShowTask', 'changes the name with every look', 'ShowTask.reading-changes-nothing', counting('ShowTask', 'name')),
  related('CreateTask', 'ignores the type', 'CreateTask.read-back', takes('CreateTask', (body) => ({ ...body, type: 'MIGRATE_BLOCK' }))),
  related('CreateTask', 'ignores the address', 'CreateTask.read-back', takes('CreateTask', (body) => without(body, 'migration_ip'))),
  related('CreateTask', 'keeps another target', 'CreateTask.read-back', show('ShowTask', (record) => ({ ...record, target_server: { ...(isJsonObject(record.target_server) ? record.target_server : {}), vm_id: 'another' } }))),
  related('CreateTask', 'does not show its source', 'CreateTask.read-back', lose('ShowTask', 'source_server')),
  related('CreateTask', 'ignores the speed limit', 'CreateTask.read-back', takes('CreateTask', (body) => without(body, 'speed_limit'))),
  related('CreateTask', 'does not start the target by default', 'R29', takes('CreateTask', (body) => ({ start_target_server: false, ...body }))),
  related('CreateTask', 'has another priority by default', 'R29', takes('CreateTask', (body) => ({ priority: 2, ...body }))),
  related('CreateTask', 'synchronises by default', 'R29', takes('CreateTask', (body) => ({ syncing: true, ...body }))),
  related('CreateTask', 'gives every task the same id', 'CreateTask.identifiers', sameId('CreateTask')),
  related('CreateTask', 'writes its times in seconds', 'CreateTask.times', seconds('ShowTask', 'create_date')),
  related('UpdateTask', 'does nothing', 'UpdateTask.read-back', on('UpdateTask', async ({ path }) => ({ status: 200, headers: { 'content-type': 'application/json' }, text: JSON.stringify({ id: path.task_id }) }))),
  related('UpdateTask', 'ignores the speed limit', 'UpdateTask.read-back', takes('UpdateTask', (body) => ({ priority: 1, ...without(body, 'speed_limit') }))),
  related('UpdateTask', 'takes the name for the region, too', 'UpdateTask.read-back', takes('UpdateTask', (body) => (body.name === undefined ? body : { ...body, region_name: body.name }))),
  related('UpdateTask', 'resets what is not sent', 'UpdateTask.read-back', takes('UpdateTask', (body) => ({ speed_limit: 0, ...body }))),
  related('ShowOverview', 'never changes', 'R26', () => {
    let first: JsonObject | undefined;
    return answers('ShowOverview', (answer) => (first ??= answer))();
  }),
  related('ShowOverview', 'never leaves the old state', 'R26', answers('ShowOverview', (answer) => ({ ...answer, replicate: 7 }))),
];

const refused = (operation: string, name: string, mutation: Mutation, rule = 'refusal-changes-nothing') =>
  rejected(operation, name, `${operation}.${rule}`, mutation);

/** Requests that are refused and carried out nevertheless. */
export const effects: MutationCase[] = [
  refused('RegisterServer', 'registers what it refuses', takesEffect('RegisterServer', ({ name }) =>
    typeof name === 'string' && /^[\w.-]{1,64}$/.test(name) ? { name, ip: '10.0.0.1', os_type: 'LINUX', os_version: 'CENTOS_7_6_64BIT' } : undefined)),
  refused('UpdateServerName', 'changes the name although it refuses', takesEffect('UpdateServerName', () => ({ name: 'taken-effect' }))),
  refused('UpdateCopyState', 'notes the state although it refuses', takesEffect('UpdateCopyState', () => ({ copystate: 'SYNCING', migrationcycle: 'syncing' }))),
  refused('UpdateDiskInfo', 'clears the disks although it refuses', takesEffect('UpdateDiskInfo', () => ({ disks: [] }))),
  refused('CreateTask', 'creates what it refuses', takesEffect('CreateTask', (body) => repairedTask(body))),
  refused('UpdateTask', 'changes the task although it refuses', takesEffect('UpdateTask', () => ({ name: 'taken-effect' }))),
  refused('UpdateTaskStatus', 'starts the task although it refuses', takesEffect('UpdateTaskStatus', () => ({ operation: 'start' }))),
  refused('UpdateServerName', 'changes the name on a request without a token', takesEffect('UpdateServerName', (_, { headers }) => (headers['x-auth-token'] === undefined ? { name: 'taken-effect' } : undefined))),
  refused('UpdateTask', 'changes the task on a body of a wrong type', takesEffect('UpdateTask', (_, { headers }) => (headers['content-type'] === 'text/plain' ? { name: 'taken-effect' } : undefined))),
];

function repairedTask(body: JsonObject): JsonObject | undefined {
  const { source_server } = body;
  if (!isJsonObject(source_server) || typeof source_server.id !== 'string') return undefined;
  return {
    name: 'taken-effect',
    type: 'MIGRATE_FILE',
    os_type: 'LINUX',
    source_server: { id: source_server.id },
    target_server: { name: 'target', vm_id: source_server.id, disks: [{ device_use: 'BOOT', disk_id: '1', name: 'disk 0', size: 1, used_size: 1, physical_volumes: [] }] },
    region_name: 'a',
    region_id: 'a',
    project_name: 'a',
    project_id: 'a',
  };
}

