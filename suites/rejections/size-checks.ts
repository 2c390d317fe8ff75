import type { Contract } from '../../spec/contract.js';
import type { Json, JsonObject } from '../../spec/exact-json.js';
import { codesFor } from '../../spec/field-codes.js';
import { ruleRequirementId, rulesOf } from '../../spec/rules.js';
import { type Arrangement, demands } from '../arrangements/arrangement.js';
import { ARRANGEMENTS } from '../arrangements/arrangements.js';
import { creatingTask } from '../arrangements/task-arrangements.js';
import { diskBody, windowsSource } from '../bodies/source-body.js';
import type { Check } from '../harness/check.js';
import { isAccepted } from '../harness/exchange.js';
import { Scene } from '../harness/scene.js';
import { summary, type Trial } from '../harness/trial.js';
import { Unproven } from '../harness/unproven.js';
import { type Changes, changed, describeChanges } from './changes.js';

const MIB = 1024 ** 2;
const GIB = 1024 ** 3;

const TARGET = 'target_server';
const VOLUME = `${TARGET}.disks[].physical_volumes[]`;

/** A disk has 40 GiB, its partition 30 GiB, of which 5 GiB are used, on the source as on the target. */
const volumeOf = (size: number, used = 5 * GIB): Changes => ({
  [`${VOLUME}.size`]: size,
  [`${VOLUME}.used_size`]: used,
});

/** The one logical volume of a volume group of 10 GiB. */
const logicalVolumeOf = (groups: string, size: number): Changes => {
  const volume = `${groups}[].logical_volumes[]`;
  return {
    [`${volume}.size`]: size,
    [`${volume}.free_size`]: size - GIB,
    [`${volume}.block_count`]: size / 4096,
  };
};

/** Where a task is created, or the disks of a source are reported. */
interface Place {
  operationId: string;
  arrangement: Arrangement | undefined;
  /** What of the valid request fits the place. */
  valid?: Changes;
}

const createTask = (ofSource: JsonObject = {}, valid: Changes = {}): Place => ({
  operationId: 'CreateTask',
  arrangement: creatingTask(ofSource),
  valid,
});

const PLACES = {
  linux: createTask(),
  uefi: createTask({ firmware: 'UEFI' }, { exist_server: true }),
  gpt: createTask({ disks: [{ ...diskBody(), partition_style: 'GPT' }] }),
  windows: createTask(windowsSource(), {
    os_type: 'WINDOWS',
    [`${TARGET}.btrfs_list`]: [],
    [`${TARGET}.volume_groups`]: [],
    [`${TARGET}.disks[].name`]: 'Disk 0',
    [`${VOLUME}.name`]: 'C:\\',
    [`${VOLUME}.file_system`]: 'NTFS',
    [`${VOLUME}.mount_point`]: 'C:\\',
  }),
  disks: { operationId: 'UpdateDiskInfo', arrangement: ARRANGEMENTS.UpdateDiskInfo },
} satisfies Record<string, Place>;

/** Sizes that just fit, and sizes that just do not. */
interface SizeCase {
  rule: string;
  at: keyof typeof PLACES;
  fits: Changes;
  breaks: Changes;
}

const CASES: SizeCase[] = [
  { rule: 'SMS.6535', at: 'uefi', fits: { exist_server: true }, breaks: { exist_server: false } },
  { rule: 'SMS.6612', at: 'linux', fits: volumeOf(30 * GIB + MIB), breaks: volumeOf(30 * GIB + 1) },
  // The error table advises to leave 1 GB more than is used.
  {
    rule: 'SMS.6538',
    at: 'linux',
    fits: volumeOf(30 * GIB, 28 * GIB),
    breaks: volumeOf(30 * GIB, 30 * GIB + MIB),
  },
  { rule: 'SMS.6611', at: 'linux', fits: volumeOf(7 * GIB), breaks: volumeOf(4 * GIB, 3 * GIB) },
  { rule: 'SMS.6540', at: 'windows', fits: volumeOf(30 * GIB), breaks: volumeOf(29 * GIB) },
  // As much as the documented example leaves.
  { rule: 'SMS.6539', at: 'linux', fits: volumeOf(40 * GIB - 2 * MIB), breaks: volumeOf(40 * GIB + MIB) },
  // 31 MiB are less than 33 MB in either reading of MB.
  {
    rule: 'SMS.6613',
    at: 'gpt',
    fits: volumeOf(40 * GIB - 33 * MIB),
    breaks: volumeOf(40 * GIB - 31 * MIB),
  },
  {
    rule: 'SMS.6541',
    at: 'linux',
    fits: logicalVolumeOf(`${TARGET}.volume_groups`, 10 * GIB),
    breaks: logicalVolumeOf(`${TARGET}.volume_groups`, 10 * GIB + 4 * MIB),
  },
  {
    rule: 'SMS.6541',
    at: 'disks',
    fits: logicalVolumeOf('volumegroups', 10 * GIB),
    breaks: logicalVolumeOf('volumegroups', 10 * GIB + 4 * MIB),
  },
];

/** Asks whether what is copied fits into what it is copied to. */
export function sizeChecks(contract: Contract, operationId: string): Check[] {
  const rules = new Map(rulesOf(contract.edition).map((rule) => [rule.id, rule]));
  return Object.entries<Place>(PLACES).flatMap(([name, place]) => {
    const cases = CASES.filter(({ at, rule }) => at === name && rules.has(rule));
    const { arrangement } = place;
    if (place.operationId !== operationId || !arrangement || cases.length === 0) return [];
    const questions = cases.map((one) => {
      const rule = rules.get(one.rule);
      return {
        ...one,
        requirement: rule ? ruleRequirementId(rule, operationId) : one.rule,
        codes: [...(rule?.codes ?? []), ...codesOfSizes(operationId)],
      };
    });
    return [
      {
        suite: 'rejections',
        operationId,
        label: `sizes, ${name}`,
        requirements: questions.map(({ requirement }) => requirement),
        ...demands(arrangement),
        pollutes: true,
        run: (trial) => askSizes(trial, place, questions),
      },
    ];
  });
}

/** One size can be wrong for several reasons, and any of them may be told. */
const codesOfSizes = (operationId: string): string[] =>
  codesFor({ id: `${operationId}.request.size.maximum`, keyword: 'maximum' });

async function askSizes(
  trial: Trial,
  { operationId, arrangement, valid = {} }: Place,
  questions: readonly (SizeCase & { requirement: string; codes: string[] })[],
): Promise<void> {
  const scene = new Scene(trial, operationId, arrangement);
  const input = async (changes: Changes = {}) => {
    const { body = {}, ...rest } = await scene.input();
    return { ...rest, body: changed(body, { ...valid, ...changes }) as Json };
  };
  const baseline = await scene.sendValid(await input());
  if (!isAccepted(baseline))
    throw new Unproven(`a request in which every size fits was refused (${summary(baseline)})`);
  for (const { requirement, codes, fits, breaks } of questions) {
    const just = await scene.sendValid(await input(fits));
    trial.expectAccepted(requirement, just, describeChanges(fits));
    const why = describeChanges(breaks);
    trial.expectRefused(requirement, await scene.sendInvalid(await input(breaks), why), why, { codes });
  }
}
