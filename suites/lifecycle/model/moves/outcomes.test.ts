import { describe, expect, test } from 'vitest';
import { TASK_STATES } from '../../matrix/row.js';
import { afterOf, isAllowed } from '../after.js';
import type { Move } from '../move.js';
import { NOTHING_YET, type Situation } from '../situation.js';
import { MOVES, moveOf } from './moves.js';
import { SOURCE_STATES } from './reports.js';

const at = (pair: string, change: Partial<Situation> = {}): Situation => {
  const [task = '', source = ''] = pair.split('/');
  return { task, source, cycle: 'replicating', connected: true, past: NOTHING_YET, ...change };
};

describe('an accepted request may lead to', () => {
  const outcomes = (move: Move, before: Situation) => {
    const after = afterOf(move, before);
    const may = (change: Partial<Situation>) => isAllowed(after, before, { ...before, ...change });
    const [task = ''] = after.task.map((each) => (each === '=' ? before.task : each));
    const [source = ''] = after.source.map((each) => (each === '=' || each === '*' ? before.source : each));
    return [
      [...TASK_STATES, 'ABORTING', 'DELETING'].filter((each) => may({ task: each, source })).join(' '),
      [...SOURCE_STATES, 'gone'].filter((each) => may({ source: each, task })).join(' '),
      (after.via ?? []).join(' '),
      after.by ?? move.operationId,
    ];
  };

  const SOURCES = SOURCE_STATES.join(' ');

  const CHANGING: [move: string, before: string, tasks: string, sources: string, via: string, by: string][] =
    [
      ['start', 'READY/waiting', 'RUNNING', 'waiting initialize replicate syncing', '', 'task.start'],
      ['stop', 'RUNNING/replicate', 'ABORT', 'replicate stopping stopped', 'ABORTING', 'task.stop'],
      [
        'test',
        'READY/waiting',
        'READY RUNNING SYNCING MIGRATE_SUCCESS',
        'waiting cutovering finished',
        '',
        'UpdateTaskStatus',
      ],
      [
        'clone_test',
        'READY/waiting',
        'READY RUNNING SYNCING',
        'waiting syncing cloning',
        '',
        'UpdateTaskStatus',
      ],
      [
        'restart',
        'READY/waiting',
        'READY RUNNING SYNCING',
        'waiting initialize replicate syncing',
        '',
        'SMS.7722',
      ],
      ['network_check', 'READY/waiting', 'READY', 'waiting', '', 'UpdateTaskStatus.actions-alone'],
      [
        'skip',
        'READY/waiting',
        'READY',
        'waiting replicate syncing skipping',
        '',
        'UpdateTaskStatus.actions-alone',
      ],
      [
        'clear',
        'READY/waiting',
        'READY',
        'waiting clearing cleared clearfailed',
        '',
        'UpdateTaskStatus.actions-alone',
      ],
      [
        'migration_test',
        'READY/waiting',
        'READY RUNNING SYNCING',
        'waiting premigready premiging premiged premigfailed',
        '',
        'UpdateTaskStatus',
      ],
      ['create a task', 'none/waiting', 'READY', 'waiting', '', 'CreateTask'],
      ['create a task', 'none/stopped', 'READY', 'waiting stopped', '', 'CreateTask'],
      ['create a task', 'READY/stopped', 'READY', 'waiting stopped', '', 'CreateTask'],
      ['create a task', 'RUNNING/replicate', 'RUNNING', 'replicate', '', 'CreateTask'],
      [
        'report the waiting command',
        'READY/finished',
        'READY RUNNING SYNCING ABORT',
        'waiting initialize replicate syncing stopped finished',
        '',
        'UpdateCommandResult',
      ],
      [
        'register the source again',
        'READY/stopped',
        'READY',
        'unavailable waiting stopped',
        '',
        'RegisterServer',
      ],
      ['delete', 'READY/waiting', 'gone', 'any gone', 'DELETING', 'task.delete'],
      ['delete in a batch', 'READY/waiting', 'gone', 'any gone', 'DELETING', 'DeleteTasks'],
      ['delete the source', 'READY/waiting', 'READY', 'gone', '', 'DeleteServer'],
      ['delete the source in a batch', 'READY/waiting', 'READY', 'gone', '', 'DeleteServers'],
    ];

  test.each(CHANGING)(
    '%s of %s: the task %s and the source %s, by way of "%s", as %s says',
    (move, before, ...expected) => {
      expect(outcomes(moveOf(move), at(before))).toEqual(
        expected.map((each) => each.replace('any', SOURCES)),
      );
    },
  );

  test('what is there already, where a request changes nothing', () => {
    const others = MOVES.filter(({ id }) => !CHANGING.some(([changing]) => changing === id));
    expect(others).toHaveLength(20);
    for (const move of others) {
      expect(outcomes(move, at('READY/replicate'))).toEqual(['READY', 'replicate', '', move.operationId]);
    }
  });

  test('a start of what was synchronised before: RUNNING or SYNCING', () => {
    for (const [synchronised, task] of [
      ['no', 'RUNNING'],
      ['perhaps', 'RUNNING SYNCING'],
      ['yes', 'RUNNING SYNCING'],
    ] as const) {
      const before = at('ABORT/stopped', { past: { ...NOTHING_YET, synchronised } });
      expect(outcomes(moveOf('start'), before)).toEqual([
        task,
        'waiting initialize replicate syncing stopped',
        '',
        'task.start',
      ]);
    }
  });

  test('a start of what was being launched: the launch may go on', () => {
    for (const cycle of ['cutovering', 'cutovered']) {
      expect(outcomes(moveOf('start'), at('ABORT/stopped', { cycle }))).toEqual([
        'RUNNING SYNCING',
        'waiting initialize replicate syncing stopped cutovering finished',
        '',
        'task.start',
      ]);
    }
  });
});
