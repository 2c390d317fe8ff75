import type { Move } from '../model/move.js';
import { moveOf } from '../model/moves/moves.js';
import { reportMove } from '../model/moves/reports.js';
import { NONE } from '../model/situation.js';

/** Two moves that are asked for at the same time. */
export interface Race {
  /** The state of the task before; that of the source belongs to it. */
  task: string;
  moves: readonly [Move, Move];
}

const race = (task: string, one: string | Move, other: string | Move): Race => ({
  task,
  moves: [found(one), found(other)],
});

const found = (move: string | Move): Move => (typeof move === 'string' ? moveOf(move) : move);

/** What user and agent, or two users, may ask for at the same time. */
export const RACES: readonly Race[] = [
  race('READY', 'start', 'start'),
  race('READY', 'start', 'stop'),
  race('READY', 'start', 'delete'),
  race('READY', 'delete', 'delete'),
  race('READY', 'delete', 'rename the task'),
  race('READY', 'delete', 'delete in a batch'),
  race('READY', 'delete', 'delete the source'),
  race(NONE, 'delete the source', 'create a task'),
  race(NONE, 'delete the source', 'delete the source'),
  race('RUNNING', 'stop', 'stop'),
  race('RUNNING', 'stop', 'start'),
  race('RUNNING', 'stop', reportMove('syncing', 'syncing')),
  race('RUNNING', reportMove('syncing', 'syncing'), reportMove('initialize', 'replicating')),
  race('SYNCING', 'test', 'stop'),
  race('SYNCING', 'test', 'clone_test'),
  race('MIGRATE_SUCCESS', 'restart', 'delete'),
  race('ABORT', 'start', 'delete'),
  race('ABORT', 'start', 'start'),
];
