import { expect, test } from 'vitest';
import { requirementsOf } from './model-requirements.js';
import { moveOf } from './moves/moves.js';

test.each<[move: string, ...ids: string[]]>([
  ['rename the task', 'UpdateTask.history'],
  ['start', 'UpdateTaskStatus.history', 'task.start', 'SMS.7713', 'UpdateTaskStatus.arrival'],
  [
    'network_check',
    'UpdateTaskStatus.history',
    'UpdateTaskStatus.actions-alone',
    'UpdateTaskStatus.arrival',
    'task.network-check',
  ],
  ['create a task', 'CreateTask.history', 'task.create'],
  ['delete', 'DeleteTask.history', 'task.delete', 'DeleteTask.SMS.7719', 'DeleteTask.arrival'],
  [
    'delete in a batch',
    'DeleteTasks.history',
    'DeleteTasks.SMS.7719',
    'DeleteTasks.arrival',
    'task.delete-batch',
  ],
  ['delete the source', 'DeleteServer.history', 'DeleteServer.SMS.7601'],
])('%s can show %j and what follows', (move, ...ids) => {
  expect(requirementsOf([moveOf(move)], 'history').sort()).toEqual(ids.sort());
});

test('an outcome in some situations has a requirement of its own', () => {
  const move = {
    ...moveOf('rename the task'),
    instead: [{ when: {}, task: ['='], source: ['='], by: 'R80' }],
  };
  expect(requirementsOf([move], 'matrix')).toEqual(['UpdateTask.matrix', 'R80']);
});

test('what several moves can show is named once', () => {
  const both = requirementsOf(
    [moveOf('rename the source'), moveOf('move the source to a project')],
    'matrix',
  );
  expect(both).toEqual(['UpdateServerName.matrix']);
});
