import { isJsonObject, type Json, type JsonObject } from '../../../spec/exact-json.js';
import type { Mutation } from '../mutating-proxy.js';
import { answers, keepFirst, on, swallows, takes, without } from './deviations.js';
import { breaking, type MutationCase } from './mutation-case.js';

const related = breaking('relations');

const show = (operation: string, change: (record: JsonObject) => JsonObject) => answers(operation, change);

const set = (operation: string, name: string, value: Json) =>
  show(operation, (record) => ({ ...record, [name]: value }));

const lose = (operation: string, ...names: string[]) =>
  show(operation, (record) => without(record, ...names));

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
const sameId =
  (operation: string): Mutation =>
  () => {
    const kept = keepFirst<Json>();
    return answers(operation, ({ id, ...rest }) => ({ ...rest, id: kept(id ?? null) }))();
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
const counting =
  (operation: string, name: string): Mutation =>
  () => {
    let turn = 0;
    return show(operation, (record) => {
      turn += 1;
      return {
        ...record,
        [name]: typeof record[name] === 'number' ? Number(record[name]) + turn : `${record[name]}-${turn}`,
      };
    })();
  };

/** Records that do not show what was written. */
export const records: MutationCase[] = [
  related(
    'RegisterServer',
    'loses the disks',
    'RegisterServer.read-back',
    takes('RegisterServer', (body) => without(body, 'disks')),
  ),
  related(
    'RegisterServer',
    'keeps the first disk only',
    'RegisterServer.read-back',
    shownDisks((disks) => disks.slice(0, 1)),
  ),
  related(
    'RegisterServer',
    'loses the host name',
    'RegisterServer.read-back',
    lose('ShowServer', 'hostname'),
  ),
  related(
    'RegisterServer',
    'writes names in capitals',
    'RegisterServer.read-back',
    show('ShowServer', (record) => ({ ...record, name: String(record.name).toUpperCase() })),
  ),
  related(
    'RegisterServer',
    'keeps memory in kilobytes',
    'RegisterServer.read-back',
    show('ShowServer', (record) => ({ ...record, memory: Math.floor(Number(record.memory) / 1024) })),
  ),
  related(
    'RegisterServer',
    'keeps another firmware',
    'RegisterServer.read-back',
    set('ShowServer', 'firmware', 'UEFI'),
  ),
  related(
    'RegisterServer',
    'keeps another netmask',
    'RegisterServer.read-back',
    show('ShowServer', (record) => ({
      ...record,
      networks: ((record.networks as JsonObject[]) ?? []).map((one) => ({ ...one, netmask: '255.0.0.0' })),
    })),
  ),
  related(
    'RegisterServer',
    'rounds large integers',
    'int64',
    show('ShowServer', (record) => ({ ...record, memory: Number(record.memory) })),
  ),
  related(
    'RegisterServer',
    'trims texts',
    'R6',
    mountPoints((text) => text.trim()),
  ),
  related(
    'RegisterServer',
    'loses what is outside of ASCII',
    'R6',
    mountPoints((text) => text.replace(/[^ -~]/g, '?')),
  ),
  related(
    'RegisterServer',
    'cuts characters beyond the basic plane',
    'R6',
    mountPoints((text) => text.replace(/[\u{10000}-\u{10ffff}]/gu, '\ufffd')),
  ),
  related('RegisterServer', 'makes a second source of one that is registered again', 'R10', secondSource),
  related(
    'RegisterServer',
    'gives every source the same id',
    'RegisterServer.identifiers',
    sameId('RegisterServer'),
  ),
  related(
    'RegisterServer',
    'writes its times in seconds',
    'RegisterServer.times',
    seconds('ShowServer', 'add_date'),
  ),
  related('RegisterServer', 'checks nothing', 'R24', lose('ShowServer', 'checks')),
  related(
    'RegisterServer',
    'does not say what it checked',
    'R24',
    show('ShowServer', (record) => ({
      ...record,
      checks: ((record.checks as JsonObject[]) ?? []).map((check) => without(check, 'name')),
    })),
  ),
  related('UpdateDiskInfo', 'does nothing', 'UpdateDiskInfo.read-back', swallows('UpdateDiskInfo')),
  related(
    'UpdateDiskInfo',
    'keeps the first disk only',
    'UpdateDiskInfo.read-back',
    takes('UpdateDiskInfo', (body) => ({ ...body, disks: ((body.disks as Json[]) ?? []).slice(0, 1) })),
  ),
  related(
    'UpdateDiskInfo',
    'ignores the volume groups',
    'UpdateDiskInfo.read-back',
    takes('UpdateDiskInfo', (body) => without(body, 'volumegroups')),
  ),
  related(
    'ShowServer',
    'moves the time of creation with every look',
    'ShowServer.reading-changes-nothing',
    counting('ShowServer', 'add_date'),
  ),
  related(
    'ShowTask',
    'changes the name with every look',
    'ShowTask.reading-changes-nothing',
    counting('ShowTask', 'name'),
  ),
  related(
    'CreateTask',
    'ignores the type',
    'CreateTask.read-back',
    takes('CreateTask', (body) => ({ ...body, type: 'MIGRATE_BLOCK' })),
  ),
  related(
    'CreateTask',
    'ignores the address',
    'CreateTask.read-back',
    takes('CreateTask', (body) => without(body, 'migration_ip')),
  ),
  related(
    'CreateTask',
    'keeps another target',
    'CreateTask.read-back',
    show('ShowTask', (record) => ({
      ...record,
      target_server: {
        ...(isJsonObject(record.target_server) ? record.target_server : {}),
        vm_id: 'another',
      },
    })),
  ),
  related(
    'CreateTask',
    'does not show its source',
    'CreateTask.read-back',
    lose('ShowTask', 'source_server'),
  ),
  related(
    'CreateTask',
    'ignores the speed limit',
    'CreateTask.read-back',
    takes('CreateTask', (body) => without(body, 'speed_limit')),
  ),
  related(
    'CreateTask',
    'does not start the target by default',
    'R29',
    takes('CreateTask', (body) => ({ start_target_server: false, ...body })),
  ),
  related(
    'CreateTask',
    'has another priority by default',
    'R29',
    takes('CreateTask', (body) => ({ priority: 2, ...body })),
  ),
  related(
    'CreateTask',
    'synchronises by default',
    'R29',
    takes('CreateTask', (body) => ({ syncing: true, ...body })),
  ),
  related('CreateTask', 'gives every task the same id', 'CreateTask.identifiers', sameId('CreateTask')),
  related(
    'CreateTask',
    'writes its times in seconds',
    'CreateTask.times',
    seconds('ShowTask', 'create_date'),
  ),
  related(
    'UpdateTask',
    'does nothing',
    'UpdateTask.read-back',
    on('UpdateTask', async ({ path }) => ({
      status: 200,
      headers: { 'content-type': 'application/json' },
      text: JSON.stringify({ id: path.task_id }),
    })),
  ),
  related(
    'UpdateTask',
    'ignores the speed limit',
    'UpdateTask.read-back',
    takes('UpdateTask', (body) => ({ priority: 1, ...without(body, 'speed_limit') })),
  ),
  related(
    'UpdateTask',
    'takes the name for the region, too',
    'UpdateTask.read-back',
    takes('UpdateTask', (body) => (body.name === undefined ? body : { ...body, region_name: body.name })),
  ),
  related(
    'UpdateTask',
    'resets what is not sent',
    'UpdateTask.read-back',
    takes('UpdateTask', (body) => ({ speed_limit: 0, ...body })),
  ),
  related('ShowOverview', 'never counts what is syncing', 'R26', () => {
    const kept = keepFirst<Json>();
    return answers('ShowOverview', (answer) => ({ ...answer, syncing: kept(answer.syncing ?? null) }))();
  }),
  related(
    'ShowOverview',
    'never leaves the old state',
    'R26',
    answers('ShowOverview', (answer) => ({ ...answer, replicate: 7 })),
  ),
];
