import { describe, expect, test } from 'vitest';
import { afterOf, isAllowed, isKept, isOnTheWay } from './after.js';
import { moveOf } from './moves/moves.js';
import { reportMove } from './moves/reports.js';
import { learn, recall } from './remember.js';
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

test('what a source shows is not sure of its task, what the task shows is', () => {
  expect(learn(NOTHING_YET, at('READY', 'replicate')).started).toBe('perhaps');
  expect(learn(NOTHING_YET, at('ABORT', 'stopped')).started).toBe('perhaps');
  expect(learn({ ...NOTHING_YET, started: 'yes' }, at('READY', 'waiting')).started).toBe('yes');
  expect(learn(NOTHING_YET, at('RUNNING', 'syncing', 'syncing')).synchronised).toBe('perhaps');
  expect(learn({ ...NOTHING_YET, started: 'yes' }, at('none', 'waiting'))).toEqual(NOTHING_YET);
  expect(recall(NOTHING_YET, moveOf('collect the logs')).collecting).toBe('perhaps');
});
