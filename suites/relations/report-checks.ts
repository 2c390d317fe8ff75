import { isJsonObject, type JsonObject, objectsIn, sameJson } from '../../spec/exact-json.js';
import { startedTask } from '../arrangements/own-objects.js';
import { consistencyBody, networkCheckBody, progressBody } from '../bodies/report-bodies.js';
import { answerOf } from '../harness/answer-of.js';
import type { Check } from '../harness/check.js';
import { type Exchange, isAccepted } from '../harness/exchange.js';
import { expectComplete } from '../harness/expect-complete.js';
import { type Look, listed, lookFor } from '../harness/look.js';
import { pick } from '../harness/pick.js';
import { LOAD } from '../harness/record.js';
import { show, summary, type Trial } from '../harness/trial.js';
import { Unproven } from '../harness/unproven.js';
import { BEYOND_DOUBLE } from './beyond-double.js';
import { expectAgreement } from './expect-agreement.js';
import { expectMilliseconds } from './expect-facts.js';
import { ownResourcesCheck } from './own-resources-check.js';

/** What the agent reports is shown by the task and its source. */
export const reportChecks: Check[] = [
  ownResourcesCheck('UpdateTaskSpeed', 'shown', ['R44'], progressIsShown),
  ownResourcesCheck('UpdateTaskSpeed', 'several subtasks', ['R44'], everySubtaskIsShown),
  ownResourcesCheck('ShowTask', 'end of a subtask', ['R45', 'UpdateTaskSpeed.times'], endOfSubtask),
  ownResourcesCheck(
    'UpdateConsistencyResult',
    'shown',
    ['R51', 'ShowConsistencyResult.complete', 'UpdateConsistencyResult.times'],
    consistencyIsShown,
  ),
  ownResourcesCheck('ShowConsistencyResult', 'of its own task', ['R51'], consistencyIsApart),
  ownResourcesCheck('UpdateNetworkCheckInfo', 'shown', ['R70'], networkCheckIsShown),
];

/** A new migration that runs. */
async function migration(trial: Trial): Promise<{ sourceId: string; taskId: string; name: string }> {
  const source = await trial.context.world.source(trial);
  return { sourceId: source.id, name: source.name, taskId: await startedTask(trial, source.id) };
}

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
  const { sourceId, taskId } = await migration(trial);
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
  const { taskId } = await migration(trial);
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
  const { taskId } = await migration(trial);
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

async function consistencyIsShown(trial: Trial): Promise<void> {
  const { sourceId, taskId, name } = await migration(trial);
  const path = { task_id: taskId };
  const body = consistencyBody();
  const upload = await trial.call('UpdateConsistencyResult', { path, body });
  if (!isAccepted(upload))
    throw new Unproven(`UpdateConsistencyResult refused a result: ${summary(upload)}.`);
  const [sent] = body.consistency_result as JsonObject[];
  const found = await trial.eventually(
    () => trial.call('ShowConsistencyResult', { path }),
    (answer) => directories(answer).some((each) => each.dir_check === sent?.dir_check),
  );
  const record = directories(found).find((each) => each.dir_check === sent?.dir_check) ?? {};
  const fields = Object.keys(sent ?? {});
  expectAgreement(trial, 'R51', sent ?? {}, { record, exchange: found }, fields);
  const answered = answerOf(found);
  expectAgreement(trial, 'R51', { task_id: taskId }, { record: answered, exchange: found });
  const result = { finished_time: 'a time', ...body };
  expectComplete(
    trial,
    'ShowConsistencyResult',
    { result_list: [result] },
    { record: answered, exchange: found },
  );
  const [comparison = {}] = objectsIn(answered.result_list);
  await expectMilliseconds(
    trial,
    'UpdateConsistencyResult.times',
    { record: comparison, exchange: found },
    'finished_time',
  );
  const query = { name, is_consistency_result_exist: 'true' };
  const { items, exchange } = await trial.eventually(
    () => listed(trial, 'source', query, ({ id }) => id === sourceId),
    (seen) => seen.items.length > 0,
  );
  trial.expect('R51', {
    ok: items.length === 1,
    message: `${sourceId} has a consistency result, and ListServers with is_consistency_result_exist=true does not show it.`,
    expected: sourceId,
    received: items.length,
    exchange,
  });
}

/** What one task has found out is not shown for another. */
async function consistencyIsApart(trial: Trial): Promise<void> {
  const [own, other] = [await migration(trial), await migration(trial)];
  const upload = async (taskId: string, dir_check: string) => {
    const [result = {}] = (consistencyBody().consistency_result as JsonObject[] | undefined) ?? [];
    const body = { consistency_result: [{ ...result, dir_check }] };
    const answer = await trial.call('UpdateConsistencyResult', { path: { task_id: taskId }, body });
    if (!isAccepted(answer))
      throw new Unproven(`UpdateConsistencyResult refused a result: ${summary(answer)}.`);
  };
  await upload(own.taskId, '/own');
  await upload(other.taskId, '/other');
  const path = { task_id: own.taskId };
  const { json, exchange } = await trial.eventually(
    async () => {
      const answer = await trial.call('ShowConsistencyResult', { path });
      return { json: directories(answer).map((each) => each.dir_check ?? null), exchange: answer };
    },
    (seen) => seen.json.includes('/own'),
  );
  trial.expect('R51', {
    ok: !json.includes('/other'),
    message: `/other was compared for another task; ShowConsistencyResult of ${own.taskId} shows ${show(json)}.`,
    expected: ['/own'],
    received: json,
    exchange,
  });
}

/** The results of single directories in an answer of ShowConsistencyResult. */
const directories = (answer: Exchange): JsonObject[] =>
  objectsIn(answerOf(answer).result_list).flatMap((result) => objectsIn(result.consistency_result));

async function networkCheckIsShown(trial: Trial): Promise<void> {
  const { taskId } = await migration(trial);
  const body = networkCheckBody();
  const answer = await trial.call('UpdateNetworkCheckInfo', { path: { task_id: taskId }, body });
  if (!isAccepted(answer)) throw new Unproven(`UpdateNetworkCheckInfo refused a report: ${summary(answer)}.`);
  const record = answerOf(answer);
  expectAgreement(trial, 'R70', { task_id: taskId }, { record, exchange: answer }, ['task_id']);
  const task = await lookFor(trial, 'task', taskId, (look) => isJsonObject(look.record.network_check_info));
  expectAgreement(trial, 'R70', { network_check_info: body }, task, ['network_check_info']);
}
