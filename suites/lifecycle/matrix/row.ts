import { lifecycle } from '../../../spec/lifecycle.js';
import type { Move } from '../model/move.js';
import { MOVES } from '../model/moves/moves.js';
import { SOURCE_STATES } from '../model/moves/reports.js';
import { LASTING } from '../model/moves/transition-decisions.js';
import { GONE, NONE } from '../model/situation.js';

/** A state of a task with a state of its source. */
export interface Row {
  task: string;
  source: string;
}

/** The states of a task in which requests are tried: none yet, those that last, and deleted. */
export const TASK_STATES: readonly string[] = [NONE, ...LASTING, GONE];

/** The state of the source in which a task is as usual when everything is tried on it. */
export const usualSource = (task: string): string =>
  task === NONE || task === GONE ? 'waiting' : (lifecycle.task.usual[task]?.at(-1) ?? 'waiting');

/** The rows of a state of a task, the usual one first. A deleted task has no source any more. */
export function rowsOf(task: string): Row[] {
  const usual = usualSource(task);
  const others = task === GONE ? [] : SOURCE_STATES.filter((source) => source !== usual);
  return [usual, ...others].map((source) => ({ task, source }));
}

/** Whether everything is tried in a row, or only what may depend on the state of the source. */
export const isUsualRow = ({ task, source }: Row): boolean => source === usualSource(task);

/** What is tried in a row. */
export function movesOf(row: Row): Move[] {
  const isUsual = isUsualRow(row);
  return MOVES.filter(({ asked, about }) => {
    if (row.task === NONE && about !== 'source') return false;
    if (row.task === GONE && about !== 'task') return false;
    return isUsual || asked === 'in every pair';
  });
}
