import { taskTransition } from '../../../../spec/lifecycle.js';
import { ANY, SAME } from '../after.js';
import type { Decision, Move } from '../move.js';
import { GONE, NONE } from '../situation.js';
import { LASTING } from './transition-decisions.js';

const DELETE = taskTransition('task.delete');

/** States of the source in which its agent works, so that its task is not deleted while the agent is connected. */
const AT_WORK = ['initialize', 'replicate', 'syncing', 'cloning', 'cutovering'];

/** The codes with which a deletion is refused. */
const KEPT = ['SMS.7719', 'SMS.7723'];

/** @param by the requirement of the deletion that ends a migration as usual; that of the operation when absent */
const deletionDecisions = (operationId: string, by?: string): Decision[] => [
  { when: { task: DELETE.from, usual: true }, answer: 'accepted', ...(by !== undefined && { by }) },
  { when: { task: DELETE.from, source: DELETE.fromSource ?? [] }, answer: 'accepted' },
  {
    when: { task: ['RUNNING'], source: ['replicate'], connected: ['yes', 'unknown'] },
    answer: 'refused',
    by: `${operationId}.SMS.7719`,
    codes: KEPT,
  },
  {
    when: { task: ['RUNNING', 'SYNCING'], source: AT_WORK, connected: ['yes'] },
    answer: 'refused',
    codes: KEPT,
  },
];

const TASK_GONE = { task: [GONE], source: [ANY], via: ['DELETING'] };

const SOURCE_GONE = { task: [SAME], source: [GONE] };

/** A source with a task stays; one without goes. */
const sourceDecisions = (operationId: string): Decision[] => [
  {
    when: { task: LASTING },
    answer: 'refused',
    by: `${operationId}.SMS.7601`,
    codes: ['SMS.7601'],
  },
  { when: { task: [NONE], usual: true }, answer: 'accepted' },
];

/** Every way to delete a task or a source. */
export const deletionMoves: readonly Move[] = [
  {
    id: 'delete',
    operationId: 'DeleteTask',
    by: 'user',
    about: 'task',
    what: 'a deletion',
    asked: 'in every pair',
    input: ({ taskId }) => ({ path: { task_id: taskId } }),
    decisions: deletionDecisions('DeleteTask', DELETE.id),
    after: { ...TASK_GONE, by: DELETE.id },
    transition: DELETE.id,
  },
  {
    id: 'delete in a batch',
    operationId: 'DeleteTasks',
    by: 'user',
    about: 'task',
    what: 'a batch deletion',
    asked: 'in every pair',
    input: ({ taskId }) => ({ body: { ids: [taskId] } }),
    decisions: deletionDecisions('DeleteTasks'),
    after: TASK_GONE,
    transition: 'task.delete-batch',
  },
  {
    id: 'delete the source',
    operationId: 'DeleteServer',
    by: 'user',
    about: 'source',
    what: 'a deletion of the source',
    asked: 'in every pair',
    input: ({ sourceId }) => ({ path: { source_id: sourceId } }),
    decisions: sourceDecisions('DeleteServer'),
    after: SOURCE_GONE,
  },
  {
    id: 'delete the source in a batch',
    operationId: 'DeleteServers',
    by: 'user',
    about: 'source',
    what: 'a batch deletion of the source',
    asked: 'in usual pairs',
    input: ({ sourceId }) => ({ body: { ids: [sourceId] } }),
    decisions: sourceDecisions('DeleteServers'),
    after: SOURCE_GONE,
  },
];
