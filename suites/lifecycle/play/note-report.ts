import { lifecycle, pairing } from '../../../spec/lifecycle.js';
import type { Recorder } from '../../harness/recorder.js';
import type { Situation } from '../model/situation.js';
import { noteTransition } from '../note-transition.js';

const { report, pairs } = lifecycle.source;

/** The id of the transition that a report is. */
export const reportId = (state: string, cycle: string): string => `source.report ${state} in ${cycle}`;

/** Records that a source is where its agent reported it, and the transition of the task that came with it. */
export function noteReport(
  recorder: Recorder,
  [state, cycle]: readonly [state: string, cycle: string],
  before: Situation,
  now: Situation,
): void {
  if (pairing(state, cycle) !== 'legal') return;
  recorder.transition({
    id: reportId(state, cycle),
    machine: 'source',
    from: '(any)',
    to: state,
    operationId: report.operation,
    verdict: 'pass',
    source: pairs['x-source'],
  });
  if (now.task === before.task) return;
  const followed = lifecycle.task.further.find(
    ({ operation, to, from = [], source = {} }) =>
      operation === report.operation && to === now.task && from.includes(before.task) && source.to === state,
  );
  if (followed) noteTransition(recorder, followed.id, before.task, 'passed');
}
