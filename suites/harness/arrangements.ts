import { randomUUID } from 'node:crypto';
import { isJsonObject, type Json, type JsonObject } from '../../spec/exact-json.js';
import { fit } from '../bodies/fit.js';
import { diskInfoBody, sourceBody, sourceChangeBody } from '../bodies/source-body.js';
import { taskBody, taskChangeBody } from '../bodies/task-body.js';
import type { Scope } from '../covered.js';
import { operationOf } from './context.js';
import { type CallInput, type Exchange, isAccepted } from './exchange.js';
import { summary, type Trial } from './trial.js';
import { Unproven } from './unproven.js';

/** An operation brought into a position in which a valid request of it is accepted. */
export interface Stage {
  /** A valid request; each call makes a new one. */
  input(): CallInput;
  /** Cleans up after an accepted request. */
  accepted?(exchange: Exchange): Promise<void>;
  /** Called before a request that may create something. */
  announce?(input: CallInput): (exchange: Exchange) => unknown;
  /** What a refused request must leave as it is. */
  observe?(): Promise<Json>;
}

/** How an operation is put on its stage. */
export interface Arrangement {
  scope: Scope;
  prepare(trial: Trial): Promise<Stage>;
}

/** Fields that move by themselves. */
const VOLATILE = new Set([
  'last_visit_time',
  'connected',
  'estimate_complete_time',
  'remain_seconds',
  'migrate_speed',
  'compress_rate',
  'total_time',
  'replicatesize',
  'totalsize',
  'checks',
  'subtask_info',
  'sub_tasks',
  'current_task',
  'source_server',
]);

const anonymous = (input: () => CallInput): Arrangement => ({
  scope: 'read-only',
  prepare: async () => ({ input }),
});

const onSource = (body?: (trial: Trial) => JsonObject): Arrangement => ({
  scope: 'own-resources',
  async prepare(trial) {
    const { id } = await trial.context.world.source(trial);
    const path = { source_id: id };
    return {
      input: () => ({ path, ...(body && { body: body(trial) }) }),
      observe: () => shown(trial, 'ShowServer', path),
    };
  },
});

const onTask = (body?: (trial: Trial) => JsonObject): Arrangement => ({
  scope: 'own-resources',
  async prepare(trial) {
    const source = await trial.context.world.source(trial);
    const { id } = await trial.context.world.task(trial, source.id);
    const path = { task_id: id };
    return {
      input: () => ({ path, ...(body && { body: body(trial) }) }),
      observe: () => shown(trial, 'ShowTask', path),
    };
  },
});

/** Deletes something new with every accepted request. */
const deleting = (kind: 'source' | 'task', batch: boolean): Arrangement => ({
  scope: 'own-resources',
  async prepare(trial) {
    const { world } = trial.context;
    const source = await world.source(trial);
    const { id } = kind === 'source' ? source : await world.task(trial, source.id);
    const path: Record<string, string> = kind === 'source' ? { source_id: id } : { task_id: id };
    return {
      input: () => (batch ? { body: { ids: [id] } } : { path }),
      observe: () => shown(trial, kind === 'source' ? 'ShowServer' : 'ShowTask', path),
    };
  },
});

const fitted = (operationId: string, body: (name: string) => JsonObject) => (trial: Trial) => {
  const { requestBody } = operationOf(trial.context, operationId);
  const complete = body(trial.context.world.freshName());
  return requestBody ? fit(complete, requestBody, trial.context.contract.schemas) : complete;
};

/** How every covered operation is put on its stage, with a request that has every field of its tables. */
export const ARRANGEMENTS: Record<string, Arrangement> = {
  ListApiVersion: anonymous(() => ({})),
  ShowApiVersion: anonymous(() => ({ path: { version: 'v3' } })),
  ListErrorServers: anonymous(() => ({ query: { limit: '10', offset: '0' } })),
  ListServers: anonymous(() => ({ query: { limit: '10' } })),
  ShowOverview: anonymous(() => ({})),
  ListTasks: anonymous(() => ({ query: { limit: '10' } })),
  RegisterServer: {
    scope: 'own-resources',
    prepare: async (trial) =>
      creating(trial, 'source', (name) => fitted('RegisterServer', () => sourceBody(name))(trial)),
  },
  CreateTask: {
    scope: 'own-resources',
    async prepare(trial) {
      const source = await trial.context.world.source(trial);
      const stage = creating(trial, 'task', (name) =>
        fitted('CreateTask', () => taskBody(name, source.id))(trial),
      );
      return { ...stage, observe: () => tasksOf(trial, source.id) };
    },
  },
  ShowServer: onSource(),
  UpdateServerName: onSource(fitted('UpdateServerName', sourceChangeBody)),
  UpdateDiskInfo: onSource(fitted('UpdateDiskInfo', () => diskInfoBody())),
  UpdateCopyState: {
    scope: 'own-resources',
    async prepare(trial) {
      const { world } = trial.context;
      const source = await world.source(trial);
      await startedTask(trial, source.id);
      const path = { source_id: source.id };
      return {
        input: () => ({ path, body: { copystate: 'REPLICATE', migrationcycle: 'replicating' } }),
        observe: () => shown(trial, 'ShowServer', path),
      };
    },
  },
  ShowTask: onTask(),
  UpdateTask: onTask(fitted('UpdateTask', taskChangeBody)),
  UpdateTaskStatus: onTask(() => ({ operation: 'start', switch_hce: false, is_need_consistency_check: false })),
  DeleteServer: deleting('source', false),
  DeleteServers: deleting('source', true),
  DeleteTask: deleting('task', false),
  DeleteTasks: deleting('task', true),
};

/** Creates and starts a task; throws `Unproven` when it does not start. */
export async function startedTask(trial: Trial, sourceId: string): Promise<string> {
  const { id } = await trial.context.world.task(trial, sourceId);
  const path = { task_id: id };
  const start = await trial.call('UpdateTaskStatus', { path, body: { operation: 'start' } });
  if (!isAccepted(start)) throw new Unproven(`UpdateTaskStatus refused to start a new task: ${summary(start)}.`);
  await trial.eventually(
    () => trial.call('ShowTask', { path }),
    ({ json }) => isJsonObject(json) && json.state !== 'READY',
  );
  return id;
}

/** An identifier that nothing has. */
export const unknownId = (): string => randomUUID();

function creating(trial: Trial, kind: 'source' | 'task', body: (name: string) => JsonObject): Stage {
  const { world } = trial.context;
  let name = '';
  return {
    input() {
      name = world.freshName();
      return { body: body(name) };
    },
    announce: (input) => {
      const sent = isJsonObject(input.body) ? input.body.name : undefined;
      return world.announce(trial, kind, typeof sent === 'string' ? sent : '');
    },
    accepted: () => world.tidy(trial, kind),
    observe: () => idsByName(trial, name),
  };
}

/** The documented fields of a record without those that move by themselves. */
async function shown(trial: Trial, operationId: string, path: Record<string, string>): Promise<Json> {
  const { json } = await trial.call(operationId, { path });
  const schema = operationOf(trial.context, operationId).responses.find(({ status }) => status === '200')?.schema;
  if (!isJsonObject(json) || !schema) return null;
  const documented = fit(json, schema, trial.context.contract.schemas);
  return Object.fromEntries(Object.entries(documented).filter(([name]) => !VOLATILE.has(name)));
}

/** The sources of a name; none before a request with a fresh name, and none after its refusal. */
async function idsByName(trial: Trial, name: string): Promise<Json> {
  const { json } = await trial.call('ListServers', { query: { name } });
  const sources = isJsonObject(json) && Array.isArray(json.source_servers) ? json.source_servers : [];
  return sources
    .filter(isJsonObject)
    .filter((source) => source.name === name)
    .map(({ id }) => id ?? null);
}

async function tasksOf(trial: Trial, sourceId: string): Promise<Json> {
  const { json } = await trial.call('ListTasks', { query: { source_server_id: sourceId } });
  const tasks = isJsonObject(json) && Array.isArray(json.tasks) ? json.tasks : [];
  return tasks
    .filter(isJsonObject)
    .filter(({ source_server }) => isJsonObject(source_server) && source_server.id === sourceId)
    .map(({ id }) => id ?? null);
}
