import { isJsonObject, type Json, type JsonObject } from '../../../spec/exact-json.js';
import { shownState } from '../../../spec/lifecycle.js';
import type { SuiteName } from '../../../spec/requirement.js';
import type { Mutation } from '../mutating-proxy.js';
import { all, answers, items, objectIn, on, refusals, swallows, takes, without } from './deviations.js';
import type { MutationCase } from './mutation-case.js';

interface Unnoticed extends MutationCase {
  /** Why nobody can say that the server is wrong. */
  reason: string;
}

const among =
  (...suites: SuiteName[]) =>
  (name: string, operations: readonly string[], reason: string, mutation: Mutation): Unnoticed => ({
    name,
    operations,
    mutation,
    suites,
    breaks: [],
    reason,
  });

const unnoticed = among('examples', 'relations');
const refused = among('examples', 'rejections', 'relations');
const lived = among('lifecycle');

/** Shows a source in the state that its agent reported last, whatever happened to its task since. */
const onlyReported: Mutation = () => {
  const reported = new Map<Json | undefined, Json>();
  const reports = on('UpdateCopyState', async (asked, forward) => {
    const answered = await forward(asked);
    const state = shownState(String(objectIn(asked.text)?.copystate));
    if (answered.status === 200 && state !== undefined) reported.set(asked.path.source_id, state);
    return answered;
  });
  const show = (record: JsonObject): JsonObject => ({
    ...record,
    state: reported.get(record.id) ?? 'waiting',
  });
  return all(
    reports,
    answers('ShowServer', show),
    answers('ShowTask', (task) =>
      isJsonObject(task.source_server) ? { ...task, source_server: show(task.source_server) } : task,
    ),
    items('ListServers', 'source_servers', (sources) => sources.map(show)),
  )();
};

/** Deviations that no client can hold against the server, each with the reason. */
export const UNNOTICED: readonly Unnoticed[] = [
  refused(
    'ShowTask and UpdateTask do not ask for a token',
    ['ShowTask', 'UpdateTask'],
    'their tables do not have the header, or make it optional',
    () => {
      let token = '';
      return async (asked, forward) => {
        token ||= asked.headers['x-auth-token'] ?? '';
        const open = ['ShowTask', 'UpdateTask'].includes(asked.operationId ?? '');
        return forward(open ? { ...asked, headers: { ...asked.headers, 'x-auth-token': token } } : asked);
      };
    },
  ),
  unnoticed(
    'ShowServer leaves out whether the source has tc',
    ['RegisterServer', 'ShowServer'],
    'no table says which fields a record always shows, and the example has it not',
    answers('ShowServer', (record) => without(record, 'has_tc')),
  ),
  refused(
    'refusals have an empty message',
    ['ShowTask', 'UpdateTaskStatus'],
    'the table allows a message of no characters',
    refusals(['ShowTask', 'UpdateTaskStatus'], (answered) => ({
      ...answered,
      text: JSON.stringify({ ...objectIn(answered.text), error_msg: '' }),
    })),
  ),
  unnoticed(
    'UpdateServerName ignores the adjustment of disks',
    ['UpdateServerName'],
    'no response shows it',
    takes('UpdateServerName', (body) => without(body, 'disks', 'volume_groups')),
  ),
  lived(
    'what happens to a task does not move its source',
    ['UpdateTaskStatus', 'ShowServer'],
    'no document says when the state of the source follows; the agent reports it',
    onlyReported,
  ),
  unnoticed(
    'UnlockTargetEcs, CheckNetAcl and ExportConsistencyResults do nothing',
    ['UnlockTargetEcs', 'CheckNetAcl', 'ExportConsistencyResults'],
    'what they do happens in the cloud, and no response shows it',
    swallows(['UnlockTargetEcs', 'CheckNetAcl', 'ExportConsistencyResults']),
  ),
  unnoticed(
    'UpdateCommandResult loses the details of a result',
    ['UpdateCommandResult', 'ShowCommand'],
    'they are only stored',
    takes('UpdateCommandResult', (body) => ({ ...body, result_detail: {} })),
  ),
  unnoticed(
    'ShowSha256 writes digests in Base64',
    ['ShowSha256'],
    'no document says how a digest is written',
    answers('ShowSha256', ({ value }) => ({
      value: Buffer.from(String(value), 'hex').toString('base64'),
    })),
  ),
  unnoticed(
    'the listed errors have no text',
    ['ListErrorServers'],
    'the cause is for the agent to report, and null is allowed',
    items('ListErrorServers', 'migration_errors', (errors) =>
      errors.map((error) => ({ ...error, error_json: null })),
    ),
  ),
];
