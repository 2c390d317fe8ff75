import { describe, expect, test } from 'vitest';
import { TASK_STATES } from '../../matrix/row.js';
import type { Move } from '../move.js';
import { predict } from '../prediction.js';
import { isUsual, NOTHING_YET, type Situation } from '../situation.js';
import { moveOf } from './moves.js';
import { SOURCE_STATES } from './reports.js';

const at = (pair: string, change: Partial<Situation> = {}): Situation => {
  const [task = '', source = ''] = pair.split('/');
  return { task, source, cycle: 'replicating', connected: true, past: NOTHING_YET, ...change };
};

const PAIRS = TASK_STATES.filter((task) => task !== 'gone').flatMap((task) =>
  SOURCE_STATES.map((source) => `${task}/${source}`),
);

describe('of all pairs of states, the documents decide for', () => {
  /** Answer, requirement and codes, with the pairs that belong together and the number of others. */
  const decided = (move: Move): string[] => {
    const groups = new Map<string, { usual: string[]; others: number }>();
    for (const pair of PAIRS) {
      const { answer, by = move.operationId, codes } = predict(move, at(pair));
      if (answer === 'open') continue;
      const named = codes.filter((code) => !['SMS.6005', 'SMS.6520'].includes(code));
      const name = [answer, by, ...named].join(' ');
      const group = groups.get(name) ?? { usual: [], others: 0 };
      groups.set(name, group);
      if (isUsual(at(pair))) group.usual.push(pair);
      else group.others += 1;
    }
    return [...groups].map(([name, { usual, others }]) => `${name}: ${[...usual, others].join(' ')}`);
  };

  const RUNNING = 'RUNNING/waiting RUNNING/initialize RUNNING/replicate';
  const LASTING = `READY/waiting ${RUNNING} SYNCING/syncing MIGRATE_SUCCESS/finished MIGRATE_FAIL/error ABORT/stopped`;
  const ALL = `none/waiting ${LASTING}`;
  const UNSYNCHRONISED = `READY/waiting ${RUNNING} MIGRATE_FAIL/error ABORT/stopped 30`;
  const ENDED = 'READY/waiting MIGRATE_SUCCESS/finished MIGRATE_FAIL/error ABORT/stopped';

  test.each<[move: string, ...string[]]>([
    [
      'start',
      'accepted task.start: READY/waiting MIGRATE_FAIL/error ABORT/stopped 0',
      `refused SMS.7713 SMS.7713: ${RUNNING} SYNCING/syncing MIGRATE_SUCCESS/finished 47`,
    ],
    ['stop', `refused SMS.7714 SMS.7714: ${ENDED} 65`, `accepted task.stop: ${RUNNING} 0`],
    ['test', `refused SMS.7721 SMS.7721: ${UNSYNCHRONISED}`],
    ['clone_test', `refused SMS.7721 SMS.7721 SMS.7101: ${UNSYNCHRONISED}`],
    ['restart', `refused SMS.7722 SMS.7722: ${UNSYNCHRONISED}`],
    ['network_check'],
    ['skip'],
    ['clear'],
    ['migration_test'],
    ['create a task', 'accepted CreateTask: none/waiting 0'],
    ['rename the task', `accepted UpdateTask: READY/waiting ${RUNNING} 0`],
    [
      'change the clone server',
      `refused R80: none/waiting READY/waiting ${RUNNING} 0`,
      'accepted R80: SYNCING/syncing 0',
    ],
    ['limit the speed', `accepted UpdateSpeed: READY/waiting ${RUNNING} 0`],
    ['show the speed limits'],
    ['collect the logs', 'refused SMS.7717 SMS.7717: READY/waiting 0'],
    ['unlock the target'],
    ['show the passphrase', `accepted SMS.9905: ${RUNNING} SYNCING/syncing 0`],
    ['show the certificates', `accepted ShowCertKey: ${RUNNING} SYNCING/syncing 0`],
    ['show the password of the target', `accepted ShowTargetPassword: ${RUNNING} SYNCING/syncing 0`],
    ['delete the template', `refused DeleteTemplate.SMS.7111 SMS.7111: ${LASTING} 112`],
    ['upload settings', `accepted UploadSpecialConfigurationSetting: READY/waiting ${RUNNING} 0`],
    ['rename the source', `accepted UpdateServerName: none/waiting READY/waiting ${RUNNING} 0`],
    ['move the source to a project', `accepted UpdateServerName: none/waiting READY/waiting ${RUNNING} 0`],
    ['report a forbidden pair', `refused UpdateCopyState SMS.7728 SMS.7606: ${ALL} 131`],
    ['ask for a command'],
    ['report another command', `refused SMS.6021 SMS.6021 SMS.7606: ${ALL} 131`],
    ['report the waiting command', `accepted R56: ${ALL} 131`],
    ['report progress', `accepted UpdateTaskSpeed: ${RUNNING} SYNCING/syncing 0`],
    ['report the disks', `accepted UpdateDiskInfo: none/waiting READY/waiting ${RUNNING} 0`],
    ['register the source again'],
    ['upload consistency results', `accepted UpdateConsistencyResult: READY/waiting ${RUNNING} 0`],
    ['report the network', `accepted UpdateNetworkCheckInfo: READY/waiting ${RUNNING} 0`],
    [
      'delete',
      'accepted DeleteTask: 16',
      `accepted task.delete: ${ENDED} 0`,
      'refused DeleteTask SMS.7719 SMS.7723: RUNNING/initialize SYNCING/syncing 7',
      'refused DeleteTask.SMS.7719 SMS.7719 SMS.7723: RUNNING/replicate 0',
    ],
    [
      'delete in a batch',
      `accepted DeleteTasks: ${ENDED} 16`,
      'refused DeleteTasks SMS.7719 SMS.7723: RUNNING/initialize SYNCING/syncing 7',
      'refused DeleteTasks.SMS.7719 SMS.7719 SMS.7723: RUNNING/replicate 0',
    ],
    [
      'delete the source',
      'accepted DeleteServer: none/waiting 0',
      `refused DeleteServer.SMS.7601 SMS.7601: ${LASTING} 112`,
    ],
    [
      'delete the source in a batch',
      'accepted DeleteServers: none/waiting 0',
      `refused DeleteServers.SMS.7601 SMS.7601: ${LASTING} 112`,
    ],
  ])('%s', (move, ...answers) => {
    expect(decided(moveOf(move)).sort()).toEqual(answers.sort());
  });

  test('a source of which nothing shows whether its agent is there, as of one whose agent is', () => {
    const unseen = (pair: string) => predict(moveOf('delete'), at(pair, { connected: undefined })).answer;
    expect([unseen('RUNNING/replicate'), unseen('SYNCING/syncing')]).toEqual(['refused', 'open']);
  });

  test('logs of a task that was started and of which none are being collected', () => {
    const answerAfter = (pair: string, past: Partial<Situation['past']>) =>
      predict(moveOf('collect the logs'), at(pair, { past: { ...NOTHING_YET, ...past } })).answer;
    expect(answerAfter('SYNCING/syncing', { started: 'yes' })).toBe('accepted');
    expect(answerAfter('RUNNING/replicate', { started: 'yes', collecting: 'perhaps' })).toBe('open');
    expect(answerAfter('RUNNING/finished', { started: 'yes' })).toBe('open');
    expect(answerAfter('ABORT/stopped', { started: 'yes' })).toBe('open');
    expect(answerAfter('READY/waiting', { started: 'perhaps' })).toBe('open');
  });

  test.each([
    ['test', 'SYNCING/syncing', 'syncing', 'accepted SMS.7721'],
    ['test', 'SYNCING/syncing', 'replicating', 'open'],
    ['test', 'SYNCING/replicate', 'syncing', 'open'],
    ['test', 'RUNNING/syncing', 'syncing', 'open'],
    ['clone_test', 'SYNCING/syncing', 'syncing', 'accepted SMS.7721'],
    ['restart', 'MIGRATE_SUCCESS/finished', 'cutovered', 'accepted SMS.7722'],
    ['restart', 'MIGRATE_SUCCESS/finished', 'replicating', 'open'],
    ['restart', 'MIGRATE_SUCCESS/error', 'cutovered', 'open'],
    ['restart', 'SYNCING/finished', 'cutovered', 'open'],
  ])('%s of %s in %s: %s', (move, pair, cycle, expected) => {
    const { answer, by = '' } = predict(moveOf(move), at(pair, { cycle }));
    expect(`${answer} ${by}`.trim()).toBe(expected);
  });

  test.each([
    ['test', 'synchronised'],
    ['clone_test', 'synchronised'],
    ['restart', 'launched'],
  ])('%s only while nothing was %s', (move, fact) => {
    const past = { ...NOTHING_YET, [fact]: 'perhaps' };
    expect(PAIRS.filter((pair) => predict(moveOf(move), at(pair, { past })).answer !== 'open')).toEqual([]);
  });
});
