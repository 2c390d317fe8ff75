import { isJsonObject } from '../../spec/exact-json.js';
import { lifecycle, taskTransition } from '../../spec/lifecycle.js';
import { newObject, startedTask } from '../arrangements/own-objects.js';
import { bringSourceTo, SYNCHRONISING } from '../arrangements/report-state.js';
import type { Check } from '../harness/check.js';
import { lookFor } from '../harness/look.js';
import { show, type Trial } from '../harness/trial.js';
import { noteTransition } from './note-transition.js';

/** What depends on whether a task began, and how far its source is. */
export const taskStartChecks: Check[] = [
  {
    suite: 'lifecycle',
    operationId: 'CreateTask',
    label: 'auto start',
    requirements: ['R30', 'task.create-and-start'],
    scope: 'own-resources',
    run: autoStart,
  },
  {
    suite: 'lifecycle',
    operationId: 'UpdateTask',
    label: 'clone server',
    requirements: ['R80'],
    scope: 'own-resources',
    run: cloneServer,
  },
];

async function autoStart(trial: Trial): Promise<void> {
  const { world } = trial.context;
  const source = await world.source(trial);
  const { id } = await world.task(trial, source.id, { auto_start: true });
  const { to } = taskTransition('task.start');
  const { record, exchange } = await lookFor(trial, 'task', id, (look) => look.record.state === to);
  trial.expect('R30', {
    ok: record.state === to,
    message: `The task was created with auto_start, and is ${show(record.state ?? null)}.`,
    expected: to,
    received: record.state ?? null,
    exchange,
  });
  if (record.state === to)
    noteTransition(trial.context.recorder, 'task.create-and-start', lifecycle.task.initial, 'passed');
}

async function cloneServer(trial: Trial): Promise<void> {
  const update = (taskId: string) =>
    trial.call('UpdateTask', { path: { task_id: taskId }, body: { clone_server: { name: 'smsconf' } } });
  const early = await update(await newObject(trial, 'task'));
  trial.expectRefused('R80', early, 'a clone server while the source is waiting');
  const source = await trial.context.world.source(trial);
  const taskId = await startedTask(trial, source.id);
  await bringSourceTo(trial, source.id, ...SYNCHRONISING);
  await trial.eventually(
    () => trial.call('ShowServer', { path: { source_id: source.id } }),
    ({ json }) => isJsonObject(json) && json.state === 'syncing',
  );
  trial.expectAccepted('R80', await update(taskId), 'a clone server while the source is syncing');
}
