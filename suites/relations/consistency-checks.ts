import { type Json, type JsonObject, objectsIn, sameJson } from '../../spec/exact-json.js';
import { consistencyBody } from '../bodies/report-bodies.js';
import { answerOf } from '../harness/answer-of.js';
import type { Check } from '../harness/check.js';
import { type Exchange, isAccepted } from '../harness/exchange.js';
import { expectComplete } from '../harness/expect-complete.js';
import { listed } from '../harness/look.js';
import { show, summary, type Trial } from '../harness/trial.js';
import { Unproven } from '../harness/unproven.js';
import { expectAgreement } from './expect-agreement.js';
import { expectMilliseconds } from './expect-facts.js';
import { ownResourcesCheck } from './own-resources-check.js';
import { runningMigration } from './running-migration.js';

/** What a comparison of source and target found out is shown for its task, and stays. */
export const consistencyChecks: Check[] = [
  ownResourcesCheck(
    'UpdateConsistencyResult',
    'shown',
    ['R51', 'ShowConsistencyResult.complete', 'UpdateConsistencyResult.times'],
    consistencyIsShown,
  ),
  ownResourcesCheck('ShowConsistencyResult', 'of its own task', ['R51'], consistencyIsApart),
  ownResourcesCheck(
    'ExportConsistencyResults',
    'results after an export',
    ['ExportConsistencyResults.reading-changes-nothing'],
    exportLeaves,
  ),
];

async function consistencyIsShown(trial: Trial): Promise<void> {
  const { sourceId, taskId, name } = await runningMigration(trial);
  const path = { task_id: taskId };
  const body = consistencyBody();
  const upload = await trial.call('UpdateConsistencyResult', { path, body });
  if (!isAccepted(upload))
    throw new Unproven(`UpdateConsistencyResult refused a result: ${summary(upload)}.`);
  const all = body.consistency_result as JsonObject[];
  const shownAs = (answer: Exchange, sent: JsonObject) =>
    directories(answer).find((each) => each.dir_check === sent.dir_check);
  const found = await trial.eventually(
    () => trial.call('ShowConsistencyResult', { path }),
    (answer) => all.every((sent) => shownAs(answer, sent)),
  );
  for (const sent of all)
    expectAgreement(
      trial,
      'R51',
      sent,
      { record: shownAs(found, sent) ?? {}, exchange: found },
      Object.keys(sent),
    );
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
  const [own, other] = [await runningMigration(trial), await runningMigration(trial)];
  const upload = async (taskId: string, dir_check: string) => {
    const [result = {}] = (consistencyBody().consistency_result as JsonObject[] | undefined) ?? [];
    const body = { consistency_result: [{ ...result, dir_check }] };
    const answer = await trial.call('UpdateConsistencyResult', { path: { task_id: taskId }, body });
    if (!isAccepted(answer))
      throw new Unproven(`UpdateConsistencyResult refused a result: ${summary(answer)}.`);
  };
  await upload(own.taskId, '/own');
  const resultsOf = async (taskId: string) => {
    const answer = await trial.call('ShowConsistencyResult', { path: { task_id: taskId } });
    return { json: directories(answer).map((each) => each.dir_check ?? null), exchange: answer };
  };
  const isThere = (seen: { json: Json[] }) => seen.json.includes('/own');
  await trial.eventually(() => resultsOf(own.taskId), isThere);
  const none = await resultsOf(other.taskId);
  trial.expect('R51', {
    ok: none.json.length === 0,
    message: `No comparison was reported for ${other.taskId}; ShowConsistencyResult shows ${show(none.json)}.`,
    expected: [],
    received: none.json,
    exchange: none.exchange,
  });
  await upload(other.taskId, '/other');
  const { json, exchange } = await trial.eventually(() => resultsOf(own.taskId), isThere);
  trial.expect('R51', {
    ok: !json.includes('/other'),
    message: `/other was compared for another task; ShowConsistencyResult of ${own.taskId} shows ${show(json)}.`,
    expected: ['/own'],
    received: json,
    exchange,
  });
}

/** An export takes nothing away. */
async function exportLeaves(trial: Trial): Promise<void> {
  const { sourceId, taskId, name } = await runningMigration(trial);
  const path = { task_id: taskId };
  const upload = await trial.call('UpdateConsistencyResult', { path, body: consistencyBody() });
  if (!isAccepted(upload))
    throw new Unproven(`UpdateConsistencyResult refused a result: ${summary(upload)}.`);
  const ask = async () => {
    const exchange = await trial.call('ShowConsistencyResult', { path });
    return { shown: directories(exchange).map((each) => each.dir_check ?? null), exchange };
  };
  const before = await trial.eventually(ask, ({ shown }) => shown.length > 0);
  const body = { task_info: [{ task_id: taskId, source_id: sourceId, source_name: name }] };
  await trial.call('ExportConsistencyResults', { body });
  const after = await trial.eventually(ask, ({ shown }) => sameJson(shown, before.shown));
  trial.expect('ExportConsistencyResults.reading-changes-nothing', {
    ok: sameJson(after.shown, before.shown),
    message: `An export was asked for, and ShowConsistencyResult shows ${show(after.shown)} instead of ${show(before.shown)}.`,
    expected: before.shown,
    received: after.shown,
    exchange: after.exchange,
  });
}

/** The results of single directories in an answer of ShowConsistencyResult. */
const directories = (answer: Exchange): JsonObject[] =>
  objectsIn(answerOf(answer).result_list).flatMap((result) => objectsIn(result.consistency_result));
