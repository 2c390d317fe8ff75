import type { JsonObject } from '../../../spec/exact-json.js';
import {
  acceptsWhere,
  all,
  answers,
  items,
  refusal,
  replies,
  swallows,
  takes,
  without,
} from './deviations.js';
import { breaking, type MutationCase } from './mutation-case.js';

const lived = breaking('lifecycle');

const REFUSED = { status: 400, text: refusal('SMS.6005') };

const show = (operation: string, change: (record: JsonObject) => JsonObject) => answers(operation, change);

/** What the records of a migration do not show as they should. */
export const shownOnTheWay: MutationCase[] = [
  lived(
    'RegisterServer',
    'leaves the source out of the list',
    'R8',
    items('ListServers', 'source_servers', () => []),
  ),
  lived(
    'RegisterServer',
    'shows the source under another name',
    'R8',
    show('ShowServer', (record) => ({ ...record, name: 'another' })),
  ),
  lived(
    'RegisterServer',
    'cannot show the source',
    'R8',
    replies('ShowServer', { status: 400, text: refusal('SMS.7602') }),
  ),
  lived(
    'CreateTask',
    'leaves the task out of the list',
    'R28',
    items('ListTasks', 'tasks', () => []),
  ),
  lived(
    'CreateTask',
    'lists the task twice',
    'R28',
    items('ListTasks', 'tasks', (all) => [...all, ...all]),
  ),
  lived(
    'CreateTask',
    'is not seen at the source',
    'R31',
    show('ShowServer', (record) => without(record, 'current_task')),
  ),
  lived(
    'CreateTask',
    'is not seen in the list of sources',
    'R31',
    items('ListServers', 'source_servers', (sources) =>
      sources.map((source) => without(source, 'current_task')),
    ),
  ),
  lived(
    'UpdateTask',
    'answers another id',
    'R84',
    answers('UpdateTask', () => ({ id: 'another' })),
  ),
  lived(
    'UpdateTask',
    'accepts a name and keeps the old one',
    'R84',
    takes('UpdateTask', (body) => ({ ...without(body, 'name'), speed_limit: 5 })),
  ),
  lived(
    'UpdateTask',
    'changes the speed limit with the name',
    'R84',
    takes('UpdateTask', (body) => ({ ...body, speed_limit: 7 })),
  ),
  lived('UpdateTask', 'refuses a change of the name alone', 'R84', replies('UpdateTask', REFUSED)),
  lived('UpdateServerName', 'does nothing', 'R21', swallows('UpdateServerName')),
  lived(
    'UpdateServerName',
    'ignores the migration project',
    'SMS.7311',
    takes('UpdateServerName', (body) => without(body, 'migprojectid')),
  ),
  lived('UpdateServerName', 'changes the address with the name', 'R21', () => {
    let renamed = false;
    return all(
      answers('UpdateServerName', (answer) => {
        renamed = true;
        return answer;
      }),
      show('ShowServer', (record) => (renamed ? { ...record, ip: '10.9.9.9' } : record)),
    )();
  }),
  lived(
    'UpdateDiskInfo',
    'adds to the old disks',
    'R25',
    show('ShowServer', (record) => ({
      ...record,
      disks: [{ name: '/dev/vda', size: 1 }, ...((record.disks as JsonObject[]) ?? [])],
    })),
  ),
  lived('UpdateDiskInfo', 'takes new disks and keeps the old ones', 'R25', swallows('UpdateDiskInfo')),
  lived(
    'UpdateDiskInfo',
    'rounds sizes to gigabytes',
    'R25',
    show('ShowServer', (record) => ({
      ...record,
      disks: ((record.disks as JsonObject[]) ?? []).map((disk) => ({
        ...disk,
        size: Math.floor(Number(disk.size) / 1024 ** 3),
      })),
    })),
  ),
  lived('UpdateCopyState', 'does nothing', 'R23', swallows('UpdateCopyState')),
  lived(
    'UpdateCopyState',
    'keeps the old cycle',
    'R23',
    show('ShowServer', (record) => ({ ...record, migration_cycle: 'checking' })),
  ),
  lived(
    'UpdateCopyState',
    'shows the state in capitals',
    'R23',
    show('ShowServer', (record) => ({ ...record, state: String(record.state).toUpperCase() })),
  ),
  lived(
    'CreateTask',
    'ignores auto_start',
    'R30',
    takes('CreateTask', (body) => without(body, 'auto_start')),
  ),
  lived(
    'UpdateTask',
    'takes a clone server at any time',
    'R80',
    acceptsWhere('UpdateTask', (body) => 'clone_server' in body),
  ),
  lived(
    'UpdateTask',
    'never takes a clone server',
    'R80',
    replies('UpdateTask', REFUSED, ({ text }) => text.includes('clone_server')),
  ),
];
