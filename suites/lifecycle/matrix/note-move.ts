import { lifecycle } from '../../../spec/lifecycle.js';
import type { Recorder } from '../../harness/recorder.js';
import type { CellResult } from '../../results/run.js';
import type { Move } from '../model/move.js';
import type { Row } from './row.js';

const TRANSITIONS = [...lifecycle.task.transitions, ...lifecycle.task.further];

/** Records a cell of the matrix and, where it is one, the transition that was tried. */
export function noteMove(
  recorder: Recorder,
  { id: move, operationId, transition: transitionId }: Move,
  { task, source }: Row,
  result: Pick<CellResult, 'predicted' | 'outcome' | 'reason'>,
): void {
  recorder.cell({ task, source, move, operationId, ...result });
  const transition = TRANSITIONS.find(({ id }) => id === transitionId);
  if (!transition || result.outcome === 'not reached') return;
  const { id, to, 'x-source': where } = transition;
  const { outcome } = result;
  recorder.transition({
    id: `${id} ${task}`,
    machine: 'task',
    from: task,
    to: outcome === 'refused' ? task : to === null ? '(deleted)' : (to ?? task),
    operationId,
    verdict: outcome === 'failed' ? 'fail' : 'pass',
    outcome: outcome === 'failed' ? 'failed' : outcome === 'refused' ? 'refused' : 'passed',
    source: where,
  });
  if (outcome === 'accepted') recorder.pass(id);
}
