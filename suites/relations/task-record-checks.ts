import { isJsonObject, type JsonObject, objectsIn } from '../../spec/exact-json.js';
import { newObject } from '../arrangements/own-objects.js';
import { fit } from '../bodies/fit.js';
import { diskBody } from '../bodies/source-body.js';
import { targetWithoutDiskUse, withSecondDisk, withSecondVolume } from '../bodies/target-variants.js';
import { minimalTaskBody, taskBody, taskChangeBody } from '../bodies/task-body.js';
import type { Check } from '../harness/check.js';
import { operationOf } from '../harness/context.js';
import { isAccepted } from '../harness/exchange.js';
import { expectComplete } from '../harness/expect-complete.js';
import { type Look, listed, lookAt, lookFor } from '../harness/look.js';
import { pick, without } from '../harness/pick.js';
import { expectListedAlike } from '../harness/record.js';
import { summary, type Trial } from '../harness/trial.js';
import { freshId } from '../recording/part.js';
import { disagreements } from './agree.js';
import { BEYOND_DOUBLE } from './beyond-double.js';
import { expectAgreement } from './expect-agreement.js';
import { expectMilliseconds, expectNew } from './expect-facts.js';
import { ownResourcesCheck } from './own-resources-check.js';

/** Fields that every documented example of ShowTask has and a creation sets. */
const SHOWN = [
  'name',
  'type',
  'os_type',
  'region_id',
  'region_name',
  'project_id',
  'project_name',
  'migration_ip',
  'source_server',
  'source_server.id',
  'target_server',
  'target_server.vm_id',
  'target_server.disks',
];

/** What a task was created or changed with is shown and listed. */
export const taskRecordChecks: Check[] = [
  ownResourcesCheck(
    'CreateTask',
    'read back',
    [
      'CreateTask.read-back',
      'ListTasks.listing',
      'ShowTask.complete',
      'ListTasks.complete',
      'ShowServer.complete',
      'ListServers.complete',
    ],
    readBack,
  ),
  ownResourcesCheck(
    'CreateTask',
    'defaults',
    ['R29', 'CreateTask.times', 'CreateTask.identifiers'],
    defaults,
  ),
  ownResourcesCheck('CreateTask', 'exact sizes', ['CreateTask.read-back'], exactSizes),
  ownResourcesCheck('CreateTask', 'names beside ids', ['CreateTask.read-back'], namesBesideIds),
  ownResourcesCheck('UpdateTask', 'read back', ['UpdateTask.read-back', 'ListTasks.listing'], change),
  ownResourcesCheck('UpdateTask', 'another target', ['UpdateTask.read-back'], changeTarget),
  ownResourcesCheck('UpdateTask', 'state', ['R85'], writeState),
];

async function readBack(trial: Trial): Promise<void> {
  const { world } = trial.context;
  const source = await world.source(trial, { disks: [withSecondVolume(diskBody())] });
  const sent = taskBody('', source.id);
  const changes: JsonObject = {
    ...without(sent, ['name']),
    target_server: withSecondDisk(sent.target_server ?? {}),
    start_target_server: false,
    priority: 2,
    speed_limit: 321,
    need_migration_test: true,
    syncing: true,
    use_public_ip: false,
  };
  const { id, name } = await world.task(trial, source.id, changes);
  const shown = await lookAt(trial, 'task', id);
  const { target_server, ...written } = changes;
  const target = isJsonObject(target_server) ? target_server : {};
  const expected: JsonObject = {
    ...without(written, ['source_server']),
    name,
    source_server: { id: source.id, name: source.name },
    target_server: { ...pick(target, ['vm_id', 'name', 'disks', 'volume_groups']) },
  };
  expectAgreement(trial, 'CreateTask.read-back', expected, shown, SHOWN);
  expectComplete(trial, 'ShowTask', { ...expected, id }, shown, { except: SHOWN });
  await expectListedAlike(trial, 'task', id);
  await expectListedAlike(trial, 'source', source.id);
  await expectCurrent(trial, source.id, { ...expected, id });
  const list = await listed(trial, 'task', { id }, (item) => item.id === id);
  const entry = list.items[0];
  if (!entry) return;
  const ofSource = {
    source_server: { id: source.id, name: source.name },
    target_server: { vm_id: target.vm_id ?? null },
  };
  expectAgreement(trial, 'ListTasks.listing', ofSource, { record: entry, exchange: list.exchange });
  const onlyListed = pick(changes, ['syncing', 'need_migration_test']);
  expectAgreement(trial, 'CreateTask.read-back', onlyListed, { record: entry, exchange: list.exchange });
}

/** The fields of the current task of a source that a creation decides. */
const CURRENT = [
  'id',
  'name',
  'type',
  'speed_limit',
  'start_target_server',
  'vm_template_id',
  'region_id',
  'project_name',
  'project_id',
  'exist_server',
  'use_public_ip',
];

/** The source shows the task that it has as it was created; whether it shows one is another requirement. */
async function expectCurrent(trial: Trial, sourceId: string, created: JsonObject): Promise<void> {
  const { target_server: target } = created;
  const server = isJsonObject(target) ? pick(target, ['vm_id', 'name']) : {};
  const known = { current_task: { ...pick(created, CURRENT), target_server: server } };
  const shown = await lookFor(
    trial,
    'source',
    sourceId,
    ({ record }) => disagreements(known, record, ['current_task']).length === 0,
  );
  expectAgreement(trial, 'CreateTask.read-back', known, shown);
  expectComplete(trial, 'ShowServer', known, shown, { except: ['current_task'] });
}

/** A server may hold such a disk to be implausible; when it accepts it, it has to keep its size. */
async function exactSizes(trial: Trial): Promise<void> {
  const { world } = trial.context;
  const source = await world.source(trial);
  const name = world.freshName();
  const sent = taskBody(name, source.id);
  const target = isJsonObject(sent.target_server) ? sent.target_server : {};
  const disks = objectsIn(target.disks).map((disk) => ({ ...disk, size: BEYOND_DOUBLE }));
  const created = world.announce(trial, 'task', name);
  const body = { ...sent, target_server: { ...target, disks } };
  const id = created(await trial.call('CreateTask', { body }));
  if (id === null) return;
  const written = { target_server: { disks: [{ size: BEYOND_DOUBLE }] } };
  expectAgreement(trial, 'CreateTask.read-back', written, await lookAt(trial, 'task', id));
}

/** A server may know other regions; when it accepts names that differ from the ids, it has to tell them apart, and keep the type. */
async function namesBesideIds(trial: Trial): Promise<void> {
  const { world } = trial.context;
  const source = await world.source(trial);
  const name = world.freshName();
  const named = {
    type: 'MIGRATE_BLOCK',
    region_id: 'cn-north-4',
    region_name: 'CN North-Beijing4',
    project_id: freshId().replaceAll('-', ''),
    project_name: 'cn-north-4',
  };
  const created = world.announce(trial, 'task', name);
  const id = created(await trial.call('CreateTask', { body: { ...taskBody(name, source.id), ...named } }));
  if (id !== null)
    expectAgreement(trial, 'CreateTask.read-back', { ...named, name }, await lookAt(trial, 'task', id), [
      'name',
    ]);
}

async function defaults(trial: Trial): Promise<void> {
  const { world } = trial.context;
  const source = await world.source(trial);
  const name = world.freshName();
  const created = world.announce(trial, 'task', name);
  const body = { ...minimalTaskBody(name, source.id), ...targetWithoutDiskUse() };
  const answer = await trial.eventually(() => trial.call('CreateTask', { body }), isAccepted);
  const id = created(answer);
  trial.expectAccepted('R29', answer, 'a task whose disk does not say what it is used for');
  if (id === null) return;
  const shown = await lookAt(trial, 'task', id);
  const expected = {
    start_target_server: true,
    priority: 1,
    target_server: { disks: [{ device_use: 'NORMAL' }] },
  };
  expectAgreement(trial, 'R29', expected, shown, ['target_server.disks[0].device_use']);
  const list = await listed(trial, 'task', { id }, (item) => item.id === id);
  const entry = list.items[0];
  if (entry) expectAgreement(trial, 'R29', { syncing: false }, { record: entry, exchange: list.exchange });
  await expectPublic(trial, source.id, id);
  await expectMilliseconds(trial, 'CreateTask.times', shown, 'create_date');
  const other = await world.task(trial, (await world.source(trial)).id);
  expectNew(trial, 'CreateTask.identifiers', [id], other.id);
}

/** Only the current task of a source tells of public addresses; whether there is one is another requirement. */
async function expectPublic(trial: Trial, sourceId: string, id: string): Promise<void> {
  const expected = { current_task: { use_public_ip: true } };
  const agrees = ({ record }: Look) => disagreements(expected, record, []).length === 0;
  const shown = await lookFor(trial, 'source', sourceId, agrees);
  const { current_task: task } = shown.record;
  if (isJsonObject(task) && task.id === id) expectAgreement(trial, 'R29', expected, shown);
}

/** Each field on its own: it changes, and the others stay. */
async function change(trial: Trial): Promise<void> {
  const { world } = trial.context;
  const source = await world.source(trial);
  const { id } = await world.task(trial, source.id, { migration_ip: '192.168.0.20', speed_limit: 11 });
  const changes: JsonObject = {
    name: `${world.freshName()}-任务`,
    type: 'MIGRATE_BLOCK',
    region_id: 'cn-north-1',
    region_name: 'cn-north-1',
    project_id: freshId().replaceAll('-', ''),
    project_name: 'cn-north-1',
    migration_ip: '192.168.0.21',
    speed_limit: 22,
  };
  let before = await lookAt(trial, 'task', id);
  await expectListedAlike(trial, 'task', id);
  for (const [field, value] of Object.entries(changes)) {
    const answer = await trial.call('UpdateTask', { path: { task_id: id }, body: { [field]: value } });
    if (!isAccepted(answer)) continue;
    const expected = {
      ...pick(before.record, ['id', 'os_type', 'state', 'create_date', ...Object.keys(changes)]),
      [field]: value,
    };
    const after = await lookFor(
      trial,
      'task',
      id,
      ({ record }) => disagreements(expected, record, [field]).length === 0,
    );
    expectAgreement(trial, 'UpdateTask.read-back', expected, after, [field]);
    before = after;
  }
  await expectListedAlike(trial, 'task', id);
}

/** Whether the disks of the new target take the place of the old ones is left open. */
async function changeTarget(trial: Trial): Promise<void> {
  const { contract } = trial.context;
  const id = await newObject(trial, 'task');
  const { target_server: target } = taskChangeBody('');
  const named = { vm_id: freshId(), name: 'another target' };
  const body = { target_server: { ...(isJsonObject(target) ? target : {}), ...named } };
  const { requestBody } = operationOf(trial.context, 'UpdateTask');
  const sent = requestBody ? fit(body, requestBody, contract.schemas) : body;
  if (!isAccepted(await trial.call('UpdateTask', { path: { task_id: id }, body: sent }))) return;
  const expected = { target_server: named };
  const after = await lookFor(
    trial,
    'task',
    id,
    ({ record }) => disagreements(expected, record, ['target_server']).length === 0,
  );
  expectAgreement(trial, 'UpdateTask.read-back', expected, after, ['target_server']);
}

/** Whether a written state becomes that of the task is left open. */
async function writeState(trial: Trial): Promise<void> {
  const { world, recorder } = trial.context;
  const { id } = await world.task(trial, (await world.source(trial)).id);
  const answer = await trial.call('UpdateTask', { path: { task_id: id }, body: { state: 'ABORT' } });
  const { record } = await lookAt(trial, 'task', id);
  const what = isAccepted(answer) ? `shown as ${String(record.state)}` : `refused (${summary(answer)})`;
  recorder.pass('R85', `state ABORT written to a task that is READY: ${what}`);
}
