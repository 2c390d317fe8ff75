import { isJsonObject, type JsonObject } from '../../spec/exact-json.js';
import { btrfsBody, diskBody, sourceBody, volumeGroupBody } from '../bodies/source-body.js';
import type { Check } from '../harness/check.js';
import { isAccepted } from '../harness/exchange.js';
import { type Look, listed, lookAt, lookFor } from '../harness/look.js';
import { show, type Trial } from '../harness/trial.js';
import { disagreements } from './agree.js';
import { expectAgreement } from './expect-agreement.js';

/** 2^53 + 1, which a double cannot hold. */
const BEYOND_DOUBLE = 9_007_199_254_740_993n;

/** Fields that every documented example of ShowServer has and a registration sets. */
const SHOWN = ['ip', 'name', 'hostname', 'os_type', 'os_version', 'firmware', 'cpu_quantity', 'memory', 'disks', 'networks'];

/** Fields of a registration that other operations or the server itself decide. */
const DECIDED_ELSEWHERE = new Set(['state', 'migration_cycle', 'id']);

const check = (operationId: string, label: string, requirements: string[], run: Check['run']): Check => ({
  suite: 'relations',
  operationId,
  label,
  requirements,
  scope: 'own-resources',
  run,
});

/** What is registered is shown and listed as it was sent. */
export const sourceRecordChecks: Check[] = [
  check('RegisterServer', 'read back', ['RegisterServer.read-back', 'ListServers.listing'], readBack),
  check('RegisterServer', 'exact values', ['R6', 'int64'], exactValues),
  check('RegisterServer', 'identity', ['RegisterServer.identifiers', 'RegisterServer.times', 'R10'], identity),
  check('UpdateDiskInfo', 'read back', ['UpdateDiskInfo.read-back'], diskInfo),
  check('ShowServer', 'read twice', ['ShowServer.reading-changes-nothing'], readTwice),
];

async function readBack(trial: Trial): Promise<void> {
  const { world } = trial.context;
  const changes = { disks: [diskBody('/dev/vda'), { ...diskBody('/dev/vdb'), device_use: 'OS', os_disk: false }] };
  const { id, name } = await world.source(trial, changes);
  const written = Object.fromEntries(
    Object.entries({ ...sourceBody(name), ...changes }).filter(([field]) => !DECIDED_ELSEWHERE.has(field)),
  );
  const shown = await lookAt(trial, 'source', id);
  expectAgreement(trial, 'RegisterServer.read-back', written, shown, SHOWN);
  const list = await listed(trial, 'source', { id }, (item) => item.id === id);
  const entry = list.items[0];
  if (!entry) return;
  const shared = pick(shown.record, ['id', 'ip', 'name', 'os_type', 'os_version', 'add_date', 'memory', 'cpu_quantity']);
  expectAgreement(trial, 'ListServers.listing', shared, { record: entry, exchange: list.exchange }, [
    'id',
    'ip',
    'name',
    'os_type',
    'os_version',
    'add_date',
  ]);
}

/** Sizes and texts that careless servers round, trim or garble. */
async function exactValues(trial: Trial): Promise<void> {
  const text = ' /数据 𠀀 é ';
  const disk = diskBody('/dev/vda');
  const volumes = Array.isArray(disk.physical_volumes) ? disk.physical_volumes.filter(isJsonObject) : [];
  const changes: JsonObject = {
    memory: BEYOND_DOUBLE,
    disks: [{ ...disk, physical_volumes: volumes.map((volume) => ({ ...volume, mount_point: text })) }],
  };
  const { id } = await trial.context.world.source(trial, changes);
  const shown = await lookAt(trial, 'source', id);
  expectAgreement(trial, 'int64', { memory: BEYOND_DOUBLE }, shown, ['memory']);
  const written = { disks: [{ physical_volumes: [{ mount_point: text }] }] };
  expectAgreement(trial, 'R6', written, shown, ['disks']);
}

async function identity(trial: Trial): Promise<void> {
  const { world } = trial.context;
  const first = await world.source(trial);
  const second = await world.source(trial);
  expectNew(trial, 'RegisterServer.identifiers', [first.id], second.id);
  await expectMilliseconds(trial, 'RegisterServer.times', await lookAt(trial, 'source', first.id), 'add_date');
  const name = world.freshName();
  const again = await trial.call('RegisterServer', { body: { ...sourceBody(name), id: first.id } });
  if (isAccepted(again)) {
    const answered = isJsonObject(again.json) ? (again.json.id ?? null) : null;
    if (answered !== first.id) world.adopt(trial, 'source', name, answered);
    const shown = await lookFor(trial, 'source', first.id, ({ record }) => record.name === name);
    expectAgreement(trial, 'R10', { id: first.id, name }, shown, ['id', 'name']);
  }
  const gone = await trial.call('DeleteServer', { path: { source_id: second.id } });
  if (!isAccepted(gone)) return;
  const third = await world.source(trial);
  expectNew(trial, 'RegisterServer.identifiers', [first.id, second.id], third.id);
}

async function diskInfo(trial: Trial): Promise<void> {
  const { id } = await trial.context.world.source(trial);
  const btrfs = { ...btrfsBody(), name: 'btrfs9', size: 5_368_709_120 };
  const group = { ...volumeGroupBody(), name: 'vg9' };
  const disks = [diskBody('/dev/vdx'), { ...diskBody('/dev/vdy'), device_use: 'OS' }];
  const body = { disks, volumegroups: [group], btrfs_list: [btrfs] };
  const answer = await trial.call('UpdateDiskInfo', { path: { source_id: id }, body });
  if (!isAccepted(answer)) return;
  const written = { disks, volume_groups: [group], btrfs_list: [btrfs] };
  const shown = await lookFor(trial, 'source', id, ({ record }) => disagreements(written, record, ['disks']).length === 0);
  expectAgreement(trial, 'UpdateDiskInfo.read-back', written, shown, ['disks']);
}

async function readTwice(trial: Trial): Promise<void> {
  const { id } = await trial.context.world.source(trial);
  await expectStable(trial, 'source', id);
}

const VOLATILE = ['last_visit_time', 'connected', 'state', 'checks', 'state_action_time', 'estimate_complete_time', 'remain_seconds', 'total_time'];

/** Reads a record twice and compares; what the server works on in the background is left out. */
export async function expectStable(trial: Trial, kind: 'source' | 'task', id: string): Promise<void> {
  const requirement = kind === 'source' ? 'ShowServer.reading-changes-nothing' : 'ShowTask.reading-changes-nothing';
  const before = await lookAt(trial, kind, id);
  const after = await lookAt(trial, kind, id);
  const steady = Object.entries(before.record).filter(([name, value]) => !VOLATILE.includes(name) && typeof value !== 'object');
  const documented = steady.filter(([name]) => name in after.record);
  expectAgreement(trial, requirement, Object.fromEntries(documented.filter(([name]) => DOCUMENTED.has(name))), after);
}

/** Fields that both records document; whatever else a server sends may change as it likes. */
const DOCUMENTED = new Set(['id', 'ip', 'name', 'os_type', 'os_version', 'migration_cycle', 'add_date', 'type', 'create_date', 'priority']);

export function expectNew(trial: Trial, requirement: string, taken: readonly string[], id: string): void {
  trial.expect(requirement, {
    ok: !taken.includes(id),
    message: `A new object got the identifier ${id}, which another one has or had.`,
    expected: 'an identifier of its own',
    received: id,
  });
}

/** A time within a day of ours, so that neither a skewed clock nor a time zone is taken for seconds. */
export async function expectMilliseconds(trial: Trial, requirement: string, look: Look, field: string): Promise<void> {
  const time = look.record[field];
  if (typeof time !== 'number') return;
  trial.expect(requirement, {
    ok: Math.abs(time - Date.now()) < 86_400_000,
    message: `${field} of something just created is ${show(time)}; in milliseconds since 1970 it would be near ${Date.now()}.`,
    expected: 'milliseconds since 1970',
    received: time,
    exchange: look.exchange,
  });
}

const pick = (record: JsonObject, names: readonly string[]): JsonObject =>
  Object.fromEntries(names.flatMap((name) => (record[name] === undefined ? [] : [[name, record[name]]])));
