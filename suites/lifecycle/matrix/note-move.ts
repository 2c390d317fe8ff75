import type { Recorder } from '../../harness/recorder.js';
import type { CellResult } from '../../results/run.js';
import type { Move } from '../model/move.js';
import { NONE } from '../model/situation.js';
import { noteTransition } from '../note-transition.js';
import type { Row } from './row.js';

const OUTCOMES = { accepted: 'passed', refused: 'refused', failed: 'failed' } as const;

/** Records a cell of the matrix and, where it is one, the transition that was tried. */
export function noteMove(
  recorder: Recorder,
  { id: move, operationId, transition }: Move,
  { task, source }: Row,
  result: Pick<CellResult, 'predicted' | 'outcome' | 'reason'>,
): void {
  recorder.cell({ task, source, move, operationId, ...result });
  if (transition === undefined || result.outcome === 'not reached') return;
  // Whether a source takes a second task is not part of the machine.
  if (transition === 'task.create' && task !== NONE) return;
  noteTransition(recorder, transition, task, OUTCOMES[result.outcome]);
}
