import { isJsonObject, type Json, type JsonObject } from '../../spec/exact-json.js';
import { startedTask } from '../arrangements/own-objects.js';
import { reportState } from '../arrangements/report-state.js';
import type { Check } from '../harness/check.js';
import { operationOf } from '../harness/context.js';
import { isAccepted } from '../harness/exchange.js';
import { listed, lookFor } from '../harness/look.js';
import { expectListedAlike } from '../harness/record.js';
import { RESOURCES } from '../harness/resources.js';
import { show, type Trial } from '../harness/trial.js';
import { Unproven } from '../harness/unproven.js';
import { freshId } from '../recording/part.js';
import { expectFiltered, expectNothing } from './expect-filtered.js';
import { expectPages } from './expect-pages.js';

/** The filters and pages of the two lists, over objects that nobody else has. */
export const listChecks: Check[] = [
  {
    suite: 'relations',
    operationId: 'ListServers',
    label: 'filters',
    requirements: ['R14', 'R91'],
    scope: 'own-resources',
    run: filterSources,
  },
  {
    suite: 'relations',
    operationId: 'ListServers',
    label: 'pages',
    requirements: ['ListServers.R16', 'ListServers.R17', 'ListServers.order', 'R15', 'ListServers.listing'],
    scope: 'own-resources',
    run: pageSources,
  },
  {
    suite: 'relations',
    operationId: 'ListTasks',
    label: 'filters',
    requirements: ['R34'],
    scope: 'own-resources',
    run: filterTasks,
  },
  {
    suite: 'relations',
    operationId: 'ListTasks',
    label: 'pages',
    requirements: ['ListTasks.R16', 'ListTasks.R17', 'ListTasks.order', 'ListTasks.listing'],
    scope: 'own-resources',
    run: pageTasks,
  },
];

/** An address of a private network that no other source of the run has. */
function privateAddress(): string {
  const bytes = Buffer.from(freshId().slice(0, 6), 'hex');
  return `10.${[...bytes].map((byte) => 1 + (byte % 254)).join('.')}`;
}

async function filterSources(trial: Trial): Promise<void> {
  const { world } = trial.context;
  const ip = privateAddress();
  const wanted = await world.source(trial, { ip, hostname: `host-${freshId()}` });
  const other = await world.source(trial);
  await startedTask(trial, wanted.id);
  const report = await reportState(trial, wanted.id, 'replicate', 'replicating');
  const filters: [Record<string, string>, (item: JsonObject) => boolean][] = [
    [{ id: wanted.id }, (item) => item.id === wanted.id],
    [{ name: wanted.name }, (item) => String(item.name).includes(wanted.name)],
    [{ ip }, (item) => String(item.ip).includes(ip)],
    [{ name: wanted.name, ip }, (item) => item.id === wanted.id],
  ];
  if (isAccepted(report)) {
    filters.push(
      [{ state: 'replicate' }, (item) => item.state === 'replicate'],
      [{ migration_cycle: 'replicating' }, (item) => item.migration_cycle === 'replicating'],
      [{ state: 'replicate', name: wanted.name }, (item) => item.id === wanted.id],
    );
  }
  for (const [query, matches] of filters)
    await expectFiltered(trial, 'R14', 'source', query, matches, wanted.id, other.id);
  await expectNothing(trial, 'R14', 'source', { name: wanted.name, state: 'deleting' });
  await expectOwnStates(trial, 'R14', 'source', other.name);
  await expectNothing(trial, 'R14', 'source', { name: wanted.name, enterprise_project_id: freshId() });
  await expectSeparated(trial, wanted);
  await expectNothing(trial, 'R14', 'source', { id: freshId() });
  await expectNothing(trial, 'R14', 'source', { name: wanted.name, migproject: freshId() });
  await expectNothing(trial, 'R14', 'source', { name: wanted.name, is_consistency_result_exist: 'true' });
}

/**
 * Whether `connected=true` means connected or, as its text says, disconnected sources is left open; a source cannot
 * be both.
 */
async function expectSeparated(trial: Trial, { id, name }: { id: string; name: string }): Promise<void> {
  const has = async (connected: string) =>
    listed(trial, 'source', { name, connected }, (item) => item.id === id);
  const [yes, no] = [await has('true'), await has('false')];
  trial.expect('R14', {
    ok: yes.items.length + no.items.length < 2,
    message: `ListServers shows ${id} with connected=true and with connected=false.`,
    expected: 'in one of both',
    received: 'in both',
    exchange: no.exchange,
  });
  const shown = [...yes.items, ...no.items];
  const found = yes.items.length > 0 ? 'true' : 'false';
  trial.expect('R91', {
    ok: shown.length === 1,
    message: `connected=true and connected=false together show a source ${shown.length} times`,
    expected: 1,
    received: shown.length,
    exchange: no.exchange,
    reading: `connected=${found} shows sources whose connected is ${show(shown[0]?.connected ?? null)}`,
  });
}

async function filterTasks(trial: Trial): Promise<void> {
  const { world } = trial.context;
  const source = await world.source(trial);
  const id = await startedTask(trial, source.id);
  const other = await world.task(trial, (await world.source(trial)).id);
  const { items } = await listed(trial, 'task', { id }, (item) => item.id === id);
  const name = String(items[0]?.name ?? '');
  const sourceOf = (item: JsonObject): Json =>
    isJsonObject(item.source_server) ? (item.source_server.id ?? null) : null;
  const filters: [Record<string, string>, (item: JsonObject) => boolean][] = [
    [{ id }, (item) => item.id === id],
    [{ name }, (item) => String(item.name).includes(name)],
    [{ source_server_id: source.id }, (item) => [source.id, null].includes(sourceOf(item) as string)],
    [{ state: String(items[0]?.state ?? 'RUNNING') }, (item) => item.state === items[0]?.state],
    [{ name, source_server_id: source.id }, (item) => item.id === id],
  ];
  for (const [query, matches] of filters) {
    await expectFiltered(
      trial,
      'R34',
      'task',
      query,
      matches,
      id,
      matches({ state: 'READY' }) ? undefined : other.id,
    );
  }
  await expectApart(trial);
  await expectOwnStates(trial, 'R34', 'task', other.name);
  await expectNothing(trial, 'R34', 'task', { id, state: 'SYNC_F_ROLLBACK_SUCCESS' });
  await expectNothing(trial, 'R34', 'task', { id, enterprise_project_id: freshId() });
  await expectNothing(trial, 'R34', 'task', { source_server_id: freshId() });
}

/** What a list for one state shows of an object is in that state. */
async function expectOwnStates(
  trial: Trial,
  requirement: string,
  kind: 'source' | 'task',
  name: string,
): Promise<void> {
  const { parameters } = operationOf(trial.context, RESOURCES[kind].list);
  const states = parameters.find((parameter) => parameter.name === 'state')?.schema.enum ?? [];
  for (const state of states.map(String)) {
    const { all, exchange } = await listed(trial, kind, { name, state }, () => true);
    const foreign = all.find((item) => (item.state ?? state) !== state);
    trial.expect(requirement, {
      ok: foreign === undefined,
      message: `${RESOURCES[kind].list} with state=${state} shows ${name} in the state ${show(foreign?.state ?? null)}.`,
      expected: state,
      received: foreign?.state ?? null,
      exchange,
    });
  }
}

/** Tasks that ended are told apart by how they did. */
async function expectApart(trial: Trial): Promise<void> {
  const { world } = trial.context;
  const [one, other] = [await world.source(trial), await world.source(trial)];
  const [stopped, failed] = [await startedTask(trial, one.id), await startedTask(trial, other.id)];
  await trial.call('UpdateTaskStatus', { path: { task_id: stopped }, body: { operation: 'stop' } });
  await reportState(trial, other.id, 'error', 'replicating');
  const stateOf = async (id: string, state: string) =>
    String((await lookFor(trial, 'task', id, ({ record }) => record.state === state)).record.state);
  const states = [await stateOf(stopped, 'ABORT'), await stateOf(failed, 'MIGRATE_FAIL')];
  // What comes of a stop or an error is a matter of the lifecycle.
  if (states[0] !== 'ABORT' || states[1] !== 'MIGRATE_FAIL') return;
  const query = { state: 'ABORT' };
  await expectFiltered(trial, 'R34', 'task', query, ({ state }) => state === 'ABORT', stopped, failed);
}

async function pageSources(trial: Trial): Promise<void> {
  const { world } = trial.context;
  const ip = privateAddress();
  const ids = [
    await world.source(trial, { ip }),
    await world.source(trial, { ip }),
    await world.source(trial, { ip }),
  ];
  for (const { id } of ids) await world.task(trial, id);
  const query = { ip };
  await expectPages(
    trial,
    'ListServers',
    query,
    ids.map(({ id }) => id),
  );
  const { all, exchange } = await listed(trial, 'source', { ...query, limit: '0' }, () => true);
  trial.expect('R15', {
    ok: all.length === ids.length,
    message: `ListServers with limit=0, which stands for the default, shows ${all.length} of ${ids.length} matches.`,
    expected: ids.length,
    received: all.length,
    exchange,
  });
  for (const { id } of ids) await expectListedAlike(trial, 'source', id, query);
}

/** Tasks share a name, which is not unique. */
async function pageTasks(trial: Trial): Promise<void> {
  const { world } = trial.context;
  const name = world.freshName();
  const ids: string[] = [];
  for (let index = 0; index < 3; index += 1) {
    const { id } = await world.task(trial, (await world.source(trial)).id);
    const renamed = await trial.call('UpdateTask', { path: { task_id: id }, body: { name } });
    if (!isAccepted(renamed)) throw new Unproven('UpdateTask refused a name that another task has');
    ids.push(id);
  }
  await expectPages(trial, 'ListTasks', { name }, ids);
  for (const id of ids) await expectListedAlike(trial, 'task', id, { name });
}
