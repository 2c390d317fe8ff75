import { lifecycle } from '../../../spec/lifecycle.js';
import type { Recorder } from '../../harness/recorder.js';
import { GONE, type Situation } from '../model/situation.js';
import { noteTransition } from '../note-transition.js';

const { further, passes } = lifecycle.task;

/** The transitions by which a task leaves a state on its way. */
export const PASSING = further.filter(({ from = [] }) => from.some((state) => Object.hasOwn(passes, state)));

/** Records that a task that was shown on its way has got there. */
export function notePassing(recorder: Recorder, shown: ReadonlySet<string>, { task }: Situation): void {
  for (const { id, from = [], to } of PASSING)
    for (const state of from)
      if (shown.has(state) && task === (to ?? GONE)) noteTransition(recorder, id, state, 'passed');
}
