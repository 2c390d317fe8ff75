import { type JsonObject, objectsIn } from '../../spec/exact-json.js';
import {
  btrfsBody,
  diskBody,
  leanSourceBody,
  networkBody,
  sourceBody,
  volumeGroupBody,
} from '../bodies/source-body.js';
import { answerOf } from '../harness/answer-of.js';
import type { Check } from '../harness/check.js';
import { isAccepted } from '../harness/exchange.js';
import { expectComplete } from '../harness/expect-complete.js';
import { listed, lookAt, lookFor } from '../harness/look.js';
import { pick } from '../harness/pick.js';
import { expectListedAlike } from '../harness/record.js';
import { show, type Trial } from '../harness/trial.js';
import { disagreements } from './agree.js';
import { BEYOND_DOUBLE } from './beyond-double.js';
import { expectAgreement } from './expect-agreement.js';
import { expectMilliseconds, expectNew } from './expect-facts.js';
import { ownResourcesCheck } from './own-resources-check.js';

/** Fields that every documented example of ShowServer has and a registration sets. */
const SHOWN = [
  'ip',
  'name',
  'hostname',
  'os_type',
  'os_version',
  'firmware',
  'cpu_quantity',
  'memory',
  'disks',
  'networks',
];

/** Fields of a registration that other operations or the server itself decide. */
const DECIDED_ELSEWHERE = new Set(['state', 'migration_cycle', 'id']);

/** What is registered is shown and listed as it was sent. */
export const sourceRecordChecks: Check[] = [
  ownResourcesCheck(
    'RegisterServer',
    'read back',
    ['RegisterServer.read-back', 'ListServers.listing', 'ShowServer.complete', 'ListServers.complete'],
    readBack,
  ),
  ownResourcesCheck('RegisterServer', 'exact values', ['R6', 'int64'], exactValues),
  ownResourcesCheck(
    'RegisterServer',
    'identity',
    ['RegisterServer.identifiers', 'RegisterServer.times', 'R10'],
    identity,
  ),
  ownResourcesCheck('UpdateDiskInfo', 'read back', ['UpdateDiskInfo.read-back'], diskInfo),
];

async function readBack(trial: Trial): Promise<void> {
  const disks = [diskBody('/dev/vda'), { ...diskBody('/dev/vdb'), device_use: 'OS', os_disk: false }];
  await readBackOne(trial, { disks });
  await readBackOne(trial, { firmware: 'UEFI' });
  await readBackOne(trial, {
    os_type: 'WINDOWS',
    os_version: 'WINDOWS2016_64BIT',
    firmware: 'UEFI',
    cpu_quantity: 65_535,
    oem_system: true,
    has_tc: false,
    disks: [{ ...diskBody('Disk 0'), partition_style: 'GPT' }],
    networks: [networkBody(), { ...networkBody(), name: 'eth1', ip: '192.168.77.78', id: '2' }],
    volume_groups: [],
    btrfs_list: [],
  });
  await lean(trial);
}

/** What a Linux source has to send, with nothing in its lists. */
async function lean(trial: Trial): Promise<void> {
  const { world } = trial.context;
  const name = world.freshName();
  const body = leanSourceBody(name);
  const created = world.announce(trial, 'source', name);
  const id = created(await trial.call('RegisterServer', { body }));
  if (id === null) return;
  const shown = await lookAt(trial, 'source', id);
  const sent = pick(body, ['ip', 'name', 'hostname', 'os_type', 'os_version']);
  expectAgreement(
    trial,
    'RegisterServer.read-back',
    { ...sent, disks: [], networks: [] },
    shown,
    Object.keys(sent),
  );
  await expectListedAlike(trial, 'source', id);
}

async function readBackOne(trial: Trial, changes: JsonObject): Promise<void> {
  const { world } = trial.context;
  const { id, name } = await world.source(trial, changes);
  const written = Object.fromEntries(
    Object.entries({ ...sourceBody(name), ...changes }).filter(([field]) => !DECIDED_ELSEWHERE.has(field)),
  );
  const shown = await lookAt(trial, 'source', id);
  expectAgreement(trial, 'RegisterServer.read-back', written, shown, SHOWN);
  expectComplete(trial, 'ShowServer', { ...written, id }, shown, { except: SHOWN });
  await expectListedAlike(trial, 'source', id);
}

/** Sizes and texts that careless servers round, trim or garble. */
async function exactValues(trial: Trial): Promise<void> {
  const text = ' /数据 𠀀 é ';
  const disk = diskBody('/dev/vda');
  const volumes = objectsIn(disk.physical_volumes);
  const changes: JsonObject = {
    memory: BEYOND_DOUBLE,
    disks: [{ ...disk, physical_volumes: volumes.map((volume) => ({ ...volume, mount_point: text })) }],
  };
  const { id } = await trial.context.world.source(trial, changes);
  const shown = await lookAt(trial, 'source', id);
  expectAgreement(trial, 'int64', { memory: BEYOND_DOUBLE }, shown, ['memory']);
  await expectListedAlike(trial, 'source', id);
  const written = { disks: [{ physical_volumes: [{ mount_point: text }] }] };
  expectAgreement(trial, 'R6', written, shown, ['disks']);
  await exactSizes(trial);
  await exactText(trial, 'hostname', '主机-𠀀');
  await exactText(trial, 'name', `${trial.context.world.freshName()}.a_b-C`);
  await exactText(trial, 'name', `${trial.context.world.freshName()}-主机`);
}

/** A server may hold such a disk to be implausible; when it accepts it, it has to keep its size. */
async function exactSizes(trial: Trial): Promise<void> {
  const { world } = trial.context;
  const name = world.freshName();
  const disks = [{ ...diskBody('/dev/vda'), size: BEYOND_DOUBLE }];
  const created = world.announce(trial, 'source', name);
  const id = created(await trial.call('RegisterServer', { body: { ...sourceBody(name), disks } }));
  if (id === null) return;
  const written = { disks: [{ size: BEYOND_DOUBLE }] };
  expectAgreement(trial, 'int64', written, await lookAt(trial, 'source', id));
}

/** A server may refuse such a name, for the English and the Chinese rule differ; what it accepts it has to keep. */
async function exactText(trial: Trial, field: 'name' | 'hostname', text: string): Promise<void> {
  const { world } = trial.context;
  const name = field === 'name' ? text : world.freshName();
  const created = world.announce(trial, 'source', name);
  const exchange = await trial.call('RegisterServer', { body: { ...sourceBody(name), [field]: text } });
  const id = created(exchange);
  if (id === null) return;
  const shown = await lookAt(trial, 'source', id);
  expectAgreement(trial, 'R6', { [field]: text }, shown, [field]);
  const list = await listed(trial, 'source', { id }, (item) => item.id === id);
  if (list.items[0])
    expectAgreement(trial, 'R6', { name }, { record: list.items[0], exchange: list.exchange });
}

async function identity(trial: Trial): Promise<void> {
  const { world } = trial.context;
  const first = await world.source(trial);
  const second = await world.source(trial);
  expectNew(trial, 'RegisterServer.identifiers', [first.id], second.id);
  await expectMilliseconds(
    trial,
    'RegisterServer.times',
    await lookAt(trial, 'source', first.id),
    'add_date',
  );
  await registerAgain(trial, first.id);
  const gone = await trial.call('DeleteServer', { path: { source_id: second.id } });
  if (!isAccepted(gone)) return;
  const third = await world.source(trial);
  expectNew(trial, 'RegisterServer.identifiers', [first.id, second.id], third.id);
}

/** With the id of a source, the fields that a registration needs are optional. */
async function registerAgain(trial: Trial, id: string): Promise<void> {
  const { world } = trial.context;
  const name = world.freshName();
  const before = await lookAt(trial, 'source', id);
  const again = await trial.call('RegisterServer', { body: { name, id } });
  if (!isAccepted(again)) return;
  const { id: answered = null } = answerOf(again);
  if (answered !== id) world.adopt(trial, 'source', name, answered);
  trial.expect('R10', {
    ok: answered === null || answered === id,
    message: `RegisterServer with the id ${id} answered the id ${show(answered)}.`,
    expected: id,
    received: answered,
    exchange: again,
  });
  const shown = await lookFor(trial, 'source', id, ({ record }) => record.name === name);
  const kept = pick(before.record, [
    'ip',
    'hostname',
    'os_type',
    'os_version',
    'firmware',
    'memory',
    'add_date',
  ]);
  expectAgreement(trial, 'R10', { ...kept, id, name }, shown, ['id', 'name', ...Object.keys(kept)]);
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
  const shown = await lookFor(
    trial,
    'source',
    id,
    ({ record }) => disagreements(written, record, ['disks']).length === 0,
  );
  expectAgreement(trial, 'UpdateDiskInfo.read-back', written, shown, [
    'disks',
    'disks[0].physical_volumes',
    'volume_groups',
    'btrfs_list',
  ]);
}
