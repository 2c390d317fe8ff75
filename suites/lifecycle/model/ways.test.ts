import { expect, test } from 'vitest';
import { lifecycle } from '../../../spec/lifecycle.js';
import { wayTo } from './ways.js';

test.each([
  ['none', []],
  ['READY', ['create a task']],
  ['RUNNING', ['create a task', 'start']],
  ['ABORT', ['create a task', 'start', 'stop']],
  ['SYNCING', ['create a task', 'start', 'report syncing in syncing']],
  ['MIGRATE_SUCCESS', ['create a task', 'start', 'report finished in cutovered']],
  ['MIGRATE_FAIL', ['create a task', 'start', 'report error in replicating']],
  ['gone', ['create a task', 'delete']],
])('the shortest way to %s is %j', (task, way) => {
  expect(wayTo(task)?.map(({ move }) => move.id)).toEqual(way);
});

test('no way leads to the states that no client can bring about', () => {
  const states = lifecycle.task.unreachable.flatMap((each) => each.states);
  expect(states.map((state) => wayTo(state))).toEqual(states.map(() => undefined));
});
