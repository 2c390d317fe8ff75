import { isJsonObject, type JsonObject, sameJson } from '../../spec/exact-json.js';
import { startedTask, unknownId } from '../arrangements/own-objects.js';
import { bringSourceTo, type SourceState } from '../arrangements/report-state.js';
import { sourceBody } from '../bodies/source-body.js';
import { answerOf } from '../harness/answer-of.js';
import type { Check } from '../harness/check.js';
import { isAccepted } from '../harness/exchange.js';
import { expectComplete } from '../harness/expect-complete.js';
import { lookAt } from '../harness/look.js';
import { pauseFor } from '../harness/pause.js';
import { pick } from '../harness/pick.js';
import { show, type Trial } from '../harness/trial.js';
import { Unproven } from '../harness/unproven.js';
import { expectSharedPages, page } from './expect-pages.js';

/** How often a comparison of whole-account numbers is repeated when somebody else may have changed them. */
const ATTEMPTS = 3;

/** How often at most, when every comparison comes out differently. */
const MOST_ATTEMPTS = 15;

/** What is about all sources of the account. These checks run alone, and allow for others at work. */
export const accountChecks: Check[] = [
  {
    suite: 'relations',
    operationId: 'ShowOverview',
    label: 'counters',
    requirements: ['R26'],
    scope: 'own-resources',
    alone: true,
    run: countStates,
  },
  {
    suite: 'relations',
    operationId: 'ListErrorServers',
    label: 'errors',
    requirements: ['R19', 'ListErrorServers.R16', 'ListErrorServers.R17', 'ListErrorServers.complete'],
    scope: 'own-resources',
    alone: true,
    run: listErrors,
  },
];

/** Reports in an order that the matrix allows: the state, which is also the name of its counter, and the cycle. */
const REPORTS: readonly SourceState[] = [
  ['replicate', 'replicating'],
  ['syncing', 'syncing'],
  ['error', 'syncing'],
  ['stopped', 'syncing'],
  ['stopping', 'cutovering'],
  ['deleting', 'cutovering'],
  ['finished', 'cutovered'],
  ['initialize', 'replicating'],
  ['stopped', 'replicating'],
];

async function countStates(trial: Trial): Promise<void> {
  const { id } = await trial.context.world.source(trial);
  const taskId = await startedTask(trial, id);
  for (const [index, [state, cycle]] of REPORTS.entries()) {
    const [left, leftCycle] = REPORTS[index - 1] ?? [];
    const move = () => bringSourceTo(trial, id, [state, cycle]);
    if (left === undefined || leftCycle === undefined) await move();
    else if (!(await expectMove(trial, move, () => bringSourceTo(trial, id, [left, leftCycle]), left, state)))
      return;
  }
  await trial.call('DeleteTask', { path: { task_id: taskId } });
  await expectUncounted(trial, id);
}

/** A source that stopped, and whose task is gone. */
async function stoppedSource(trial: Trial): Promise<string> {
  const { id } = await trial.context.world.source(trial);
  const taskId = await startedTask(trial, id);
  await bringSourceTo(trial, id, ['stopped', 'replicating']);
  await trial.call('DeleteTask', { path: { task_id: taskId } });
  return id;
}

/** A deleted source leaves the counter of the state that it had. */
async function expectUncounted(trial: Trial, id: string, attempt = 1): Promise<void> {
  const { record } = await lookAt(trial, 'source', id);
  const state = String(record.state);
  const before = await settledOverview(trial);
  const gone = await trial.eventually(
    () => trial.call('DeleteServer', { path: { source_id: id } }),
    isAccepted,
  );
  if (!isAccepted(gone)) return;
  trial.context.world.forget('source', id);
  // Whether a waiting source without a task counts as waiting or as unconfigured is left open.
  if (state === 'waiting' || before[state] === undefined) return;
  const after = await trial.eventually(
    () => trial.call('ShowOverview'),
    ({ json }) => isJsonObject(json) && Number(json[state]) < Number(before[state]),
  );
  const counted = answerOf(after)[state] ?? null;
  // Somebody else's source may have come into the same state.
  if (Number(counted) >= Number(before[state]) && attempt < ATTEMPTS)
    return expectUncounted(trial, await stoppedSource(trial), attempt + 1);
  trial.expect('R26', {
    ok: Number(counted) < Number(before[state]),
    message: `A source in ${state} was deleted; the overview counts ${show(before[state] ?? null)} before and ${show(counted)} after.`,
    expected: Number(before[state]) - 1,
    received: counted,
    exchange: after,
  });
}

/**
 * Requires that a source leaves one counter and enters another. Others may work on the same counters: only what is
 * wrong in the same way several times in a row is the server's doing.
 */
async function expectMove(
  trial: Trial,
  move: () => Promise<void>,
  back: () => Promise<void>,
  left: string,
  entered: string,
): Promise<boolean> {
  const wrong: string[] = [];
  for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
    const before = await settledOverview(trial);
    await move();
    const wanted = { [left]: Number(before[left]) - 1, [entered]: Number(before[entered]) + 1 };
    const arrived = (counters: JsonObject) => sameJson(wanted, pick(counters, [left, entered]));
    const after = await trial.eventually(
      () => trial.call('ShowOverview'),
      ({ json }) => isJsonObject(json) && arrived(json),
    );
    const counters = answerOf(after);
    wrong.push(
      `${Number(counters[left]) - Number(before[left])} ${Number(counters[entered]) - Number(before[entered])}`,
    );
    const steadily = wrong.length >= ATTEMPTS && new Set(wrong.slice(-ATTEMPTS)).size === 1;
    if (arrived(counters) || steadily) {
      const [was, is] = [show(pick(before, [left, entered])), show(pick(counters, [left, entered]))];
      return trial.expect('R26', {
        ok: arrived(counters),
        message: `A source went from ${left} to ${entered}; the overview went from ${was} to ${is}.`,
        expected: wanted,
        received: pick(counters, [left, entered]),
        exchange: after,
      });
    }
    await back();
    await pauseFor(Math.random() * 200, trial.context.signal);
  }
  throw new Unproven('the counters of the overview never kept still');
}

/** The counters once they stay the same for a moment. */
async function settledOverview(trial: Trial): Promise<JsonObject> {
  let last = '';
  const exchange = await trial.eventually(
    () => trial.call('ShowOverview'),
    (seen) => {
      const same = seen.text === last;
      last = seen.text;
      return same;
    },
  );
  return answerOf(exchange);
}

/** The address with which sources are registered here. */
const IP = String(sourceBody('').ip);

async function listErrors(trial: Trial): Promise<void> {
  const { world } = trial.context;
  const sources = [await world.source(trial), await world.source(trial)];
  for (const { id } of sources) {
    await startedTask(trial, id);
    await bringSourceTo(trial, id, ['error', 'replicating']);
  }
  const whole = await trial.eventually(
    () => page(trial, 'ListErrorServers', { limit: '100', offset: '0' }),
    ({ ids }) => sources.every(({ id }) => ids.includes(id)),
  );
  for (const { id, name } of sources) {
    const entry = whole.items.find((item) => item.source_id === id);
    const full = whole.items.length >= 100;
    trial.expect('R19', {
      ok: full || (entry?.name === name && (entry.source_ip ?? IP) === IP),
      message: `The source ${id} (${name}) reported an error; ListErrorServers shows ${show(entry ?? null)} for it.`,
      expected: { source_id: id, name, source_ip: IP },
      received: entry ?? null,
      exchange: whole.exchange,
    });
    const at = 'migration_errors[]';
    const shown = { record: entry ?? {}, exchange: whole.exchange };
    if (entry) expectComplete(trial, 'ListErrorServers', { source_ip: IP }, shown, { at });
  }
  for (const filter of ['migproject', 'enterprise_project_id']) {
    const value = unknownId();
    const { ids, exchange } = await page(trial, 'ListErrorServers', {
      limit: '100',
      offset: '0',
      [filter]: value,
    });
    trial.expect('R19', {
      ok: !isAccepted(exchange) || ids.length === 0,
      message: `ListErrorServers with a ${filter} that nothing has shows ${ids.length} entries.`,
      expected: [],
      received: ids,
      exchange,
    });
  }
  await expectSharedPages(trial, 'ListErrorServers');
}
