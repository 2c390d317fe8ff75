import { isJsonObject, type Json, type JsonObject, sameJson } from '../../spec/exact-json.js';
import { resolve } from '../../spec/schema.js';
import { fit } from '../bodies/fit.js';
import type { CreatedKind } from '../results/created-kind.js';
import { operationOf } from './context.js';
import { expectComplete } from './expect-complete.js';
import type { Look } from './look.js';
import { listed, lookAt } from './look.js';
import { queryByName, RESOURCES } from './resources.js';
import { show, type Trial } from './trial.js';

/** The load of the source, which reports tell and the task shows under the same names. */
export const LOAD = [
  'total_cpu_usage',
  'agent_cpu_usage',
  'total_mem_usage',
  'agent_mem_usage',
  'total_disk_io',
  'agent_disk_io',
];

/** Fields that move by themselves. */
const VOLATILE = new Set([
  'last_visit_time',
  'connected',
  'estimate_complete_time',
  'remain_seconds',
  'migrate_speed',
  'compress_rate',
  'total_time',
  'replicatesize',
  'totalsize',
  'checks',
  'subtask_info',
  'sub_tasks',
  'current_task',
  'source_server',
  'init_target_server',
  'start_date',
  'finish_date',
  'network_check_info',
  ...LOAD,
]);

/** The documented fields of a record without those that move by themselves. */
export function steadyPart(trial: Trial, kind: CreatedKind, record: JsonObject): JsonObject {
  const { contract } = trial.context;
  const { show, shownIn } = RESOURCES[kind];
  const { responses } = operationOf(trial.context, show);
  const answer = responses.find(({ status }) => status === '200')?.schema;
  const schema = answer && shownIn ? resolve(answer, contract.schemas).properties?.[shownIn] : answer;
  const documented = schema ? fit(record, schema, contract.schemas) : record;
  return Object.fromEntries(Object.entries(documented).filter(([name]) => !VOLATILE.has(name)));
}

/** The fields in which two records differ; a field that is not there is like one that is null. */
export function differing(one: JsonObject, other: JsonObject): string[] {
  return Object.keys({ ...one, ...other }).filter(
    (name) => !sameJson(one[name] ?? null, other[name] ?? null),
  );
}

/**
 * Requires that a record differs from an earlier look at it in nothing but the changes.
 *
 * @param touched further fields that the change may have moved with it
 */
export function expectOnlyChanged(
  trial: Trial,
  requirement: string,
  kind: CreatedKind,
  [before, after]: [Look, Look],
  changes: JsonObject,
  touched: readonly string[] = [],
): void {
  const expected: JsonObject = { ...steadyPart(trial, kind, before.record), ...changes };
  const received = steadyPart(trial, kind, after.record);
  const wrong = differing(expected, received).filter((name) => !touched.includes(name));
  trial.expect(requirement, {
    ok: wrong.length === 0,
    message: `After a change of ${Object.keys(changes).join(', ')}, ${deviations(wrong, expected, received)}.`,
    expected: valuesOf(expected, wrong),
    received: valuesOf(received, wrong),
    exchange: after.exchange,
  });
}

/** `state is "a" instead of "b"; …` */
const deviations = (names: readonly string[], expected: JsonObject, received: JsonObject): string =>
  names
    .map((name) => `${name} is ${show(received[name] ?? null)} instead of ${show(expected[name] ?? null)}`)
    .join('; ');

const valuesOf = (record: JsonObject, names: readonly string[]): JsonObject =>
  Object.fromEntries(names.map((name) => [name, record[name] ?? null]));

/** Fields in which an entry of a list and its record must agree where both have them. */
const SHARED = {
  source: [
    'id',
    'ip',
    'name',
    'os_type',
    'os_version',
    'add_date',
    'memory',
    'cpu_quantity',
    'migration_cycle',
    'oem_system',
    'current_task.id',
    'current_task.name',
    'current_task.type',
    'current_task.state',
  ],
  task: [
    'id',
    'name',
    'type',
    'os_type',
    'state',
    'create_date',
    'source_server.id',
    'priority',
    'migration_ip',
    'speed_limit',
    'start_target_server',
  ],
  template: [
    'id',
    'name',
    'region',
    'availability_zone',
    'projectid',
    'flavor',
    'volumetype',
    'data_volume_type',
    'vpc',
    'nics',
    'security_groups',
    'publicip',
    'disk',
  ],
  project: [
    'id',
    'name',
    'description',
    'isdefault',
    'region',
    'type',
    'speed_limit',
    'use_public_ip',
    'start_target_server',
    'syncing',
  ],
};

/** Fields that every documented example of the list has. */
const LISTED = {
  source: ['id', 'ip', 'name', 'os_type', 'os_version', 'add_date'],
  task: ['id', 'name', 'type', 'os_type', 'state', 'create_date'],
  template: ['id', 'name', 'region'],
  project: ['id', 'name', 'isdefault'],
};

/**
 * Requires that the list has the record once, and shows it as the record shows itself.
 *
 * @param among a query that other records match, too; the narrowest one unless given
 */
export async function expectListedAlike(
  trial: Trial,
  kind: CreatedKind,
  id: string,
  among?: Record<string, string>,
): Promise<void> {
  const requirement = `${RESOURCES[kind].list}.listing`;
  const agree = async () => {
    const look = await lookAt(trial, kind, id);
    const record = withNamed(look.record);
    const query = among ?? queryFor(kind, id, record);
    const { items, exchange } = await listed(trial, kind, query, (item) => item.id === id);
    const entry = withNamed(items[0] ?? {});
    const wrong = SHARED[kind].filter((name) => {
      const demanded = LISTED[kind].includes(name) && (record[name] ?? null) !== null;
      const comparable = (record[name] ?? null) !== null && (entry[name] ?? null) !== null;
      return (demanded || comparable) && !sameJson(record[name] ?? null, entry[name] ?? null);
    });
    return { record, entry, wrong, count: items.length, exchange };
  };
  const { record, entry, wrong, count, exchange } = await trial.eventually(
    agree,
    (seen) => seen.count === 1 && seen.wrong.length === 0,
  );
  trial.expect(requirement, {
    ok: count === 1 && wrong.length === 0,
    message:
      count === 1
        ? `The list shows ${id} otherwise than its record: ${deviations(wrong, record, entry)}.`
        : `The list with id=${id} has ${count} entries of it.`,
    expected: valuesOf(record, wrong),
    received: valuesOf(entry, wrong),
    exchange,
  });
  if (count !== 1) return;
  const at = `${RESOURCES[kind].listedIn}[]`;
  const except = LISTED[kind].map((name) => `${at}.${name}`);
  expectComplete(trial, RESOURCES[kind].list, record, { record: entry, exchange }, { at, except });
}

/** A record with the fields of its source, or of its task, beside its own. */
function withNamed(record: JsonObject): JsonObject {
  const named = ['source_server', 'current_task'].flatMap((name): [string, Json][] => {
    const object = record[name];
    return isJsonObject(object)
      ? Object.entries(object).map(([field, value]) => [`${name}.${field}`, value])
      : [];
  });
  return { ...record, ...Object.fromEntries(named) };
}

/** The narrowest documented query that a record matches. */
function queryFor(kind: CreatedKind, id: string, { name }: JsonObject): Record<string, string> {
  if (kind === 'source' || kind === 'task') return { id };
  return queryByName(kind, String(name));
}
