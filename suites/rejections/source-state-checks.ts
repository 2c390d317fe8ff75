import { codesFor } from '../../spec/field-codes.js';
import { moveToProject } from '../arrangements/move-to-project.js';
import { startedTask, unknownId } from '../arrangements/own-objects.js';
import { bringSourceTo, SYNCHRONISING } from '../arrangements/report-state.js';
import { resultBody } from '../bodies/report-bodies.js';
import { minimalTaskBody } from '../bodies/task-body.js';
import type { Check } from '../harness/check.js';
import { type CallInput, type Exchange, isAccepted } from '../harness/exchange.js';
import { stateReport } from '../harness/state-report.js';
import { summary, type Trial } from '../harness/trial.js';

/** What is refused because of what the source of a task is, has or does. */
export const sourceStateChecks: Check[] = [
  {
    suite: 'rejections',
    operationId: 'UpdateCopyState',
    label: 'source without a task',
    requirements: ['SMS.7606'],
    scope: 'own-resources',
    run: withoutTask,
  },
  {
    suite: 'rejections',
    operationId: 'CreateTask',
    label: 'template of another region',
    requirements: ['SMS.7321'],
    scope: 'own-resources',
    run: otherRegion,
  },
  {
    suite: 'rejections',
    operationId: 'UpdateTaskStatus',
    label: 'clone test without a template',
    requirements: ['R40'],
    scope: 'own-resources',
    run: cloneWithoutTemplate,
  },
];

const answer = (exchange: Exchange): string =>
  isAccepted(exchange) ? 'accepted' : `refused (${summary(exchange)})`;

/** The operations that the rule is about are not documented. */
async function withoutTask(trial: Trial): Promise<void> {
  const { id } = await trial.context.world.source(trial);
  const calls: [string, CallInput][] = [
    [
      'UpdateCopyState',
      { path: { source_id: id }, body: stateReport(trial.context, 'replicate', 'replicating') },
    ],
    ['ShowCommand', { path: { server_id: id } }],
    ['UpdateCommandResult', { path: { server_id: id }, body: resultBody('START', {}) }],
  ];
  for (const [operationId, input] of calls) {
    const exchange = await trial.call(operationId, input);
    trial.context.recorder.pass('SMS.7606', `${operationId} without a task: ${answer(exchange)}`);
  }
}

/** Whether the regions have to agree is not documented elsewhere. */
async function otherRegion(trial: Trial): Promise<void> {
  const { world, recorder } = trial.context;
  const project = await world.project(trial, { region: 'cn-north-4' });
  const template = await world.template(trial, { region: 'cn-north-1' });
  const source = await world.source(trial);
  await moveToProject(trial, source.id, project.id);
  const name = world.freshName();
  const created = world.announce(trial, 'task', name);
  const exchange = await trial.call('CreateTask', {
    body: { ...minimalTaskBody(name, source.id), vm_template_id: template.id },
  });
  created(exchange);
  recorder.pass('SMS.7321', `a template of another region than the project: ${answer(exchange)}`);
}

/** While the source is synchronised, so that the state of the task is no reason for a refusal. */
async function cloneWithoutTemplate(trial: Trial): Promise<void> {
  const source = await trial.context.world.source(trial);
  const taskId = await startedTask(trial, source.id);
  await bringSourceTo(trial, source.id, ...SYNCHRONISING);
  const exchange = await trial.call('UpdateTaskStatus', {
    path: { task_id: taskId },
    body: { operation: 'clone_test' },
  });
  const codes = [
    ...codesFor({ id: 'UpdateTaskStatus.request.template_id.required', keyword: 'required' }),
    // The state in which a clone is allowed is not documented.
    'SMS.7721',
  ];
  trial.expectRefused('R40', exchange, 'a clone test without template_id', { codes });
  const unknown = await trial.call('UpdateTaskStatus', {
    path: { task_id: taskId },
    body: { operation: 'clone_test', template_id: unknownId() },
  });
  const why = 'a clone test with a template that does not exist';
  trial.expectRefused('R40', unknown, why, { codes: ['SMS.7101', 'SMS.7721'], statuses: [404] });
}
