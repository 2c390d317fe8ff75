import { isJsonObject, sameJson } from '../../spec/exact-json.js';
import { lifecycle, taskTransition } from '../../spec/lifecycle.js';
import { unknownId } from '../arrangements/own-objects.js';
import { reportState } from '../arrangements/report-state.js';
import { minimalTaskBody } from '../bodies/task-body.js';
import { answerOf } from '../harness/answer-of.js';
import type { Check } from '../harness/check.js';
import { type Exchange, isAccepted } from '../harness/exchange.js';
import { listed, lookAt, lookFor } from '../harness/look.js';
import { lookForWithAgent } from '../harness/play-agent.js';
import { expectListedAlike, expectOnlyChanged } from '../harness/record.js';
import { show, type Trial } from '../harness/trial.js';
import { Unproven } from '../harness/unproven.js';
import { refusalOf } from '../rejections/refusal-of.js';
import { expectMilliseconds } from '../relations/expect-facts.js';
import { deleteSource, deleteTask, refuseDeletion } from './migration-deletion.js';
import { noteTransition } from './note-transition.js';
import type { Story } from './story.js';

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
    'DeleteTask.SMS.7719',
    'DeleteTasks.SMS.7719',
    'SMS.7721',
    'SMS.7722',
    'DeleteServer.SMS.7601',
    'DeleteServers.SMS.7601',
    'task.start',
    'task.stop',
    'task.delete',
    'CreateTask.times',
    'ListTasks.listing',
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
    await refuseAction(story, 'clone_test', 'SMS.7721', 'a task that is READY');
    await refuseAction(story, 'restart', 'SMS.7722', 'a task that is READY');
    await renameTask(story);
    await act(story, 'task.start', 'READY');
    await renameTask(story);
    await refuseAction(story, 'start', 'SMS.7713', 'a task that is RUNNING');
    await report(story, 'initialize', 'replicating');
    await report(story, 'replicate', 'replicating');
    await refuseDeletion(story);
    await act(story, 'task.stop', 'RUNNING');
    await refuseAction(story, 'stop', 'SMS.7714', 'a task that is stopped');
    await act(story, 'task.start', 'ABORT');
    await act(story, 'task.stop', 'RUNNING');
    await report(story, 'stopped', 'replicating');
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
    ok: sameJson(expected, received),
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
  const entry = (await listed(trial, 'source', { id: sourceId }, (item) => item.id === sourceId)).items[0];
  const inList = isJsonObject(entry?.current_task) ? (entry.current_task.id ?? null) : null;
  trial.expect('R31', {
    ok: entry === undefined || inList === id,
    message: `The source has the task ${id}; ListServers shows the current task ${show(inList)}.`,
    expected: id,
    received: inList,
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
  const { id: answered = null } = answerOf(answer);
  trial.expect('R84', {
    ok: answered === taskId,
    message: `UpdateTask of ${taskId} answered the id ${show(answered)}.`,
    expected: taskId,
    received: answered,
    exchange: answer,
  });
  const after = await lookFor(trial, 'task', taskId, ({ record }) => record.name === name);
  expectOnlyChanged(trial, 'R84', 'task', [before, after], { name });
  await expectListedAlike(trial, 'task', taskId);
}

/** Takes a documented transition and looks whether the task arrives. */
async function act(story: Story, id: 'task.start' | 'task.stop', from: string): Promise<void> {
  const { trial, taskId, sourceId } = story;
  const transition = taskTransition(id);
  const { action = '', to, via = [] } = transition;
  const answer = await trial.call('UpdateTaskStatus', {
    path: { task_id: taskId },
    body: { operation: action },
  });
  const accepted = trial.expectAccepted(id, answer, `${action} for a task that is ${from}`);
  if (!accepted) {
    noteTransition(trial.context.recorder, id, from, 'failed');
    throw new Unproven(`the task could not be taken from ${from} with ${action}`);
  }
  const look = await lookForWithAgent(trial, taskId, sourceId, ({ record }) => record.state === to);
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
  noteTransition(trial.context.recorder, id, from, arrived ? 'passed' : 'failed');
  if (id === 'task.start') await expectMilliseconds(trial, 'CreateTask.times', look, 'start_date');
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
    body: { operation: action, ...(action === 'clone_test' && { template_id: unknownId() }) },
  });
  const { codes = [] } = refusalOf(trial.context.contract, rule);
  // The template of a clone test does not exist either.
  const accepted = action === 'clone_test' ? [...codes, 'SMS.7101'] : codes;
  trial.expectRefused(rule, answer, `${action} for ${what}`, { codes: accepted });
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
async function report({ trial, sourceId }: Story, state: string, migrationcycle: string): Promise<Exchange> {
  return reportState(trial, sourceId, state, migrationcycle);
}
