import { type FurtherTransition, lifecycle, type TaskTransition } from '../../spec/lifecycle.js';
import type { StateResult } from '../results/run.js';
import { NEVER_SEEN } from '../results/without-cases.js';

const UNREACHABLE = {
  task: lifecycle.task.unreachable,
  logs: lifecycle.logs.unreachable,
  source: [],
  command: [],
};

/** Why no answer showed a state of a machine: no client can bring it about, or the server never got there. */
export const whyUnseen = (machine: StateResult['machine'], state: string): string =>
  UNREACHABLE[machine].find(({ states }) => states.includes(state))?.en ?? NEVER_SHOWN;

const NEVER_SHOWN = 'no answer of the run showed it';

/** Why a transition of tasks was not tried from a state. */
export function whyNotReached(transition: TaskTransition | FurtherTransition, from: string): string {
  const { unasked } = 'unasked' in transition ? transition : {};
  const passing = lifecycle.task.unreachable.find(({ states }) => states.includes(from));
  return unasked?.en ?? passing?.en ?? NEVER_SEEN.transition;
}
