import { expect, test } from 'vitest';
import { nearest } from './nearest.js';

const NAMES = ['UpdateTask', 'UpdateTaskStatus', 'ListTasks'];

test.each([
  ['UpdateTaskState', 'UpdateTaskStatus'],
  ['UPDATETASK', 'UpdateTask'],
  ['ListTask', 'ListTasks'],
])('%s is nearest to %s', (received, expected) => {
  expect(nearest(received, NAMES)).toBe(expected);
});

test('a name that shares too little is near nothing', () => {
  expect(nearest('Registration', NAMES)).toBeUndefined();
});

test('nothing is near when there are no names', () => {
  expect(nearest('a', [])).toBeUndefined();
});
