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

/** The record of a transition of tasks from a state, and of what came of it. */
export function resultOf(
  id: string,
  from: string,
  outcome: TransitionResult['outcome'],
  arrived?: string,
): TransitionResult {
  const { operation, to, 'x-source': source } = transitionOf(id);
  const documented = to === undefined ? '(open)' : (to ?? '(deleted)');
  return {
    id: `${id} ${from}`,
    machine: 'task',
    from,
    to: outcome === 'refused' ? from : (arrived ?? documented),
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
