import type { Move } from '../move.js';
import { actionMoves } from './actions.js';
import { agentMoves } from './agent-moves.js';
import { consoleMoves } from './console-moves.js';
import { deletionMoves } from './deletions.js';

/** Everything that user and agent can ask for about a source and its task, but the reports of its state. */
export const MOVES: readonly Move[] = [...actionMoves, ...consoleMoves, ...agentMoves, ...deletionMoves];

/** The move with an id. */
export function moveOf(id: string): Move {
  const found = MOVES.find((move) => move.id === id);
  if (!found) throw new Error(`The model has no move ${id}.`);
  return found;
}
