import { randomUUID } from 'node:crypto';
import { isJsonObject, type Json, type JsonObject } from '../../spec/exact-json.js';
import { fit } from '../bodies/fit.js';
import { diskInfoBody, sourceBody, sourceChangeBody } from '../bodies/source-body.js';
import { taskBody, taskChangeBody } from '../bodies/task-body.js';
import type { Scope } from '../covered.js';
import { operationOf } from './context.js';
import { type CallInput, type Exchange, isAccepted } from './exchange.js';
import { steadyPart } from './record.js';
import { stateReport } from './state-report.js';
import { summary, type Trial } from './trial.js';
import { Unproven } from './unproven.js';

/** An operation brought into a position in which a valid request of it is accepted. */
export interface Stage {
  /** A valid request; each call makes a new one. */
  input(): CallInput;
  /** Cleans up after an accepted request. */
  accepted?(): Promise<void>;
  /** Takes note of what turned up although it was refused, so that it is removed. */
  adopt?(seen: Json): void;
  /** After an accepted request there is nothing left to send another one to. */
  usedUp?: boolean;
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
      observe: () => shown(trial, 'source', path),
    };
  },
});

const onTask = (body?: (trial: Trial) => JsonObject, usedUp = false): Arrangement => ({
  scope: 'own-resources',
  async prepare(trial) {
    const source = await trial.context.world.source(trial);
    const { id } = await trial.context.world.task(trial, source.id);
    const path = { task_id: id };
    return {
      input: () => ({ path, ...(body && { body: body(trial) }) }),
      observe: () => shown(trial, 'task', path),
      usedUp,
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
      usedUp: true,
      observe: () => shown(trial, kind, path),
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
  UpdateDiskInfo: onSource(fitted('UpdateDiskInfo', () => diskInfoBody('/dev/vdq'))),
  UpdateCopyState: {
    scope: 'own-resources',
    async prepare(trial) {
      const { world } = trial.context;
      const source = await world.source(trial);
      await startedTask(trial, source.id);
      const path = { source_id: source.id };
      return {
        input: () => ({ path, body: stateReport(trial.context, 'replicate', 'replicating') }),
        observe: () => shown(trial, 'source', path),
      };
    },
  },
  ShowTask: onTask(),
  UpdateTask: onTask(fitted('UpdateTask', taskChangeBody)),
  UpdateTaskStatus: onTask(
    () => ({ operation: 'start', switch_hce: false, is_need_consistency_check: false }),
    true,
  ),
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
  if (!isAccepted(start))
    throw new Unproven(`UpdateTaskStatus refused to start a new task: ${summary(start)}.`);
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
    adopt: (seen) => {
      for (const id of Array.isArray(seen) ? seen : []) world.adopt(trial, kind, name, id);
    },
  };
}

/** What a record shows, without what moves by itself. */
async function shown(trial: Trial, kind: 'source' | 'task', path: Record<string, string>): Promise<Json> {
  const { json } = await trial.call(kind === 'source' ? 'ShowServer' : 'ShowTask', { path });
  return isJsonObject(json) ? steadyPart(trial, kind, json) : null;
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
