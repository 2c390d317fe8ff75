import { describe, expect, test } from 'vitest';
import { afterOf, describeAfter, isAllowed, isKept, isOnTheWay } from './after.js';
import { moveOf } from './moves/moves.js';
import { reportMove } from './moves/reports.js';
import { NOTHING_YET, type Situation } from './situation.js';

const at = (task: string, source: string, cycle = 'replicating'): Situation => ({
  task,
  source,
  cycle,
  connected: true,
  past: NOTHING_YET,
});

const leads = (move: string, before: Situation, now: Situation): boolean =>
  isAllowed(afterOf(moveOf(move), before), before, now);

describe('an accepted request', () => {
  test.each<[string, Situation, Situation]>([
    ['start', at('READY', 'waiting'), at('RUNNING', 'waiting')],
    ['start', at('READY', 'waiting'), at('RUNNING', 'replicate')],
    ['stop', at('RUNNING', 'replicate'), at('ABORT', 'stopped')],
    ['stop', at('RUNNING', 'replicate'), at('ABORT', 'replicate')],
    ['test', at('SYNCING', 'syncing'), at('SYNCING', 'cutovering')],
    ['test', at('SYNCING', 'syncing'), at('MIGRATE_SUCCESS', 'finished')],
    ['clear', at('ABORT', 'stopped'), at('ABORT', 'cleared')],
    ['delete', at('ABORT', 'stopped'), at('gone', 'waiting')],
  ])('%s may lead from %o to %o', (move, before, now) => {
    expect(leads(move, before, now)).toBe(true);
  });

  test.each<[string, Situation, Situation]>([
    ['start', at('READY', 'waiting'), at('READY', 'waiting')],
    ['stop', at('RUNNING', 'replicate'), at('READY', 'waiting')],
    ['stop', at('RUNNING', 'replicate'), at('ABORTING', 'stopping')],
    ['network_check', at('READY', 'waiting'), at('RUNNING', 'waiting')],
    ['skip', at('RUNNING', 'replicate'), at('ABORT', 'stopped')],
    ['clear', at('ABORT', 'stopped'), at('gone', 'stopped')],
    ['rename the task', at('RUNNING', 'replicate'), at('READY', 'replicate')],
    ['delete', at('ABORT', 'stopped'), at('ABORT', 'stopped')],
    ['delete the source', at('none', 'waiting'), at('none', 'waiting')],
  ])('%s never leads from %o to %o', (move, before, now) => {
    expect(leads(move, before, now)).toBe(false);
  });

  test('is on its way while the task passes through a state', () => {
    const before = at('RUNNING', 'replicate');
    expect(isOnTheWay(afterOf(moveOf('stop'), before), at('ABORTING', 'stopping'))).toBe(true);
    expect(isOnTheWay(afterOf(moveOf('stop'), before), at('RUNNING', 'replicate'))).toBe(false);
  });
});

describe('a report', () => {
  const { after } = reportMove('finished', 'cutovered');
  const before = at('RUNNING', 'replicate');

  test('moves the source, and may take the task with it or not', () => {
    expect(isAllowed(after, before, at('MIGRATE_SUCCESS', 'finished', 'cutovered'))).toBe(true);
    expect(isAllowed(after, before, at('RUNNING', 'finished', 'cutovered'))).toBe(true);
  });

  test('neither leaves the source nor its cycle, nor takes the task elsewhere', () => {
    expect(isAllowed(after, before, at('RUNNING', 'replicate', 'cutovered'))).toBe(false);
    expect(isAllowed(after, before, at('RUNNING', 'finished', 'replicating'))).toBe(false);
    expect(isAllowed(after, before, at('MIGRATE_FAIL', 'finished', 'cutovered'))).toBe(false);
  });
});

describe('what nobody touched', () => {
  test('stays, but for what passes by itself', () => {
    const before = at('RUNNING', 'cutovering', 'cutovering');
    expect(isKept(before, before)).toBe(true);
    expect(isKept(before, at('RUNNING', 'finished', 'cutovered'))).toBe(true);
    expect(isKept(before, at('MIGRATE_SUCCESS', 'finished', 'cutovered'))).toBe(true);
    expect(isKept(before, at('MIGRATE_FAIL', 'cutovering', 'cutovering'))).toBe(false);
    expect(isKept(at('READY', 'waiting'), at('RUNNING', 'waiting'))).toBe(false);
    expect(isKept(at('READY', 'replicate'), at('READY', 'replicate', 'checking'))).toBe(false);
  });
});

describe('an outcome in words', () => {
  const synchronised: Situation = {
    ...at('ABORT', 'stopped'),
    past: { ...NOTHING_YET, synchronised: 'yes' },
  };

  test.each<[move: string, before: Situation, task: string, source: string]>([
    ['start', at('READY', 'waiting'), 'RUNNING', 'waiting or initialize or replicate or syncing'],
    ['start', synchronised, 'RUNNING or SYNCING', 'stopped or waiting or initialize or replicate or syncing'],
    ['stop', at('RUNNING', 'replicate'), 'ABORT', 'replicate or stopping or stopped'],
    [
      'test',
      at('SYNCING', 'syncing'),
      'SYNCING or RUNNING or MIGRATE_SUCCESS',
      'syncing or cutovering or finished',
    ],
    ['clone_test', at('READY', 'waiting'), 'READY or RUNNING or SYNCING', 'waiting or cloning or syncing'],
    [
      'restart',
      at('MIGRATE_SUCCESS', 'finished'),
      'MIGRATE_SUCCESS or SYNCING or RUNNING',
      'finished or initialize or replicate or syncing',
    ],
    ['skip', at('RUNNING', 'initialize'), 'RUNNING', 'initialize or skipping or replicate or syncing'],
    ['clear', at('ABORT', 'stopped'), 'ABORT', 'stopped or clearing or cleared or clearfailed'],
    [
      'migration_test',
      at('READY', 'waiting'),
      'READY or RUNNING or SYNCING',
      'waiting or premigready or premiging or premiged or premigfailed',
    ],
    [
      'report the waiting command',
      at('READY', 'waiting'),
      'READY or RUNNING or SYNCING or ABORT',
      'waiting or initialize or replicate or syncing or stopped',
    ],
    ['create a task', at('none', 'stopped'), 'READY', 'stopped or waiting'],
    ['create a task', at('none', 'waiting'), 'READY', 'waiting'],
    ['delete', at('ABORT', 'stopped'), 'gone', 'any state'],
    ['rename the task', at('READY', 'waiting'), 'READY', 'waiting'],
  ])('%s of %o: the task %s and the source %s', (move, before, task, source) => {
    const words = describeAfter(afterOf(moveOf(move), before), before);
    expect(words).toBe(`the task ${task} and the source ${source}`);
  });
});
