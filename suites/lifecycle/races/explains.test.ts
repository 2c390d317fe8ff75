import { expect, test } from 'vitest';
import { moveOf } from '../model/moves/moves.js';
import { reportMove } from '../model/moves/reports.js';
import { NOTHING_YET, type Situation } from '../model/situation.js';
import { type Answered, explains, isFarewell } from './explains.js';

const at = (task: string, source: string, cycle = 'setting'): Situation => ({
  task,
  source,
  cycle,
  connected: true,
  past: NOTHING_YET,
});

const answered = (move: string, accepted: boolean): Answered => ({ move: moveOf(move), accepted });

const READY = at('READY', 'waiting');
const RUNNING = at('RUNNING', 'initialize', 'replicating');

test('of two starts one is accepted', () => {
  const pair = (second: boolean) => [answered('start', true), answered('start', second)] as const;
  expect(explains(READY, pair(false), RUNNING, false)).toBe(true);
  expect(explains(READY, pair(true), RUNNING, false)).toBe(false);
});

test('of two starts both may be accepted by a server on which the first has not shown yet', () => {
  const pair = [answered('start', true), answered('start', true)] as const;
  expect(explains(READY, pair, RUNNING, true)).toBe(true);
});

test('a start and a stop explain each other in either order', () => {
  const stopped = at('ABORT', 'stopped', 'replicating');
  expect(explains(READY, [answered('start', true), answered('stop', true)], stopped, false)).toBe(true);
  expect(explains(READY, [answered('start', true), answered('stop', false)], RUNNING, false)).toBe(true);
  expect(explains(READY, [answered('start', true), answered('stop', true)], RUNNING, false)).toBe(false);
  expect(explains(READY, [answered('start', false), answered('stop', false)], READY, false)).toBe(false);
});

test('a task is deleted once', () => {
  const gone = at('gone', 'waiting');
  expect(explains(READY, [answered('delete', true), answered('delete', false)], gone, false)).toBe(true);
  expect(explains(READY, [answered('delete', true), answered('delete', true)], gone, false)).toBe(false);
});

test('a server that takes its time has carried out both in the end', () => {
  const pair = [answered('delete', true), answered('rename the task', true)] as const;
  expect(explains(READY, pair, READY, true)).toBe(false);
  expect(explains(READY, pair, at('gone', 'waiting'), true)).toBe(true);
  const again = [answered('delete', true), answered('start', true)] as const;
  expect(explains(READY, again, RUNNING, true)).toBe(false);
  expect(explains(READY, again, at('gone', 'waiting'), true)).toBe(true);
});

test('a task and the deletion of its source are never both accepted', () => {
  const none = at('none', 'waiting');
  const pair = [answered('delete the source', true), answered('create a task', true)] as const;
  expect(explains(none, pair, at('READY', 'waiting'), false)).toBe(false);
  expect(explains(none, pair, at('none', 'gone', ''), false)).toBe(false);
});

test('of two reports one is shown whole', () => {
  const pair = [
    { move: reportMove('syncing', 'syncing'), accepted: true },
    { move: reportMove('initialize', 'replicating'), accepted: true },
  ] as const;
  const before = at('RUNNING', 'replicate', 'replicating');
  expect(explains(before, pair, at('SYNCING', 'syncing', 'syncing'), false)).toBe(true);
  expect(explains(before, pair, at('RUNNING', 'initialize', 'replicating'), false)).toBe(true);
  expect(explains(before, pair, at('RUNNING', 'syncing', 'replicating'), false)).toBe(false);
});

test('what a task gets that comes while its source is on its way out is left open', () => {
  const [free, going, gone] = [at('none', 'waiting'), at('none', 'deleting'), at('none', 'gone')];
  expect(isFarewell(free, going, gone)).toBe(true);
  expect(isFarewell(free, gone, gone)).toBe(false);
  expect(isFarewell(free, going, going)).toBe(false);
  expect(isFarewell(READY, going, gone)).toBe(false);
});
