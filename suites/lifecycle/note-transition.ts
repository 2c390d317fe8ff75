import { type FurtherTransition, lifecycle, type TaskTransition } from '../../spec/lifecycle.js';
import type { Recorder } from '../harness/recorder.js';
import type { TransitionResult } from '../results/run.js';

const ALL: readonly (TaskTransition | FurtherTransition)[] = [
  ...lifecycle.task.transitions,
  ...lifecycle.task.further,
];

const VERDICTS = {
  passed: 'pass',
  refused: 'pass',
  failed: 'fail',
  'not reached': 'not-applicable',
} as const;

/** The transition of tasks with an id. */
export function transitionOf(id: string): TaskTransition | FurtherTransition {
  const found = ALL.find((transition) => transition.id === id);
  if (!found) throw new Error(`lifecycle.yaml has no transition ${id}.`);
  return found;
}

/** Whether the documents let a transition begin in a state, or leave that open. */
function mayBegin(
  { from = [], undecided = [] }: Pick<TaskTransition, 'undecided'> & { from?: string[] },
  state: string,
) {
  return from.length === 0 || from.includes(state) || undecided.includes(state);
}

/** The record of a transition of tasks from a state, and of what came of it. One that is forbidden there ends there. */
export function resultOf(
  id: string,
  from: string,
  outcome: TransitionResult['outcome'],
  arrived?: string,
): Omit<TransitionResult, 'reason'> {
  const transition = transitionOf(id);
  const { operation, to, 'x-source': source } = transition;
  const documented = to === undefined ? '(open)' : (to ?? '(deleted)');
  const stays = outcome === 'refused' || (outcome === 'not reached' && !mayBegin(transition, from));
  return {
    id: `${id} ${from}`,
    machine: 'task',
    from,
    to: stays ? from : (arrived ?? documented),
    operationId: operation,
    verdict: VERDICTS[outcome],
    outcome,
    source,
  };
}

/**
 * Records that a transition of tasks was tried.
 *
 * @param arrived the state it led to, where that is not the documented one
 */
export function noteTransition(
  recorder: Recorder,
  id: string,
  from: string,
  outcome: TransitionResult['outcome'],
  arrived?: string,
): void {
  recorder.transition(resultOf(id, from, outcome, arrived));
  if (outcome === 'passed') recorder.pass(id);
}
