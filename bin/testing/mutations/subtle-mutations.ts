import type { JsonObject } from '../../../spec/exact-json.js';
import type { Mutation } from '../mutating-proxy.js';
import { suitesOf } from './asked-rules.js';
import { answers, items, objectIn, on, queries, without } from './deviations.js';
import type { MutationCase } from './mutation-case.js';

const subtle = (
  name: string,
  operations: readonly string[],
  requirements: string | string[],
  mutation: Mutation,
): MutationCase => {
  const breaks = [requirements].flat();
  return { name, operations, mutation, suites: suitesOf(breaks), breaks };
};

/** Times that only a migration sets. */
const inMigrations = (one: MutationCase): MutationCase => ({ ...one, suites: ['relations', 'lifecycle'] });

/** Carries a request out that it refuses for want of a token. */
const withoutToken =
  (operations: readonly string[]): Mutation =>
  () => {
    let token = '';
    return async (asked, forward) => {
      token ||= asked.headers['x-auth-token'] ?? '';
      const answered = await forward(asked);
      if (operations.includes(asked.operationId ?? '') && answered.status === 401)
        await forward({ ...asked, headers: { ...asked.headers, 'x-auth-token': token } });
      return answered;
    };
  };

const ignoresValue = (operation: string, name: string) =>
  queries(operation, (query) => {
    const value = query.get(name) ?? '';
    if (value !== '' && value.length <= 64 && value !== 'not-a-value') query.delete(name);
  });

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

const CHANGES_NOTHING = 'denied-request-changes-nothing';

/** Operations that tell from their path, or from a list of ids, what they change. */
const WITHOUT_BODY = [
  'DeleteServer',
  'DeleteServers',
  'DeleteTask',
  'DeleteTasks',
  'DeleteTemplate',
  'DeleteTemplates',
  'DeleteMigproject',
  'UpdateDefaultMigproject',
  'UpdateDiskInfo',
];

/** Deviations that only a second look shows. */
export const subtleMutations: readonly MutationCase[] = [
  subtle(
    'operations do without a token what they refuse to do',
    WITHOUT_BODY,
    WITHOUT_BODY.map((operation) => `${operation}.${CHANGES_NOTHING}`),
    withoutToken(WITHOUT_BODY),
  ),
  subtle(
    'CreateTask creates what it refuses for its target',
    ['CreateTask'],
    'SMS.6615',
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
  subtle(
    'DeleteTask deletes the running task that it refuses to delete',
    ['DeleteTask'],
    'DeleteTask.SMS.7719',
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
  subtle(
    'CreateTask shows a new task as RUNNING',
    ['CreateTask'],
    'R28',
    answers('ShowTask', (record) => ({
      ...record,
      state: record.state === 'READY' ? 'RUNNING' : (record.state ?? null),
    })),
  ),
  subtle(
    'ListErrorServers shows another address',
    ['ListErrorServers'],
    'R19',
    items('ListErrorServers', 'migration_errors', (errors) =>
      errors.map((error) => ({ ...error, source_ip: '10.9.9.9' })),
    ),
  ),
  subtle(
    'ListErrorServers shows no names',
    ['ListErrorServers'],
    'R19',
    items('ListErrorServers', 'migration_errors', (errors) => errors.map((error) => without(error, 'name'))),
  ),
  subtle(
    'ListServers rounds large integers',
    ['ListServers', 'RegisterServer'],
    'ListServers.listing',
    items('ListServers', 'source_servers', (sources) =>
      sources.map((source) => ({ ...source, memory: Number(source.memory) })),
    ),
  ),
  subtle(
    'ShowServer shows disks without their partitions',
    ['RegisterServer', 'UpdateDiskInfo'],
    'UpdateDiskInfo.read-back',
    disks((disk) => without(disk, 'physical_volumes')),
  ),
  subtle(
    'ShowServer shows no volume groups',
    ['RegisterServer', 'UpdateDiskInfo'],
    'UpdateDiskInfo.read-back',
    answers('ShowServer', (record) => without(record, 'volume_groups')),
  ),
  subtle(
    'ShowServer shows no Btrfs file systems',
    ['RegisterServer', 'UpdateDiskInfo'],
    'UpdateDiskInfo.read-back',
    answers('ShowServer', (record) => without(record, 'btrfs_list')),
  ),
  ...['migproject', 'enterprise_project_id'].map((name) =>
    subtle(
      `ListErrorServers ignores ${name}`,
      ['ListErrorServers'],
      'R19',
      ignoresValue('ListErrorServers', name),
    ),
  ),
  inMigrations(
    subtle(
      'ShowServer writes the time of the state in seconds',
      ['UpdateCopyState', 'RegisterServer'],
      'RegisterServer.times',
      seconds('ShowServer', 'state_action_time'),
    ),
  ),
  inMigrations(
    subtle(
      'ShowTask writes the time of the start in seconds',
      ['UpdateTaskStatus', 'CreateTask'],
      'CreateTask.times',
      seconds('ShowTask', 'start_date'),
    ),
  ),
];
