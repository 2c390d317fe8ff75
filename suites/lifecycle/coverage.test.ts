import { expect, test } from 'vitest';
import { loadContract } from '../../spec/contract.js';
import { lifecycle } from '../../spec/lifecycle.js';
import { profileOf } from '../../spec/profiles.js';
import { Recorder } from '../harness/recorder.js';
import { lifecycleResult, transitionsOf } from './coverage.js';
import { noteTransition } from './note-transition.js';

const full = profileOf(loadContract(), 'full');
const nothing = new Recorder([], () => '');

test('what a run did not reach has a reason, whatever it is', () => {
  const { states, cells } = lifecycleResult(nothing, full);
  for (const one of [...states, ...cells, ...transitionsOf(nothing, full)])
    expect(one.reason, JSON.stringify(one)).toMatch(/\w+ /);
});

test('what a run reached has none', () => {
  const recorder = new Recorder([], () => '');
  recorder.see('task', 'READY');
  noteTransition(recorder, 'task.start', 'READY', 'passed');
  const ready = lifecycleResult(recorder, full).states.find(({ state }) => state === 'READY');
  const start = transitionsOf(recorder, full).find(({ id }) => id === 'task.start READY');
  expect([ready?.reason, start?.reason]).toEqual([null, null]);
});

test('a transition that is forbidden in a state, and was not tried, ends there', () => {
  const stops = transitionsOf(nothing, full).filter(({ id }) => id.startsWith('task.stop '));
  expect(Object.fromEntries(stops.map(({ from, to }) => [from, to]))).toEqual({
    READY: 'READY',
    RUNNING: 'ABORT',
    SYNCING: 'ABORT',
    MIGRATE_SUCCESS: 'MIGRATE_SUCCESS',
    MIGRATE_FAIL: 'MIGRATE_FAIL',
    ABORT: 'ABORT',
  });
});

test('the reason of a transition is that of the documents where they have one', () => {
  const reasons = new Map(transitionsOf(nothing, full).map(({ id, reason }) => [id, reason]));
  const [first] = lifecycle.task.unreachable;
  expect(reasons.get('task.roll-back MIGRATE_FAIL')).toBe('No documented request rolls a task back.');
  expect(reasons.get('task.stopped ABORTING')).toBe(first?.en);
});
