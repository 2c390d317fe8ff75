import { startedTask } from '../arrangements/own-objects.js';
import { reportState, type SourceState } from '../arrangements/report-state.js';
import { progressBody } from '../bodies/report-bodies.js';
import { minimalTaskBody } from '../bodies/task-body.js';
import type { Check } from '../harness/check.js';
import { type Exchange, isAccepted } from '../harness/exchange.js';
import { lookAt, lookFor } from '../harness/look.js';
import { summary, type Trial } from '../harness/trial.js';
import { noteTransition, transitionOf } from './note-transition.js';

/** What the state of a source, or the speed of its task, leads to; no document says when. All of it is recorded. */
export const unreadySourceChecks: Check[] = [
  {
    suite: 'lifecycle',
    operationId: 'CreateTask',
    label: 'source on its way',
    requirements: ['SMS.6005'],
    scope: 'own-resources',
    run: onItsWay,
  },
  {
    suite: 'lifecycle',
    operationId: 'CreateTask',
    label: 'source with failed checks',
    requirements: ['SMS.6520'],
    scope: 'own-resources',
    run: withFailedChecks,
  },
  {
    suite: 'lifecycle',
    operationId: 'UpdateTaskSpeed',
    label: 'above its limit',
    requirements: ['R32', 'task.over-speed'],
    scope: 'own-resources',
    run: tooFast,
  },
];

const answer = (exchange: Exchange): string =>
  isAccepted(exchange) ? 'accepted' : `refused (${summary(exchange)})`;

/** Creates a task for a source, whatever comes of it. */
async function tryTask(trial: Trial, sourceId: string): Promise<string> {
  const { world } = trial.context;
  const name = world.freshName();
  const created = world.announce(trial, 'task', name);
  const exchange = await trial.call('CreateTask', { body: minimalTaskBody(name, sourceId) });
  created(exchange);
  return answer(exchange);
}

/** States and cycles of a source; the last one is that in which it is ready. */
const STATES: readonly SourceState[] = [
  ['deleting', 'replicating'],
  ['stopping', 'replicating'],
  ['replicate', 'replicating'],
  ['waiting', 'setting'],
];

async function onItsWay(trial: Trial): Promise<void> {
  for (const [state, cycle] of STATES) {
    const { id } = await trial.context.world.source(trial);
    const report = await reportState(trial, id, state, cycle);
    const told = isAccepted(report) ? await tryTask(trial, id) : `its report is ${answer(report)}`;
    trial.context.recorder.pass('SMS.6005', `a task for a source that is ${state}: ${told}`);
  }
}

async function withFailedChecks(trial: Trial): Promise<void> {
  const { id } = await trial.context.world.source(trial, { has_rsync: false });
  const { record } = await lookAt(trial, 'source', id);
  const told = await tryTask(trial, id);
  trial.context.recorder.pass(
    'SMS.6520',
    `a task for a source without rsync, which is ${String(record.state)}: ${told}`,
  );
}

async function tooFast(trial: Trial): Promise<void> {
  const { world, recorder } = trial.context;
  const source = await world.source(trial);
  const taskId = await startedTask(trial, source.id, { speed_limit: 10, over_speed_threshold: 10 });
  const path = { task_id: taskId };
  const exchange = await trial.call('UpdateTaskSpeed', {
    path,
    body: { ...progressBody(), migrate_speed: 5000, agent_time: '12:00' },
  });
  const { record } = await lookFor(trial, 'task', taskId, (look) => look.record.state !== 'ABORTING');
  const { from: [running = ''] = [], to } = transitionOf('task.over-speed');
  if (record.state === to) noteTransition(recorder, 'task.over-speed', running, 'passed');
  const told = isAccepted(exchange) ? `the task is ${String(record.state)}` : answer(exchange);
  recorder.pass('R32', `500 times the limited speed with agent_time 12:00: ${told}`);
}
