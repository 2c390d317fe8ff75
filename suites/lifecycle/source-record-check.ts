import { type JsonObject, objectsIn, sameJson } from '../../spec/exact-json.js';
import { moveToProject } from '../arrangements/move-to-project.js';
import { startedTask } from '../arrangements/own-objects.js';
import { SYNCHRONISING } from '../arrangements/report-state.js';
import { diskBody } from '../bodies/source-body.js';
import type { Check } from '../harness/check.js';
import { isAccepted } from '../harness/exchange.js';
import { type Look, lookAt, lookFor } from '../harness/look.js';
import { pauseFor } from '../harness/pause.js';
import { pick } from '../harness/pick.js';
import { expectListedAlike, expectOnlyChanged } from '../harness/record.js';
import { stateReport } from '../harness/state-report.js';
import { show, summary, type Trial } from '../harness/trial.js';
import { Unproven } from '../harness/unproven.js';
import { expectMilliseconds } from '../relations/expect-facts.js';
import { expectInProject } from '../relations/expect-in-project.js';

/** What the agent and the user change on a source is shown, and nothing else changes. */
export const sourceRecordCheck: Check = {
  suite: 'lifecycle',
  operationId: 'ShowServer',
  label: 'source record',
  requirements: ['R21', 'R23', 'R25', 'ListServers.listing', 'RegisterServer.times'],
  scope: 'own-resources',
  async run(trial) {
    const { id } = await trial.context.world.source(trial);
    await rename(trial, id);
    await replaceDisks(trial, id);
    await startedTask(trial, id);
    await report(trial, id);
    await rename(trial, id);
  },
};

/** A source that gets another name stays in its migration project. */
export const projectOfRenamedCheck: Check = {
  suite: 'lifecycle',
  operationId: 'UpdateServerName',
  label: 'project of a renamed source',
  requirements: ['R21'],
  scope: 'own-resources',
  async run(trial) {
    const { world } = trial.context;
    const [project, { id }] = [await world.project(trial), await world.source(trial)];
    await moveToProject(trial, id, project.id);
    const name = world.freshName();
    const answer = await trial.call('UpdateServerName', { path: { source_id: id }, body: { name } });
    if (!isAccepted(answer)) throw new Unproven(`the source could not be renamed: ${summary(answer)}`);
    await expectInProject(trial, 'R21', 'UpdateServerName', { id, name }, project.id);
  },
};

async function rename(trial: Trial, id: string): Promise<void> {
  const before = await lookAt(trial, 'source', id);
  const name = trial.context.world.freshName();
  const answer = await trial.call('UpdateServerName', { path: { source_id: id }, body: { name } });
  if (!trial.expectAccepted('R21', answer, 'a new source name')) return;
  const after = await lookFor(trial, 'source', id, ({ record }) => record.name === name);
  expectOnlyChanged(trial, 'R21', 'source', [before, after], { name });
  await expectListedAlike(trial, 'source', id);
}

async function replaceDisks(trial: Trial, id: string): Promise<void> {
  const before = await lookAt(trial, 'source', id);
  const disk = diskBody('/dev/vdz');
  const answer = await trial.call('UpdateDiskInfo', { path: { source_id: id }, body: { disks: [disk] } });
  if (!trial.expectAccepted('R25', answer, 'new disk information')) return;
  const names = ({ record }: Look) => disksOf(record).map((shown) => shown.name ?? null);
  const look = await lookFor(trial, 'source', id, (seen) => sameJson(names(seen), [disk.name ?? null]));
  trial.expect('R25', {
    ok: sameJson(names(look), [disk.name ?? null]),
    message: `UpdateDiskInfo sent the one disk /dev/vdz; ShowServer shows the disks ${show(names(look))}.`,
    expected: [disk.name ?? null],
    received: names(look),
    exchange: look.exchange,
  });
  expectOnlyChanged(trial, 'R25', 'source', [before, look], {}, ['disks', 'volume_groups', 'btrfs_list']);
  await emptyLists(trial, id, disk);
  const sizes = pick(disksOf(look.record)[0] ?? {}, ['size', 'used_size']);
  const sent = pick(disk, ['size', 'used_size']);
  trial.expect('R25', {
    ok: sameJson(sizes, sent),
    message: `UpdateDiskInfo sent a disk of ${show(sent)}; ShowServer shows ${show(sizes)}.`,
    expected: sent,
    received: sizes,
    exchange: look.exchange,
  });
}

/** Lists that are sent without anything in them leave nothing of what was there. */
async function emptyLists(trial: Trial, id: string, disk: JsonObject): Promise<void> {
  const body = { disks: [disk], volumegroups: [], btrfs_list: [] };
  const answer = await trial.call('UpdateDiskInfo', { path: { source_id: id }, body });
  if (!isAccepted(answer)) return;
  const left = ({ record }: Look): JsonObject =>
    Object.fromEntries(
      ['volume_groups', 'btrfs_list'].flatMap((name) => {
        const objects = objectsIn(record[name]);
        return objects.length > 0 ? [[name, objects]] : [];
      }),
    );
  const look = await lookFor(trial, 'source', id, (seen) => Object.keys(left(seen)).length === 0);
  trial.expect('R25', {
    ok: Object.keys(left(look)).length === 0,
    message: `UpdateDiskInfo sent no volume groups and no Btrfs; ShowServer shows ${Object.keys(left(look)).join(', ')}.`,
    expected: {},
    received: left(look),
    exchange: look.exchange,
  });
}

/** Every reported state moves the record and its times. */
async function report(trial: Trial, id: string): Promise<void> {
  const earlier = await lookAt(trial, 'source', id);
  for (const [state, cycle] of SYNCHRONISING) {
    const before = await lookAt(trial, 'source', id);
    const body = stateReport(trial.context, state, cycle);
    const answer = await trial.call('UpdateCopyState', { path: { source_id: id }, body });
    if (!trial.expectAccepted('R23', answer, `the report ${show(body)}`)) return;
    const after = await lookFor(
      trial,
      'source',
      id,
      ({ record }) => record.state === state && record.migration_cycle === cycle,
    );
    const expected = { state, migration_cycle: cycle };
    const received = pick(after.record, ['state', 'migration_cycle']);
    trial.expect('R23', {
      ok: sameJson(expected, received),
      message: `After ${show(body)} was reported, ShowServer shows ${show(received)}; expected is ${show(expected)}.`,
      expected,
      received,
      exchange: after.exchange,
    });
    const moved = ['state_action_time', 'stage_action_time'];
    expectOnlyChanged(trial, 'R23', 'source', [before, after], expected, moved);
    await expectListedAlike(trial, 'source', id);
  }
  await expectTimes(trial, id, earlier);
  await expectMilliseconds(
    trial,
    'RegisterServer.times',
    await lookAt(trial, 'source', id),
    'state_action_time',
  );
}

/** A second and a little: some servers keep times in whole seconds. */
const TICK = 1_100;

/** The times of state and cycle move when these change, at the latest after a second. */
async function expectTimes(trial: Trial, id: string, earlier: Look): Promise<void> {
  const times = ['state_action_time', 'stage_action_time'];
  let later = await lookAt(trial, 'source', id);
  if (times.some((name) => later.record[name] === earlier.record[name])) {
    await pauseFor(TICK, trial.context.signal);
    const body = stateReport(trial.context, 'cutovering', 'cutovering');
    const answer = await trial.call('UpdateCopyState', { path: { source_id: id }, body });
    if (!isAccepted(answer)) return;
    later = await lookAt(trial, 'source', id);
  }
  for (const name of times) {
    const [before, after] = [earlier.record[name], later.record[name]];
    if (typeof before !== 'number' || typeof after !== 'number') continue;
    trial.expect('R23', {
      ok: after > before,
      message: `State and cycle of the source changed, and ${name} went from ${before} to ${after}.`,
      expected: `later than ${before}`,
      received: after,
      exchange: later.exchange,
    });
  }
}

const disksOf = (record: JsonObject): JsonObject[] => objectsIn(record.disks);
