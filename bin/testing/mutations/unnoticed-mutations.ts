import { SUITES } from '../../../suites/covered.js';
import type { Mutation } from '../mutating-proxy.js';
import { answers, items, objectIn, refusals, takes, without } from './deviations.js';
import type { MutationCase } from './mutation-case.js';

interface Unnoticed extends MutationCase {
  /** Why nobody can say that the server is wrong. */
  reason: string;
}

const unnoticed = (
  name: string,
  operations: readonly string[],
  reason: string,
  mutation: Mutation,
): Unnoticed => ({ name, operations, mutation, suites: SUITES, breaks: [], reason });

/** Without requests that have to be refused, which the deviation would let pass. */
const atFaceValue: typeof unnoticed = (...args) => ({
  ...unnoticed(...args),
  suites: SUITES.filter((suite) => suite !== 'rejections'),
});

const whereNot = (state: string, shown: string) =>
  answers('ShowServer', (record) => ({
    ...record,
    state: record.state === state ? shown : (record.state ?? null),
  }));

/** Deviations that no client can hold against the server, each with the reason. */
export const UNNOTICED: readonly Unnoticed[] = [
  unnoticed(
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
    'ShowServer leaves the version of the agent out',
    ['RegisterServer', 'ShowServer'],
    'no table says which fields a record always shows',
    answers('ShowServer', (record) => without(record, 'agent_version')),
  ),
  unnoticed(
    'ShowApiVersion leaves its date and its links out',
    ['ShowApiVersion'],
    'no table says which fields a version always shows',
    answers('ShowApiVersion', (answer) => without(answer, 'updated', 'links')),
  ),
  unnoticed(
    'refusals have an empty message',
    ['ShowTask', 'UpdateTaskStatus'],
    'the table allows a message of no characters',
    refusals(['ShowTask', 'UpdateTaskStatus'], (answered) => ({
      ...answered,
      text: JSON.stringify({ ...objectIn(answered.text), error_msg: '' }),
    })),
  ),
  unnoticed(
    'CreateTask ignores use_public_ip',
    ['CreateTask', 'ShowTask'],
    'no response shows it',
    takes('CreateTask', (body) =>
      typeof body.use_public_ip === 'boolean' ? without(body, 'use_public_ip') : body,
    ),
  ),
  atFaceValue(
    'UpdateServerName ignores the adjustment of disks',
    ['UpdateServerName'],
    'no response shows it',
    takes('UpdateServerName', (body) => without(body, 'disks', 'volume_groups')),
  ),
  unnoticed(
    'starting a task does not move its source',
    ['UpdateTaskStatus', 'ShowServer'],
    'no document says when the state of the source follows; the agent reports it',
    whereNot('initialize', 'waiting'),
  ),
  unnoticed(
    'stopping a task does not move its source',
    ['UpdateTaskStatus', 'ShowServer'],
    'no document says when the state of the source follows; the agent reports it',
    whereNot('stopped', 'replicate'),
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
