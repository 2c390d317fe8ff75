import { describe, expect, test } from 'vitest';
import { loadContract } from '../../../spec/contract.js';
import { ERROR_CODES } from '../../../spec/errors.js';
import { lifecycle } from '../../../spec/lifecycle.js';
import { catalogueOf } from '../../catalogue.js';
import { rowsOf, TASK_STATES } from '../matrix/row.js';
import { requirementsOf } from './model-requirements.js';
import { MOVES, moveOf } from './moves/moves.js';
import { LEGAL_PAIRS, reportMove } from './moves/reports.js';
import { predict } from './prediction.js';
import { NOTHING_YET, type Situation } from './situation.js';

/** A task in a state, with a source in a state. */
const at = (task: string, source: string, change: Partial<Situation> = {}): Situation => ({
  task,
  source,
  cycle: 'replicating',
  connected: true,
  past: NOTHING_YET,
  ...change,
});

const answerTo = (move: string, situation: Situation) => predict(moveOf(move), situation).answer;

test('logs are collected once a task was started; what an agent reports without that leaves it open', () => {
  const running = at('RUNNING', 'replicate', { past: { ...NOTHING_YET, started: 'yes' } });
  expect(predict(moveOf('collect the logs'), running)).toMatchObject({ answer: 'accepted', by: 'SMS.7717' });
  expect(answerTo('collect the logs', at('RUNNING', 'replicate'))).toBe('open');
});

describe('what the documents decide', () => {
  test.each<[string, string, string, 'accepted' | 'refused', string]>([
    ['start', 'READY', 'waiting', 'accepted', 'task.start'],
    ['start', 'ABORT', 'stopped', 'accepted', 'task.start'],
    ['start', 'MIGRATE_FAIL', 'error', 'accepted', 'task.start'],
    ['start', 'RUNNING', 'replicate', 'refused', 'SMS.7713'],
    ['start', 'SYNCING', 'syncing', 'refused', 'SMS.7713'],
    ['start', 'MIGRATE_SUCCESS', 'finished', 'refused', 'SMS.7713'],
    ['stop', 'RUNNING', 'initialize', 'accepted', 'task.stop'],
    ['stop', 'READY', 'waiting', 'refused', 'SMS.7714'],
    ['stop', 'ABORT', 'stopped', 'refused', 'SMS.7714'],
    ['test', 'READY', 'waiting', 'refused', 'SMS.7721'],
    ['clone_test', 'RUNNING', 'replicate', 'refused', 'SMS.7721'],
    ['restart', 'ABORT', 'stopped', 'refused', 'SMS.7722'],
    ['delete', 'READY', 'waiting', 'accepted', 'task.delete'],
    ['delete', 'MIGRATE_SUCCESS', 'finished', 'accepted', 'task.delete'],
    ['delete', 'RUNNING', 'replicate', 'refused', 'DeleteTask.SMS.7719'],
    ['delete in a batch', 'RUNNING', 'replicate', 'refused', 'DeleteTasks.SMS.7719'],
    ['delete the source', 'READY', 'waiting', 'refused', 'DeleteServer.SMS.7601'],
    ['delete the source in a batch', 'ABORT', 'stopped', 'refused', 'DeleteServers.SMS.7601'],
    ['delete the template', 'MIGRATE_FAIL', 'error', 'refused', 'DeleteTemplate.SMS.7111'],
    ['collect the logs', 'READY', 'waiting', 'refused', 'SMS.7717'],
    ['show the passphrase', 'RUNNING', 'replicate', 'accepted', 'SMS.9905'],
    ['change the clone server', 'READY', 'waiting', 'refused', 'R80'],
    ['report another command', 'RUNNING', 'replicate', 'refused', 'SMS.6021'],
  ])('%s for a task that is %s, its source %s: %s by %s', (move, task, source, answer, by) => {
    expect(predict(moveOf(move), at(task, source))).toMatchObject({ answer, by });
  });

  test('a synchronised task can be launched and cloned, a finished one restarted', () => {
    const syncing = at('SYNCING', 'syncing', { cycle: 'syncing' });
    expect([answerTo('test', syncing), answerTo('clone_test', syncing)]).toEqual(['accepted', 'accepted']);
    expect(answerTo('restart', at('MIGRATE_SUCCESS', 'finished', { cycle: 'cutovered' }))).toBe('accepted');
  });

  test('in an unusual pair of states the codes about the source may come first', () => {
    const { codes } = predict(moveOf('start'), at('RUNNING', 'finished'));
    expect(codes).toEqual(['SMS.7713', 'SMS.6005', 'SMS.6520']);
    expect(predict(moveOf('start'), at('RUNNING', 'replicate')).codes).toEqual(['SMS.7713']);
  });

  test('what was deleted is unknown to every request but a batch', () => {
    for (const move of MOVES.filter(({ about }) => about === 'task')) {
      const { answer, codes } = predict(move, at('gone', 'waiting'));
      expect([move.id, answer, codes]).toEqual(
        move.operationId === 'DeleteTasks' ? [move.id, 'open', []] : [move.id, 'refused', ['SMS.7703']],
      );
    }
  });
});

describe('an answer', () => {
  const deleted = { answer: 'refused', by: undefined, statuses: [404] };

  test('about a deleted task is a 404, or SMS.7703', () => {
    expect(predict(moveOf('start'), at('gone', 'waiting'))).toEqual({ ...deleted, codes: ['SMS.7703'] });
  });

  test('about a deleted source is a 404, or one of four codes; a batch may pass over it', () => {
    const codes = ['SMS.7602', 'SMS.6030', 'SMS.8109', 'SMS.7606'];
    expect(predict(moveOf('rename the source'), at('none', 'gone'))).toEqual({ ...deleted, codes });
    expect(answerTo('delete the source in a batch', at('none', 'gone'))).toBe('open');
  });

  test('that is open names nothing', () => {
    const open = { answer: 'open', by: undefined, codes: [], statuses: [] };
    expect(predict(moveOf('skip'), at('RUNNING', 'replicate'))).toEqual(open);
  });

  test('that accepts has no codes, wherever the source is', () => {
    const accepted = { answer: 'accepted', by: 'R56', codes: [], statuses: [] };
    for (const source of ['waiting', 'finished']) {
      expect(predict(moveOf('report the waiting command'), at('READY', source))).toEqual(accepted);
    }
  });

  test('that refuses may have any code where the documents name none, wherever the source is', () => {
    const move = { ...moveOf('start'), decisions: [{ when: {}, answer: 'refused' as const }] };
    expect(predict(move, at('READY', 'finished')).codes).toEqual([]);
  });
});

describe('what the documents leave open', () => {
  test.each<[string, Situation]>([
    ['stop', at('SYNCING', 'syncing')],
    ['start', at('READY', 'finished')],
    ['network_check', at('READY', 'waiting')],
    ['skip', at('RUNNING', 'replicate')],
    ['clear', at('MIGRATE_SUCCESS', 'finished')],
    ['migration_test', at('SYNCING', 'syncing')],
    ['test', at('RUNNING', 'replicate', { past: { ...NOTHING_YET, synchronised: 'perhaps' } })],
    ['delete', at('RUNNING', 'replicate', { connected: false })],
    ['delete', at('RUNNING', 'initialize', { connected: undefined })],
    ['delete', at('RUNNING', 'stopped')],
    ['report progress', at('READY', 'waiting')],
    ['show the passphrase', at('ABORT', 'stopped')],
    ['create a task', at('READY', 'waiting')],
    ['ask for a command', at('READY', 'waiting')],
  ])('%s: %o', (move, situation) => {
    expect(answerTo(move, situation)).toBe('open');
  });
});

describe('a report', () => {
  test('of a pair of the matrix is accepted from an agent at work, and left open before', () => {
    expect(LEGAL_PAIRS).toHaveLength(24);
    for (const pair of LEGAL_PAIRS) {
      expect(predict(reportMove(...pair), at('RUNNING', 'replicate')).answer).toBe('accepted');
      expect(predict(reportMove(...pair), at('READY', 'waiting')).answer).toBe('open');
    }
  });
});

test('every requirement and code that the model names exists', () => {
  const known = new Set(catalogueOf(loadContract()).map(({ id }) => id));
  expect(requirementsOf(MOVES, 'matrix').filter((id) => !known.has(id))).toEqual([]);
  const codes = MOVES.flatMap(({ decisions }) => decisions.flatMap(({ codes: of = [] }) => of));
  expect(codes.filter((code) => !ERROR_CODES.includes(code))).toEqual([]);
});

test('every action of UpdateTaskStatus is a move, and moves have ids of their own', () => {
  const actions = MOVES.filter(({ operationId }) => operationId === 'UpdateTaskStatus').map(({ id }) => id);
  const documented = [...lifecycle.task.transitions, ...lifecycle.task.further].flatMap(
    ({ action }) => action ?? [],
  );
  expect(actions.sort()).toEqual(documented.sort());
  expect(new Set(MOVES.map(({ id }) => id)).size).toBe(MOVES.length);
});

test('the matrix has every state of the source for every state in which a task lasts', () => {
  expect(TASK_STATES).toEqual([
    'none',
    'READY',
    'RUNNING',
    'SYNCING',
    'MIGRATE_SUCCESS',
    'MIGRATE_FAIL',
    'ABORT',
    'gone',
  ]);
  expect(TASK_STATES.map((task) => rowsOf(task).length)).toEqual([20, 20, 20, 20, 20, 20, 20, 1]);
});
