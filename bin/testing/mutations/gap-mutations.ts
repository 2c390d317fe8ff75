import type { Json, JsonObject } from '../../../spec/exact-json.js';
import { SUITES } from '../../../suites/covered.js';
import type { Mutation } from '../mutating-proxy.js';
import { answers, forwards, items, keepFirst, objectIn, on, takes, without } from './deviations.js';
import type { MutationCase } from './mutation-case.js';

interface Gap extends MutationCase {
  /** What the suites would have to look at. */
  wanted: string;
}

const gap = (
  name: string,
  operations: readonly string[],
  requirement: string,
  wanted: string,
  mutation: Mutation,
): Gap => ({ name, operations, mutation, suites: SUITES, breaks: [requirement], wanted });

/** Carries a request out that it refuses for want of a token. */
const withoutToken =
  (operation: string): Mutation =>
  () => {
    let token = '';
    return async (asked, forward) => {
      token ||= asked.headers['x-auth-token'] ?? '';
      const answered = await forward(asked);
      if (asked.operationId === operation && answered.status === 401)
        await forward({ ...asked, headers: { ...asked.headers, 'x-auth-token': token } });
      return answered;
    };
  };

const ignoresValue = (operation: string, name: string) =>
  forwards(operation, (asked) => {
    const value = asked.query.get(name) ?? '';
    if (value === '' || value.length > 64 || value === 'not-a-value') return asked;
    const query = new URLSearchParams(asked.query);
    query.delete(name);
    return { ...asked, query };
  });

const frozen =
  (counter: string): Mutation =>
  () => {
    const kept = keepFirst<Json>();
    return answers('ShowOverview', (answer) => ({
      ...answer,
      [counter]: kept(answer[counter] ?? null),
    }))();
  };

const seconds = (operation: string, name: string) =>
  answers(operation, (record) =>
    typeof record[name] === 'number'
      ? { ...record, [name]: Math.floor(Number(record[name]) / 1000) }
      : record,
  );

const disks = (change: (disk: JsonObject) => JsonObject) =>
  answers('ShowServer', (record) => ({
    ...record,
    disks: ((record.disks as JsonObject[]) ?? []).map(change),
  }));

const CHANGES_NOTHING = 'refusal-changes-nothing';

/** Deviations that a client can see and the suites do not look at yet. */
export const GAPS: readonly Gap[] = [
  ...['DeleteServer', 'DeleteServers', 'DeleteTask', 'DeleteTasks'].map((operation) =>
    gap(
      `${operation} deletes without a token what it refuses to delete`,
      [operation],
      `${operation}.${CHANGES_NOTHING}`,
      'the rule for the deletions, too',
      withoutToken(operation),
    ),
  ),
  gap(
    'UpdateDiskInfo changes disks without a token',
    ['UpdateDiskInfo'],
    `UpdateDiskInfo.${CHANGES_NOTHING}`,
    'disks that differ from the registered ones',
    withoutToken('UpdateDiskInfo'),
  ),
  gap(
    'CreateTask creates what it refuses for its target',
    ['CreateTask'],
    `CreateTask.${CHANGES_NOTHING}`,
    'a look at the tasks of the source after the refusal',
    on('CreateTask', async (asked, forward) => {
      const answered = await forward(asked);
      const body = objectIn(asked.text) ?? {};
      if (objectIn(answered.text)?.error_code === 'SMS.6615') {
        const target = { ...(body.target_server as JsonObject), vm_id: 'another' };
        await forward({ ...asked, text: JSON.stringify({ ...body, target_server: target }) });
      }
      return answered;
    }),
  ),
  gap(
    'DeleteTask deletes the running task that it refuses to delete',
    ['DeleteTask'],
    'DeleteTask.SMS.7719',
    'a look at the task after the refusal',
    on('DeleteTask', async (asked, forward) => {
      const answered = await forward(asked);
      if (objectIn(answered.text)?.error_code === 'SMS.7719') {
        const headers = { ...asked.headers, 'content-type': 'application/json' };
        await forward({
          ...asked,
          method: 'POST',
          pathname: `${asked.pathname}/action`,
          headers,
          text: '{"operation":"stop"}',
        });
        await forward(asked);
      }
      return answered;
    }),
  ),
  gap(
    'CreateTask shows a new task as RUNNING',
    ['CreateTask'],
    'R28',
    'the whole record, not its first 100 characters',
    answers('ShowTask', (record) => ({
      ...record,
      state: record.state === 'READY' ? 'RUNNING' : (record.state ?? null),
    })),
  ),
  gap(
    'CreateTask ignores auto_start',
    ['CreateTask', 'UpdateTaskStatus'],
    'CreateTask.read-back',
    'a task with auto_start, which is RUNNING',
    takes('CreateTask', (body) => (body.auto_start === true ? without(body, 'auto_start') : body)),
  ),
  gap(
    'ListErrorServers shows another address',
    ['ListErrorServers'],
    'R19',
    'source_ip',
    items('ListErrorServers', 'migration_errors', (errors) =>
      errors.map((error) => ({ ...error, source_ip: '10.9.9.9' })),
    ),
  ),
  gap(
    'ListErrorServers shows no names',
    ['ListErrorServers'],
    'R19',
    'a name that is there',
    items('ListErrorServers', 'migration_errors', (errors) => errors.map((error) => without(error, 'name'))),
  ),
  gap(
    'ListServers rounds large integers',
    ['ListServers', 'RegisterServer'],
    'int64',
    'the entry of the list',
    items('ListServers', 'source_servers', (sources) =>
      sources.map((source) => ({ ...source, memory: Number(source.memory) })),
    ),
  ),
  gap(
    'ShowServer shows disks without their partitions',
    ['RegisterServer', 'UpdateDiskInfo'],
    'UpdateDiskInfo.read-back',
    'partitions that are there',
    disks((disk) => without(disk, 'physical_volumes')),
  ),
  gap(
    'ShowServer shows no volume groups',
    ['RegisterServer', 'UpdateDiskInfo'],
    'UpdateDiskInfo.read-back',
    'volume groups that are there',
    answers('ShowServer', (record) => without(record, 'volume_groups')),
  ),
  gap(
    'ShowServer shows no Btrfs file systems',
    ['RegisterServer', 'UpdateDiskInfo'],
    'UpdateDiskInfo.read-back',
    'file systems that are there',
    answers('ShowServer', (record) => without(record, 'btrfs_list')),
  ),
  ...['migproject', 'enterprise_project_id'].map((name) =>
    gap(
      `ListErrorServers ignores ${name}`,
      ['ListErrorServers'],
      'R19',
      'the filter with a value that nothing has',
      ignoresValue('ListErrorServers', name),
    ),
  ),
  gap(
    'ShowOverview never counts a new source as waiting',
    ['ShowOverview'],
    'R26',
    'the counters before and after a registration',
    frozen('waiting'),
  ),
  gap(
    'ShowOverview never counts a new source as unconfigured',
    ['ShowOverview'],
    'R26',
    'the counters before and after a registration',
    frozen('unconfigured'),
  ),
  gap(
    'ShowServer writes the time of the state in seconds',
    ['UpdateCopyState', 'RegisterServer'],
    'RegisterServer.times',
    'state_action_time after a report',
    seconds('ShowServer', 'state_action_time'),
  ),
  gap(
    'ShowTask writes the time of the start in seconds',
    ['UpdateTaskStatus', 'CreateTask'],
    'CreateTask.times',
    'start_date after a start',
    seconds('ShowTask', 'start_date'),
  ),
  gap(
    'UpdateServerName ignores the migration project',
    ['UpdateServerName'],
    'R21',
    'migproject, by its filter',
    takes('UpdateServerName', (body) =>
      typeof body.migprojectid === 'string' && body.migprojectid.length < 100
        ? without(body, 'migprojectid')
        : body,
    ),
  ),
];
