import type { Operation } from '../../spec/contract.js';
import { isJsonObject, type Json, type JsonObject } from '../../spec/exact-json.js';
import { minimalTaskBody } from '../bodies/task-body.js';
import { ARRANGEMENTS } from '../harness/arrangements.js';
import type { Check } from '../harness/check.js';
import type { CallInput } from '../harness/exchange.js';
import type { Trial } from '../harness/trial.js';

/**
 * Fields without which an answer is of no use: the record itself, its identifier, the total of a list. Every one
 * stands in the documented example of the operation.
 */
const ESSENTIAL: Record<string, string[]> = {
  ListApiVersion: ['versions'],
  ShowApiVersion: ['id', 'status'],
  ListErrorServers: ['count', 'migration_errors'],
  RegisterServer: ['id'],
  ListServers: ['count', 'source_servers'],
  ShowServer: ['id', 'name', 'ip', 'os_type', 'state', 'migration_cycle'],
  ShowOverview: [
    'waiting',
    'replicate',
    'syncing',
    'stopped',
    'deleting',
    'cutovering',
    'unavailable',
    'stopping',
    'finished',
    'initialize',
    'error',
    'cloning',
    'unconfigured',
  ],
  CreateTask: ['id'],
  ListTasks: ['count', 'tasks'],
  ShowTask: ['id', 'name', 'type', 'os_type', 'state'],
  UpdateTask: ['id'],
};

/** Asks whether a request that satisfies every table is accepted, and answered with what it is for. */
export function acceptanceChecks(operation: Operation): Check[] {
  const name = operation.operationId;
  const arrangement = ARRANGEMENTS[name];
  if (!arrangement) return [];
  return [
    {
      suite: 'examples',
      operationId: name,
      label: 'valid requests',
      requirements: [`${name}.accepts`, ...(ESSENTIAL[name] ? [`${name}.answer`] : [])],
      scope: arrangement.scope,
      async run(trial) {
        const stage = await arrangement.prepare(trial);
        await ask(trial, operation, stage.input(), 'a request that satisfies its tables', stage.announce);
        if (!operation.requestBody || name.startsWith('Delete')) return;
        const fresh = await arrangement.prepare(trial);
        const input = lean(name, fresh.input());
        if (input)
          await ask(trial, operation, input, 'a request with only its mandatory fields', fresh.announce);
      },
    },
  ];
}

type Announce = ((input: CallInput) => (exchange: never) => unknown) | undefined;

async function ask(
  trial: Trial,
  operation: Operation,
  input: CallInput,
  why: string,
  announce: Announce,
): Promise<void> {
  const name = operation.operationId;
  const created = announce?.(input);
  const exchange = await trial.call(name, input);
  created?.(exchange as never);
  if (!trial.expectAccepted(`${name}.accepts`, exchange, why)) return;
  const essential = ESSENTIAL[name];
  if (!essential) return;
  const record: JsonObject = isJsonObject(exchange.json) ? exchange.json : {};
  const missing = essential.filter((field) => (record[field] ?? null) === null);
  trial.expect(`${name}.answer`, {
    ok: missing.length === 0,
    message: `${name} answered without ${missing.join(', ')}.`,
    expected: essential,
    received: Object.keys(record),
    exchange,
  });
}

/** The request with only what the documents demand; undefined when nothing would be left. */
function lean(operationId: string, input: CallInput): CallInput | undefined {
  const body: Json = input.body ?? {};
  if (!isJsonObject(body)) return undefined;
  const only = (...names: string[]): CallInput => ({
    ...input,
    body: Object.fromEntries(names.map((name) => [name, body[name] ?? null])),
  });
  switch (operationId) {
    case 'CreateTask': {
      const source = isJsonObject(body.source_server) ? String(body.source_server.id) : '';
      return { ...input, body: minimalTaskBody(String(body.name), source) };
    }
    case 'UpdateServerName':
    case 'UpdateTask':
      return only('name');
    case 'UpdateTaskStatus':
      return only('operation');
    case 'UpdateDiskInfo':
      return only('disks');
    default:
      return undefined;
  }
}
