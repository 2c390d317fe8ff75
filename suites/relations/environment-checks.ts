import { type JsonObject, objectsIn } from '../../spec/exact-json.js';
import { diskBody, sourceBody, windowsSource } from '../bodies/source-body.js';
import type { Check } from '../harness/check.js';
import { isAccepted } from '../harness/exchange.js';
import { type Look, lookAt, lookFor } from '../harness/look.js';
import { without } from '../harness/pick.js';
import { show, summary, type Trial } from '../harness/trial.js';
import { ownResourcesCheck } from './own-resources-check.js';

const TIB = 1024 ** 4;

/** What a source is registered with that a documented check is about; `undefined` leaves a field out. */
const CASES: Record<string, Record<string, JsonObject[string] | undefined>> = {
  'SMS.6503': { os_version: '' },
  'SMS.6504': { os_version: 'FOO_1' },
  'SMS.6505': { firmware: 'OPEN' },
  'SMS.6506': { cpu_quantity: undefined },
  'SMS.6507': windows({ system_dir: 'Z:\\no-such-directory' }),
  'SMS.6508': { disks: [{ ...diskBody(), partition_style: 'RAW' }] },
  'SMS.6509': { disks: [withVolume({ file_system: 'no-such-file-system' })] },
  'SMS.6510': windows({ oem_system: true }),
  'SMS.6511': windows({ driver_files: true }),
  'SMS.6512': windows({ system_services: true }),
  'SMS.6513': windows({ account_rights: false }),
  'SMS.6514': { memory: undefined },
  'SMS.6515': { paravirtualization: true },
  'SMS.6516': { boot_loader: 'LILO' },
  'SMS.6517': { has_rsync: false },
  'SMS.6518': { raw_devices: '/dev/raw/raw1' },
  'SMS.6519': { disks: [] },
  'SMS.6531': { disks: [{ ...withVolume({ device_use: 'NORMAL' }), device_use: 'OS' }] },
  'SMS.6532': { disks: [{ ...diskBody(), device_use: 'OS', os_disk: false }, diskBody('/dev/vdb')] },
  'SMS.6533': windows({ system_services: true, driver_files: true }),
  'SMS.6534': windows({ system_dir: '' }),
  'SMS.6536': windows({ os_version: 'WINDOWS2003_32BIT' }),
  'SMS.6537': { disks: [{ ...diskBody(), size: 2 * TIB }] },
  'SMS.6543': { disks: [{ ...withVolume({ size: 3 * TIB, used_size: 2 * TIB }), size: 4 * TIB }] },
  'SMS.6547': { io_read_wait: 5000 },
  'SMS.6548': { networks: [] },
  'SMS.6616': { linux_block_check: '{"release_type":"FOO","release_version":"1"}' },
  'SMS.6617': { kernel_version: '2.4.0' },
  'SMS.6618': { kernel_version: undefined, linux_block_check: undefined },
};

function windows(changes: JsonObject): JsonObject {
  return { ...windowsSource(), ...changes };
}

/** A disk whose one partition is changed. */
function withVolume(changes: JsonObject): JsonObject {
  const disk = diskBody();
  const volumes = objectsIn(disk.physical_volumes);
  return { ...disk, physical_volumes: volumes.map((volume) => ({ ...volume, ...changes })) };
}

/**
 * What the service finds wrong with a new source. No document says which check tells of which property: the server is
 * asked, and what it says is recorded.
 */
export const environmentChecks: Check[] = [
  ownResourcesCheck('RegisterServer', 'environment checks', ['R24'], checked),
  ownResourcesCheck('RegisterServer', 'findings of the checks', Object.keys(CASES), async (trial) => {
    for (const [rule, changes] of Object.entries(CASES)) await findings(trial, rule, changes);
  }),
];

const resultsOf = ({ record }: Look): JsonObject[] => objectsIn(record.checks);

async function checked(trial: Trial): Promise<void> {
  const { id } = await trial.context.world.source(trial);
  const look = await lookFor(trial, 'source', id, (seen) => resultsOf(seen).length > 0);
  const results = resultsOf(look);
  const told = results.every(({ name, result }) => typeof name === 'string' && typeof result === 'string');
  trial.expect('R24', {
    ok: results.length > 0 && told,
    message: `A new source shows the checks ${show(results)}; documented are names with OK, WARN or ERROR.`,
    expected: 'checks with name and result',
    received: results,
    exchange: look.exchange,
  });
}

async function findings(trial: Trial, rule: string, changes: (typeof CASES)[string]): Promise<void> {
  const { world } = trial.context;
  const name = world.freshName();
  const left = Object.keys(changes).filter((field) => changes[field] === undefined);
  const set = Object.entries(changes).flatMap(([field, value]) =>
    value === undefined ? [] : [[field, value]],
  );
  const body: JsonObject = { ...without(sourceBody(name), left), ...Object.fromEntries(set) };
  const created = world.announce(trial, 'source', name);
  const exchange = await trial.call('RegisterServer', { body });
  const id = created(exchange);
  if (id === null) {
    const reading = isAccepted(exchange) ? 'registered without an id' : `refused (${summary(exchange)})`;
    trial.context.recorder.pass(rule, reading);
    return;
  }
  const look = await lookAt(trial, 'source', id);
  const entry = resultsOf(look).find(({ error_code }) => error_code === rule);
  const told = entry ? `told as ${String(entry.name)} ${String(entry.result)}` : 'not told';
  trial.context.recorder.pass(rule, told);
  await world.tidy(trial);
}
