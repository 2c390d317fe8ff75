import { isJsonObject, type JsonObject } from '../../spec/exact-json.js';
import { fitTo } from '../arrangements/own-objects.js';
import { minimalTaskBody, taskChangeBody } from '../bodies/task-body.js';
import type { Check } from '../harness/check.js';
import { isAccepted } from '../harness/exchange.js';
import { listed } from '../harness/look.js';
import type { Trial } from '../harness/trial.js';
import { freshId } from '../recording/part.js';
import { place } from './place.js';
import { refusalOf } from './refusal-of.js';

/** A target server belongs to one task at a time. */
export const targetInUseChecks: Check[] = [
  {
    suite: 'rejections',
    operationId: 'CreateTask',
    label: 'target in use',
    requirements: ['SMS.6615'],
    scope: 'own-resources',
    run: createOnTarget,
  },
  {
    suite: 'rejections',
    operationId: 'UpdateTask',
    label: 'target in use',
    requirements: ['SMS.7605'],
    scope: 'own-resources',
    run: updateToTarget,
  },
];

const onTarget = (name: string, sourceId: string, vmId: string): JsonObject => {
  const body = place(minimalTaskBody(name, sourceId), 'target_server.vm_id', vmId);
  return isJsonObject(body) ? body : {};
};

/** A virtual machine to which a task migrates, and the task. */
async function takenTarget(trial: Trial): Promise<{ vmId: string; taskId: string }> {
  const { world } = trial.context;
  const vmId = freshId();
  const source = await world.source(trial);
  const { target_server = null } = onTarget('unused', source.id, vmId);
  const { id: taskId } = await world.task(trial, source.id, { target_server });
  return { vmId, taskId };
}

async function createOnTarget(trial: Trial): Promise<void> {
  const { world, contract } = trial.context;
  const { vmId, taskId } = await takenTarget(trial);
  const source = await world.source(trial);
  const create = async (name: string) => {
    const created = world.announce(trial, 'task', name);
    const answer = await trial.call('CreateTask', { body: onTarget(name, source.id, vmId) });
    created(answer);
    return answer;
  };
  const name = world.freshName();
  const exchange = await create(name);
  const why = `the target server ${vmId} of another task`;
  const { items } = await listed(
    trial,
    'task',
    { source_server_id: source.id },
    (item) => item.name === name,
  );
  if (!isAccepted(exchange)) {
    for (const { id } of items) world.adopt(trial, 'task', name, id);
    trial.expect('SMS.6615', {
      ok: items.length === 0,
      message: `CreateTask refused ${why}, and yet the task is there.`,
      expected: 0,
      received: items.length,
      exchange,
    });
  }
  if (!trial.expectRefused('SMS.6615', exchange, why, refusalOf(contract, 'SMS.6615'))) return;
  const removed = await trial.call('DeleteTask', { path: { task_id: taskId } });
  if (!isAccepted(removed)) return;
  const free = await trial.eventually(() => create(world.freshName()), isAccepted);
  trial.expectAccepted('SMS.6615', free, `the target server ${vmId}, whose task is gone`);
}

/** The same change is accepted with a virtual machine that no task has. */
async function updateToTarget(trial: Trial): Promise<void> {
  const { world, contract } = trial.context;
  const { vmId: taken } = await takenTarget(trial);
  const source = await world.source(trial);
  const { id } = await world.task(trial, source.id);
  const { target_server: target = {} } = fitTo(trial, 'UpdateTask', taskChangeBody(''));
  const send = (vmId: string) =>
    trial.call('UpdateTask', {
      path: { task_id: id },
      body: { target_server: place(target, 'vm_id', vmId) ?? target },
    });
  const free = await send(freshId());
  if (!trial.expectAccepted('SMS.7605', free, 'a target server of no other task')) return;
  const why = `the target server ${taken} of another task`;
  trial.expectRefused('SMS.7605', await send(taken), why, refusalOf(contract, 'SMS.7605'));
}
