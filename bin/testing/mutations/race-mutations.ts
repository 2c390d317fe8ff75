import { randomUUID } from 'node:crypto';
import { isJsonObject } from '../../../spec/exact-json.js';
import type { Asked, Mutation } from '../mutating-proxy.js';
import { inCrowds } from './concurrency-mutations.js';
import { acceptsInstead, objectIn, replies, takes } from './deviations.js';
import { breaking, type MutationCase } from './mutation-case.js';

const lived = breaking('lifecycle');

const pathOf = ({ path, text }: Asked): string =>
  `${Object.values(path).join()} ${String(objectIn(text)?.operation ?? '')}`;

const targetOf = ({ text }: Asked): string => {
  const target = objectIn(text)?.target_server;
  return String(isJsonObject(target) ? (target.vm_id ?? '') : '');
};

const raced = (
  operation: string,
  name: string,
  otherwise: Mutation,
  key: (asked: Asked) => string = pathOf,
) => lived(operation, name, `${operation}.races`, inCrowds(operation, key, otherwise));

/** Creates a task for a target server of its own. */
const elsewhere = takes('CreateTask', (body) => ({
  ...body,
  target_server: {
    ...(isJsonObject(body.target_server) ? body.target_server : {}),
    vm_id: randomUUID(),
  },
}));

/** What has the outcome of no order when two ask for it at once. */
export const races: MutationCase[] = [
  raced(
    'UpdateTaskStatus',
    'starts a task twice when it is asked at once',
    acceptsInstead('UpdateTaskStatus'),
  ),
  raced('DeleteTask', 'deletes a task twice when it is asked at once', acceptsInstead('DeleteTask')),
  raced('DeleteServer', 'deletes a source twice when it is asked at once', acceptsInstead('DeleteServer')),
  raced('CollectLog', 'collects logs twice when it is asked at once', acceptsInstead('CollectLog')),
  raced(
    'UpdateCopyState',
    'stops a source of which two reports come at once',
    takes('UpdateCopyState', () => ({ copystate: 'STOPPED', migrationcycle: 'replicating' })),
  ),
  raced('CreateTask', 'gives two tasks a target server when it is asked at once', elsewhere, (asked) =>
    targetOf(asked),
  ),
  raced(
    'UpdateDefaultMigproject',
    'loses the default when two are made it at once',
    replies('UpdateDefaultMigproject', { text: '' }),
    () => 'the default',
  ),
];
