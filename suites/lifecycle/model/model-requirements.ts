import type { Rule } from '../play/perform.js';
import type { Move } from './move.js';

/** Operations whose accepted requests take their time. */
const SLOW = ['UpdateTaskStatus', 'DeleteTask', 'DeleteTasks'];

/** Every requirement that moves can show. */
export function requirementsOf(moves: readonly Move[], rule: Rule): string[] {
  const ids = moves.flatMap(({ operationId, decisions, after, instead = [], transition }) => [
    `${operationId}.${rule}`,
    ...decisions.flatMap(({ by }) => by ?? []),
    ...[after, ...instead].flatMap(({ by }) => by ?? []),
    ...(SLOW.includes(operationId) ? [`${operationId}.arrival`] : []),
    ...(transition === undefined ? [] : [transition]),
  ]);
  return [...new Set(ids)];
}
