import { describe, expect, test } from 'vitest';
import { describeSituation, inOneSpelling, isUsual, NOTHING_YET } from './situation.js';

describe('a situation in words', () => {
  test.each([
    [
      'RUNNING',
      'replicate',
      'replicating',
      'a task that is RUNNING with a source that is replicate in replicating',
    ],
    ['READY', 'waiting', '', 'a task that is READY with a source that is waiting'],
    ['none', 'waiting', 'checking', 'a source that is waiting in checking and has no task'],
    ['none', 'waiting', '', 'a source that is waiting and has no task'],
    ['gone', 'waiting', 'setting', 'a task that was deleted'],
    ['none', 'gone', '', 'a source that was deleted'],
    ['READY', 'gone', 'setting', 'a source that was deleted'],
  ])('%s with %s in "%s" is %s', (task, source, cycle, words) => {
    expect(describeSituation({ task, source, cycle, connected: true, past: NOTHING_YET })).toBe(words);
  });
});

test('a source that is launched is shown as testing in some places', () => {
  expect(['testing', 'cutovering', 'waiting'].map(inOneSpelling)).toEqual([
    'cutovering',
    'cutovering',
    'waiting',
  ]);
});

test.each([
  ['none', 'waiting', true],
  ['none', 'stopped', false],
  ['RUNNING', 'initialize', true],
  ['RUNNING', 'syncing', false],
  ['ABORTING', 'stopping', false],
])('%s with %s belong together: %s', (task, source, belong) => {
  expect(isUsual({ task, source })).toBe(belong);
});
