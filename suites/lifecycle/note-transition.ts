import type { TaskTransition } from '../../spec/lifecycle.js';
import type { Trial } from '../harness/trial.js';
import type { Verdict } from '../results/verdict.js';

/** Records that a documented transition of tasks was tried. */
export function noteTransition(
  trial: Trial,
  { id, operation, to, 'x-source': source }: TaskTransition,
  from: string,
  verdict: Verdict,
) {
  trial.context.recorder.transition({
    id: `${id} ${from}`,
    machine: 'task',
    from,
    to: to ?? '(deleted)',
    operationId: operation,
    verdict,
    source,
  });
}
