import { isJsonObject, type JsonObject, objectsIn, sameJson } from '../../spec/exact-json.js';
import { networkCheckBody, progressBody } from '../bodies/report-bodies.js';
import { answerOf } from '../harness/answer-of.js';
import type { Check } from '../harness/check.js';
import { isAccepted } from '../harness/exchange.js';
import { type Look, lookFor } from '../harness/look.js';
import { pick } from '../harness/pick.js';
import { LOAD } from '../harness/record.js';
import { show, summary, type Trial } from '../harness/trial.js';
import { Unproven } from '../harness/unproven.js';
import { disagreements } from './agree.js';
import { BEYOND_DOUBLE } from './beyond-double.js';
import { expectAgreement } from './expect-agreement.js';
import { expectMilliseconds } from './expect-facts.js';
import { ownResourcesCheck } from './own-resources-check.js';
import { runningMigration } from './running-migration.js';

/** What the agent reports is shown by the task and its source. */
export const reportChecks: Check[] = [
  ownResourcesCheck('UpdateTaskSpeed', 'shown', ['R44'], progressIsShown),
  ownResourcesCheck('UpdateTaskSpeed', 'several subtasks', ['R44'], everySubtaskIsShown),
  ownResourcesCheck('ShowTask', 'end of a subtask', ['R45', 'UpdateTaskSpeed.times'], endOfSubtask),
  ownResourcesCheck('UpdateNetworkCheckInfo', 'shown', ['R70'], networkCheckIsShown),
];

async function reportProgress(trial: Trial, taskId: string, changes: JsonObject): Promise<JsonObject> {
  const body = { ...progressBody(), ...changes };
  const answer = await trial.call('UpdateTaskSpeed', { path: { task_id: taskId }, body });
  if (!isAccepted(answer)) throw new Unproven(`UpdateTaskSpeed refused a report: ${summary(answer)}.`);
  return body;
}

/** The subtask of a name in the record of a task. */
function subtask({ record }: Look, name: string): JsonObject | undefined {
  return objectsIn(record.sub_tasks).find((each) => each.name === name);
}

async function progressIsShown(trial: Trial): Promise<void> {
  const { sourceId, taskId } = await runningMigration(trial);
  // Beyond 2^53, where a double cannot tell neighbours apart.
  const sizes = { replicatesize: BEYOND_DOUBLE, totalsize: BEYOND_DOUBLE + 2n };
  const sent = await reportProgress(trial, taskId, { progress: 41, ...sizes });
  const task = await lookFor(trial, 'task', taskId, (look) => subtask(look, 'SSL_CONFIG')?.progress === 41);
  const shown = subtask(task, 'SSL_CONFIG') ?? null;
  trial.expect('R44', {
    ok: shown?.progress === 41,
    message: `SSL_CONFIG was reported at 41 percent; the task shows ${show(shown)} for it.`,
    expected: 41,
    received: shown?.progress ?? null,
    exchange: task.exchange,
  });
  expectAgreement(trial, 'R44', pick(sent, LOAD), task);
  const source = await lookFor(trial, 'source', sourceId, ({ record }) =>
    sameJson(sizes, pick(record, Object.keys(sizes))),
  );
  expectAgreement(trial, 'R44', sizes, source);
}

/** The last of them is spelled as the table spells it. */
const SUBTASKS = ['SSL_CONFIG', 'ATTACH_AGENT_IMAGE', 'DETTACH_AGENT_IMAGE'];

/** A report on a subtask leaves what was reported on the others. */
async function everySubtaskIsShown(trial: Trial): Promise<void> {
  const { taskId } = await runningMigration(trial);
  const reports = SUBTASKS.map((name, index) => ({
    subtask_name: name,
    progress: 90 - index,
    process_trace: `step ${index + 1}`,
  }));
  for (const report of reports) await reportProgress(trial, taskId, report);
  const wrongIn = (look: Look) =>
    reports.filter((report) => subtask(look, report.subtask_name)?.progress !== report.progress);
  const task = await lookFor(trial, 'task', taskId, (look) => wrongIn(look).length === 0);
  const wrong = wrongIn(task).map(({ subtask_name, progress }) => `${subtask_name} at ${progress}`);
  trial.expect('R44', {
    ok: wrong.length === 0,
    message: `One after the other ${SUBTASKS.join(', ')} were reported; the task does not show ${wrong.join(', ')}.`,
    expected: reports,
    received: task.record.sub_tasks ?? null,
    exchange: task.exchange,
  });
  for (const { subtask_name, process_trace } of reports) {
    const record = subtask(task, subtask_name);
    if (record) expectAgreement(trial, 'R44', { process_trace }, { record, exchange: task.exchange });
  }
}

async function endOfSubtask(trial: Trial): Promise<void> {
  const { taskId } = await runningMigration(trial);
  await reportProgress(trial, taskId, { progress: 40 });
  const running = await lookFor(
    trial,
    'task',
    taskId,
    (look) => subtask(look, 'SSL_CONFIG')?.progress === 40,
  );
  const early = subtask(running, 'SSL_CONFIG')?.end_date ?? null;
  trial.expect('R45', {
    ok: early === null,
    message: `SSL_CONFIG is at 40 percent, and its end_date is ${show(early)}.`,
    expected: null,
    received: early,
    exchange: running.exchange,
  });
  await reportProgress(trial, taskId, { progress: 100 });
  const done = await lookFor(
    trial,
    'task',
    taskId,
    (look) => (subtask(look, 'SSL_CONFIG')?.end_date ?? null) !== null,
  );
  const end = subtask(done, 'SSL_CONFIG')?.end_date ?? null;
  trial.expect('R45', {
    ok: end !== null,
    message: 'SSL_CONFIG is at 100 percent, and it has no end_date.',
    expected: 'a time',
    received: end,
    exchange: done.exchange,
  });
  const times = { record: subtask(done, 'SSL_CONFIG') ?? {}, exchange: done.exchange };
  for (const field of ['start_date', 'end_date'])
    await expectMilliseconds(trial, 'UpdateTaskSpeed.times', times, field);
}

async function networkCheckIsShown(trial: Trial): Promise<void> {
  const { taskId } = await runningMigration(trial);
  const body = networkCheckBody();
  const answer = await trial.call('UpdateNetworkCheckInfo', { path: { task_id: taskId }, body });
  if (!isAccepted(answer)) throw new Unproven(`UpdateNetworkCheckInfo refused a report: ${summary(answer)}.`);
  const record = answerOf(answer);
  expectAgreement(trial, 'R70', { task_id: taskId }, { record, exchange: answer }, ['task_id']);
  const task = await lookFor(trial, 'task', taskId, (look) => isJsonObject(look.record.network_check_info));
  const results = ['network_check_info', ...Object.keys(body).map((name) => `network_check_info.${name}`)];
  expectAgreement(trial, 'R70', { network_check_info: body }, task, results);
  const worse = {
    ...body,
    domain_connectivity: false,
    destination_connectivity: false,
    network_delay: 0,
    evaluation_result: 'terrible',
  };
  const again = await trial.call('UpdateNetworkCheckInfo', { path: { task_id: taskId }, body: worse });
  if (!isAccepted(again)) return;
  const seen = { network_check_info: worse };
  const after = await lookFor(
    trial,
    'task',
    taskId,
    ({ record }) => disagreements(seen, record, []).length === 0,
  );
  expectAgreement(trial, 'R70', seen, after, ['network_check_info']);
}
