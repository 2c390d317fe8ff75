import type { Operation } from '../../spec/contract.js';
import { isJsonObject, type Json } from '../../spec/exact-json.js';
import { RULES } from '../../spec/rules.js';
import { resolve } from '../../spec/schema.js';
import { demands } from '../arrangements/arrangement.js';
import { ARRANGEMENTS } from '../arrangements/arrangements.js';
import { mandatory } from '../bodies/mandatory.js';
import { leanWindowsBody } from '../bodies/source-body.js';
import { minimalTaskBody } from '../bodies/task-body.js';
import { answerOf } from '../harness/answer-of.js';
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
  ShowsSpeedLimits: ['speed_limit'],
  ShowPassphrase: ['task_id', 'passphrase'],
  ShowConsistencyResult: ['task_id', 'result_list'],
  ShowCertKey: ['cert', 'private_key'],
  ShowConfigSetting: ['task_id', 'configurations'],
  UpdateNetworkCheckInfo: ['task_id'],
  ShowConfig: ['config', 'regions'],
  CreateTemplate: ['id'],
  ListTemplates: ['count', 'templates'],
  ShowTemplate: ['template'],
  ShowTargetPassword: ['template_id', 'target_password'],
  CreateMigproject: ['id'],
  ListMigprojects: ['count', 'migprojects'],
  ShowMigproject: ['id', 'name'],
  ShowPrivacyAgreements: ['flag'],
  ShowSha256: ['value'],
};

/** Operations whose valid requests may be refused. */
const EXCEPTED = RULES.find(({ id }) => id === 'accepts')?.except ?? [];

/** Asks whether a request that satisfies every table is accepted, and answered with what it is for. */
export function acceptanceChecks(operation: Operation): Check[] {
  const name = operation.operationId;
  const arrangement = ARRANGEMENTS[name];
  if (!arrangement || EXCEPTED.includes(name)) return [];
  return [
    {
      suite: 'examples',
      operationId: name,
      label: 'valid requests',
      requirements: [`${name}.accepts`, ...(ESSENTIAL[name] ? [`${name}.answer`] : [])],
      ...demands(arrangement),
      async run(trial) {
        const stage = await arrangement.prepare(trial);
        await ask(trial, operation, stage.input(), 'a request that satisfies its tables', stage.announce);
        if (!operation.requestBody || name.startsWith('Delete')) return;
        const fresh = await arrangement.prepare(trial);
        const input = lean(trial, operation, fresh.input());
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
  const record = answerOf(exchange);
  const missing = essential.filter((field) => (record[field] ?? null) === null);
  trial.expect(`${name}.answer`, {
    ok: missing.length === 0,
    message: `${name} answered without ${missing.join(', ')}.`,
    expected: essential,
    received: Object.keys(record),
    exchange,
  });
}

/** What is changed where nothing is mandatory. */
const CHANGES: Record<string, string> = {
  UpdateServerName: 'name',
  UpdateTask: 'name',
  UpdateDiskInfo: 'disks',
};

/** The request with only what the documents demand; undefined when that depends on other fields. */
function lean({ context }: Trial, operation: Operation, input: CallInput): CallInput | undefined {
  const { operationId, requestBody } = operation;
  const body: Json = input.body ?? {};
  if (!isJsonObject(body) || !requestBody) return undefined;
  if (operationId === 'RegisterServer') return { ...input, body: leanWindowsBody(String(body.name)) };
  if (operationId === 'CreateTask') {
    const source = isJsonObject(body.source_server) ? String(body.source_server.id) : '';
    return { ...input, body: minimalTaskBody(String(body.name), source) };
  }
  const { schemas } = context.contract;
  const changed = CHANGES[operationId];
  if (changed) return { ...input, body: { [changed]: body[changed] ?? null } };
  const { template } = resolve(requestBody, schemas).properties ?? {};
  // The one field of the body stands for the record.
  if (template) return { ...input, body: { template: mandatory(body.template ?? {}, template, schemas) } };
  const least = mandatory(body, requestBody, schemas);
  return isJsonObject(least) && Object.keys(least).length > 0 ? { ...input, body: least } : undefined;
}
