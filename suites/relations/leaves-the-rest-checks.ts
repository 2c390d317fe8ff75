import { isJsonObject, type JsonObject, objectsIn, sameJson, stringifyExact } from '../../spec/exact-json.js';
import { startedTask } from '../arrangements/own-objects.js';
import {
  consistencyBody,
  logBody,
  networkCheckBody,
  progressBody,
  settingsBody,
  speedLimitsBody,
} from '../bodies/report-bodies.js';
import { answerOf } from '../harness/answer-of.js';
import type { Check } from '../harness/check.js';
import { isAccepted } from '../harness/exchange.js';
import { type Look, lookAt, lookFor } from '../harness/look.js';
import { pick } from '../harness/pick.js';
import { differing } from '../harness/record.js';
import { show, summary, type Trial } from '../harness/trial.js';
import { Unproven } from '../harness/unproven.js';
import { ownResourcesCheck } from './own-resources-check.js';

/** What a task was created with. */
const GIVEN = [
  'name',
  'type',
  'os_type',
  'region_id',
  'region_name',
  'project_id',
  'project_name',
  'migration_ip',
  'priority',
  'speed_limit',
  'start_target_server',
  'vm_template_id',
  'create_date',
];

/** What is told about a task, or set beside it, by the operation that does. */
const TOLD: Record<string, (() => JsonObject[]) | undefined> = {
  UpdateTaskSpeed: () => [progressBody()],
  UpdateNetworkCheckInfo: () => [networkCheckBody()],
  UpdateConsistencyResult: () => [consistencyBody()],
  UploadSpecialConfigurationSetting: () => [settingsBody()],
  UpdateSpeed: () => [speedLimitsBody()],
  CollectLog: () => [logBody()],
  UnlockTargetEcs: undefined,
  UpdateTask: () => [{ migration_ip: '192.168.0.21' }],
  UpdateTaskStatus: () => [{ operation: 'start' }, { operation: 'stop' }, { operation: 'start' }],
};

/** What may move the speed of the task that it is about. */
const MOVES_SPEED = ['UpdateTaskSpeed', 'UpdateSpeed', 'UpdateTaskStatus'];

/** What is set beside a task, with where it is shown. */
const BESIDE = [
  { by: 'UpdateSpeed', body: speedLimitsBody, shownBy: 'ShowsSpeedLimits', list: 'speed_limit' },
  {
    by: 'UploadSpecialConfigurationSetting',
    body: settingsBody,
    shownBy: 'ShowConfigSetting',
    list: 'configurations',
  },
];

/** What is changed by one request leaves everything else as it was. */
export const leavesTheRestChecks: Check[] = [
  ...Object.entries(TOLD).map(([operationId, body]) =>
    ownResourcesCheck(operationId, 'rest of the task', [`${operationId}.leaves-the-rest`], (trial) =>
      leavesTask(trial, operationId, body?.()),
    ),
  ),
  ownResourcesCheck('DeleteTask', 'source and template', ['deletion-spares'], sparesSourceAndTemplate),
];

async function leavesTask(trial: Trial, operationId: string, bodies: JsonObject[] = []): Promise<void> {
  const { world } = trial.context;
  const source = await world.source(trial);
  const given = { priority: 2, speed_limit: 321, migration_ip: '192.168.0.20' };
  const id =
    operationId === 'UpdateTaskStatus'
      ? (await world.task(trial, source.id, given)).id
      : await startedTask(trial, source.id, given);
  const other = await lookAt(trial, 'task', await startedTask(trial, (await world.source(trial)).id));
  const path = { task_id: id };
  const beside = await setBeside(trial, operationId, path);
  const before = await lookAt(trial, 'task', id);
  for (const body of bodies.length > 0 ? bodies : [undefined]) {
    const answer = await trial.call(operationId, { path, ...(body && { body }) });
    if (!isAccepted(answer)) throw new Unproven(`${operationId} refused: ${summary(answer)}.`);
  }
  // The limits of the hours may be shown as the limit that holds now.
  const changed = [...(operationId === 'UpdateSpeed' ? ['speed_limit'] : []), ...bodies.flatMap(Object.keys)];
  const names = [
    ...GIVEN.filter((name) => !changed.includes(name)),
    ...(MOVES_SPEED.includes(operationId) ? [] : ['migrate_speed']),
  ];
  const ofTask = ({ record }: Look): JsonObject => ({ ...pick(record, names), ...targetIn(record) });
  const expected = ofTask(before);
  const after = await lookFor(trial, 'task', id, (look) => differing(expected, ofTask(look)).length === 0);
  expectKept(trial, operationId, 'the task', [expected, ofTask(after)], after);
  // Another task has no speed that was never told of it.
  const ofOther = ({ record }: Look): JsonObject => pick(record, [...GIVEN, 'migrate_speed']);
  const later = await lookAt(trial, 'task', String(other.record.id));
  expectKept(trial, operationId, 'another task', [ofOther(other), ofOther(later)], later);
  for (const expectSame of beside) await expectSame();
}

/** Sets what can be set beside a task by other operations; returns what asks whether it is still there. */
async function setBeside(
  trial: Trial,
  operationId: string,
  path: Record<string, string>,
): Promise<(() => Promise<void>)[]> {
  const expectations: (() => Promise<void>)[] = [];
  for (const { by, body, shownBy, list } of BESIDE.filter((each) => each.by !== operationId)) {
    if (!isAccepted(await trial.call(by, { path, body: body() }))) continue;
    const look = async (): Promise<Look> => {
      const exchange = await trial.call(shownBy, { path });
      const shown = objectsIn(answerOf(exchange)[list]).map((each) => stringifyExact(each));
      return { record: { [list]: shown.sort() }, exchange };
    };
    const before = await look();
    expectations.push(async () => {
      const after = await trial.eventually(look, ({ record }) => sameJson(record, before.record));
      expectKept(trial, operationId, shownBy, [before.record, after.record], after);
    });
  }
  return expectations;
}

/** Requires that a task shows what it showed. */
function expectKept(
  trial: Trial,
  operationId: string,
  which: string,
  [before, after]: [JsonObject, JsonObject],
  { exchange }: Look,
): void {
  const wrong = differing(before, after);
  const [expected, received] = [pick(before, wrong), pick(after, wrong)];
  trial.expect(`${operationId}.leaves-the-rest`, {
    ok: wrong.length === 0,
    message: `After ${operationId}, ${which} shows ${show(received)} instead of ${show(expected)}.`,
    expected,
    received,
    exchange,
  });
}

/** The server that a task migrates to; what else is shown of it may move with the migration. */
const targetIn = ({ target_server: target }: JsonObject): JsonObject =>
  isJsonObject(target) ? { target_server: pick(target, ['vm_id', 'name']) } : {};

async function sparesSourceAndTemplate(trial: Trial): Promise<void> {
  const { world } = trial.context;
  const source = await world.source(trial);
  const template = await templateIfAny(trial);
  const task = await world.task(trial, source.id, template ? { vm_template_id: template.id } : {});
  const gone = await trial.call('DeleteTask', { path: { task_id: task.id } });
  if (!isAccepted(gone)) throw new Unproven(`DeleteTask refused a new task: ${summary(gone)}.`);
  await trial.eventually(
    () => trial.call('ShowTask', { path: { task_id: task.id } }),
    (answer) => !isAccepted(answer),
  );
  const left = [['source', source] as const, ...(template ? [['template', template] as const] : [])];
  for (const [kind, { id, name }] of left) {
    const { record, exchange } = await lookAt(trial, kind, id);
    trial.expect('deletion-spares', {
      ok: isAccepted(exchange) && record.name === name,
      message: `The task was deleted, and its ${kind} ${id} is answered with ${summary(exchange)}.`,
      expected: name,
      received: record.name ?? exchange.status,
      exchange,
    });
  }
}

/** A new template; undefined where the server has none, for a task does without. */
async function templateIfAny(trial: Trial): Promise<{ id: string; name: string } | undefined> {
  try {
    return await trial.context.world.template(trial);
  } catch (error) {
    if (error instanceof Unproven) return undefined;
    throw error;
  }
}
