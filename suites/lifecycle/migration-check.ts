import { lifecycle, type TaskTransition, taskTransition } from '../../spec/lifecycle.js';
import { minimalTaskBody } from '../bodies/task-body.js';
import type { Check } from '../harness/check.js';
import { type Exchange, isAccepted } from '../harness/exchange.js';
import { listed, lookAt, lookFor } from '../harness/look.js';
import { expectListedAlike, expectOnlyChanged } from '../harness/record.js';
import { show, type Trial } from '../harness/trial.js';
import { Unproven } from '../harness/unproven.js';
import { refusalOf } from '../rejections/refusal-of.js';
import type { Verdict } from '../results/verdict.js';

/** The objects of the story. */
interface Story {
  trial: Trial;
  sourceId: string;
  taskId: string;
}

/**
 * The story of a migration: a source is registered, a task created, started, stopped, started and stopped again,
 * while the agent reports how far it is; task and source are deleted. At every stage the neighbours that the
 * documents forbid are tried too.
 */
export const migrationCheck: Check = {
  suite: 'lifecycle',
  operationId: 'UpdateTaskStatus',
  label: 'migration',
  requirements: [
    'R8',
    'R28',
    'R31',
    'R36',
    'R84',
    'R20',
    'task-deletion',
    'SMS.7713',
    'SMS.7714',
    'SMS.7719',
    'SMS.7721',
    'SMS.7722',
    'DeleteServer.SMS.7601',
    'DeleteServers.SMS.7601',
    'task.start',
    'task.stop',
    'task.delete',
  ],
  scope: 'own-resources',
  async run(trial) {
    const source = await trial.context.world.source(trial);
    await expectRegistered(trial, source);
    const taskId = await createTask(trial, source.id);
    const story: Story = { trial, sourceId: source.id, taskId };
    await expectSourceKept(story);
    await refuseAction(story, 'stop', 'SMS.7714', 'a task that is READY');
    await refuseAction(story, 'test', 'SMS.7721', 'a task that is READY');
    await refuseAction(story, 'restart', 'SMS.7722', 'a task that is READY');
    await renameTask(story);
    await act(story, 'task.start', 'READY');
    await refuseAction(story, 'start', 'SMS.7713', 'a task that is RUNNING');
    await report(story, 'INIT', 'replicating');
    await report(story, 'REPLICATE', 'replicating');
    await refuseDeletion(story);
    await act(story, 'task.stop', 'RUNNING');
    await refuseAction(story, 'stop', 'SMS.7714', 'a task that is stopped');
    await act(story, 'task.start', 'ABORT');
    await act(story, 'task.stop', 'RUNNING');
    await report(story, 'STOPPED', 'replicating');
    await deleteTask(story);
    await deleteSource(story);
  },
};

async function expectRegistered(trial: Trial, source: { id: string; name: string }): Promise<void> {
  const { record, exchange } = await lookAt(trial, 'source', source.id);
  trial.expect('R8', {
    ok: record.id === source.id && record.name === source.name,
    message: `A source was registered as ${source.name}; ShowServer shows id ${show(record.id ?? null)}, name ${show(record.name ?? null)}.`,
    expected: { id: source.id, name: source.name },
    received: { id: record.id ?? null, name: record.name ?? null },
    exchange,
  });
  const list = await listed(trial, 'source', { id: source.id }, (item) => item.id === source.id);
  trial.expect('R8', {
    ok: list.items.length === 1,
    message: `ListServers with id=${source.id} contains the registered source ${list.items.length} times.`,
    expected: 1,
    received: list.items.length,
    exchange: list.exchange,
  });
}

async function createTask(trial: Trial, sourceId: string): Promise<string> {
  const { world } = trial.context;
  const { id, name } = await world.task(trial, sourceId);
  const sent = minimalTaskBody(name, sourceId);
  const { record, exchange } = await lookAt(trial, 'task', id);
  const expected = {
    id,
    name,
    type: sent.type ?? null,
    os_type: sent.os_type ?? null,
    state: lifecycle.task.initial,
  };
  const received = Object.fromEntries(Object.keys(expected).map((field) => [field, record[field] ?? null]));
  trial.expect('R28', {
    ok: show(expected) === show(received),
    message: `A task was created with ${show(expected)}; ShowTask shows ${show(received)}.`,
    expected,
    received,
    exchange,
  });
  const list = await listed(trial, 'task', { id }, (item) => item.id === id);
  trial.expect('R28', {
    ok: list.items.length === 1,
    message: `ListTasks with id=${id} contains the created task ${list.items.length} times.`,
    expected: 1,
    received: list.items.length,
    exchange: list.exchange,
  });
  const look = await lookAt(trial, 'source', sourceId);
  const current = look.record.current_task;
  const currentId = typeof current === 'object' && current !== null && 'id' in current ? current.id : null;
  trial.expect('R31', {
    ok: currentId === id,
    message: `The source has the task ${id}; ShowServer shows the current task ${show(currentId ?? null)}.`,
    expected: id,
    received: currentId ?? null,
    exchange: look.exchange,
  });
  return id;
}

/** Neither way of deleting a source works while it has a task. */
async function expectSourceKept({ trial, sourceId }: Story): Promise<void> {
  const refusal = refusalOf(trial.context.contract, 'SMS.7601');
  const why = 'to delete a source that has a task';
  const single = await trial.call('DeleteServer', { path: { source_id: sourceId } });
  trial.expectRefused('DeleteServer.SMS.7601', single, why, refusal);
  const batch = await trial.call('DeleteServers', { body: { ids: [sourceId] } });
  trial.expectRefused('DeleteServers.SMS.7601', batch, why, refusal);
  const { exchange } = await lookAt(trial, 'source', sourceId);
  if (!isAccepted(exchange)) throw new Unproven('the source was deleted although it had a task');
}

async function renameTask({ trial, taskId }: Story): Promise<void> {
  const before = await lookAt(trial, 'task', taskId);
  const name = trial.context.world.freshName();
  const answer = await trial.call('UpdateTask', { path: { task_id: taskId }, body: { name } });
  if (!trial.expectAccepted('R84', answer, 'a new task name')) return;
  const after = await lookFor(trial, 'task', taskId, ({ record }) => record.name === name);
  expectOnlyChanged(trial, 'R84', 'task', [before, after], { name });
  await expectListedAlike(trial, 'task', taskId);
}

/** Takes a documented transition and looks whether the task arrives. */
async function act(story: Story, id: 'task.start' | 'task.stop', from: string): Promise<void> {
  const { trial, taskId } = story;
  const transition = taskTransition(id);
  const { action = '', to, via = [] } = transition;
  const answer = await trial.call('UpdateTaskStatus', {
    path: { task_id: taskId },
    body: { operation: action },
  });
  const accepted = trial.expectAccepted(id, answer, `${action} for a task that is ${from}`);
  if (!accepted) {
    note(trial, transition, from, 'fail');
    throw new Unproven(`the task could not be taken from ${from} with ${action}`);
  }
  const look = await lookFor(trial, 'task', taskId, ({ record }) => record.state === to);
  const state = String(look.record.state);
  const arrived = state === to || via.includes(state);
  for (const requirement of [id, 'R36']) {
    trial.expect(requirement, {
      ok: arrived,
      message: `After ${action} was accepted, ShowTask shows the state ${state}; documented is ${[to, ...via].join(' or ')}.`,
      expected: to,
      received: state,
      exchange: look.exchange,
    });
  }
  note(trial, transition, from, arrived ? 'pass' : 'fail');
  await expectListedAlike(trial, 'task', taskId);
}

async function refuseAction(
  { trial, taskId }: Story,
  action: string,
  rule: string,
  what: string,
): Promise<void> {
  const before = await lookAt(trial, 'task', taskId);
  const answer = await trial.call('UpdateTaskStatus', {
    path: { task_id: taskId },
    body: { operation: action },
  });
  trial.expectRefused(rule, answer, `${action} for ${what}`, refusalOf(trial.context.contract, rule));
  if (isAccepted(answer)) return;
  const after = await lookAt(trial, 'task', taskId);
  trial.expect(rule, {
    ok: before.record.state === after.record.state,
    message: `${action} was refused, and yet the task went from ${show(before.record.state ?? null)} to ${show(after.record.state ?? null)}.`,
    expected: before.record.state ?? null,
    received: after.record.state ?? null,
    exchange: after.exchange,
  });
}

/** The agent reports a state of the source. */
async function report(
  { trial, sourceId }: Story,
  copystate: string,
  migrationcycle: string,
): Promise<Exchange> {
  return trial.call('UpdateCopyState', {
    path: { source_id: sourceId },
    body: { copystate, migrationcycle },
  });
}

/** A running task may go only when the agent is disconnected, which a client can see but not cause. */
async function refuseDeletion({ trial, sourceId, taskId }: Story): Promise<void> {
  const source = await lookAt(trial, 'source', sourceId);
  const task = await lookAt(trial, 'task', taskId);
  if (source.record.state !== 'replicate' || task.record.state !== 'RUNNING') {
    trial.context.recorder.unproven('SMS.7719', 'the task was not running with a replicating source');
    return;
  }
  if (source.record.connected === false) {
    trial.context.recorder.pass('SMS.7719', 'agent shown as disconnected: deletion is allowed');
    return;
  }
  const answer = await trial.call('DeleteTask', { path: { task_id: taskId } });
  const why = 'to delete a running task whose source is replicating';
  trial.expectRefused('SMS.7719', answer, why, refusalOf(trial.context.contract, 'SMS.7719'));
  if (isAccepted(answer)) throw new Unproven('the task was deleted while it was running');
}

async function deleteTask({ trial, sourceId, taskId }: Story): Promise<void> {
  const transition = taskTransition('task.delete');
  const answer = await trial.call('DeleteTask', { path: { task_id: taskId } });
  const accepted = trial.expectAccepted('task.delete', answer, 'to delete a stopped task');
  note(trial, transition, 'ABORT', accepted ? 'pass' : 'fail');
  if (!accepted) throw new Unproven('the stopped task could not be deleted');
  const gone = await lookFor(trial, 'task', taskId, ({ exchange }) => !isAccepted(exchange));
  const refusal = { ...refusalOf(trial.context.contract, 'task-deletion'), statuses: [404] };
  trial.expectRefused('task-deletion', gone.exchange, 'to show a deleted task', refusal);
  const list = await listed(trial, 'task', { id: taskId }, (item) => item.id === taskId);
  trial.expect('task-deletion', {
    ok: list.items.length === 0,
    message: `ListTasks still contains the deleted task ${taskId}.`,
    expected: 0,
    received: list.items.length,
    exchange: list.exchange,
  });
  const free = await lookFor(
    trial,
    'source',
    sourceId,
    ({ record }) => !hasTask(record.current_task, taskId),
  );
  trial.expect('task-deletion', {
    ok: !hasTask(free.record.current_task, taskId),
    message: `The task ${taskId} is deleted; ShowServer still shows it as the current task.`,
    expected: null,
    received: free.record.current_task ?? null,
    exchange: free.exchange,
  });
  if (!isAccepted(gone.exchange)) trial.context.world.forget('task', taskId);
}

const hasTask = (current: unknown, id: string): boolean =>
  typeof current === 'object' && current !== null && 'id' in current && current.id === id;

async function deleteSource({ trial, sourceId }: Story): Promise<void> {
  const path = { source_id: sourceId };
  const answer = await trial.eventually(() => trial.call('DeleteServer', { path }), isAccepted);
  if (!trial.expectAccepted('task-deletion', answer, 'to delete a source whose task is gone')) return;
  const gone = await lookFor(trial, 'source', sourceId, ({ exchange }) => !isAccepted(exchange));
  const refusal = { ...refusalOf(trial.context.contract, 'R20'), statuses: [404] };
  trial.expectRefused('R20', gone.exchange, 'to show a deleted source', refusal);
  const again = await trial.call('DeleteServer', { path });
  trial.expectRefused('R20', again, 'to delete a source twice', refusal);
  const list = await listed(trial, 'source', { id: sourceId }, (item) => item.id === sourceId);
  trial.expect('R20', {
    ok: list.items.length === 0,
    message: `ListServers still contains the deleted source ${sourceId}.`,
    expected: 0,
    received: list.items.length,
    exchange: list.exchange,
  });
  if (!isAccepted(gone.exchange)) trial.context.world.forget('source', sourceId);
}

function note(
  trial: Trial,
  { id, operation, to, 'x-source': source }: TaskTransition,
  from: string,
  verdict: Verdict,
) {
  trial.context.recorder.transition({
    id: `${id} ${from}`,
    machine: 'task',
    from,
    to: to ?? '(deleted)',
    operationId: operation,
    verdict,
    source,
  });
}
