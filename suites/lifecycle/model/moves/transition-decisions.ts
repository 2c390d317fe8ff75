import { lifecycle, type TaskTransition } from '../../../../spec/lifecycle.js';
import type { Decision } from '../move.js';

const { states, passes, unreachable } = lifecycle.task;

/** The states in which a task stays until somebody acts. */
export const LASTING: readonly string[] = states.filter(
  (state) => !Object.hasOwn(passes, state) && !unreachable.some((each) => each.states.includes(state)),
);

/**
 * What a transition decides about the action that takes it: accepted from its states while the source is where it
 * belongs, refused from every other state that is not undecided.
 */
export function transitionDecisions(transition: TaskTransition): Decision[] {
  const { id, from, undecided = [], refusal } = transition;
  const others = LASTING.filter((state) => !from.includes(state) && !undecided.includes(state));
  return [
    { when: { task: from, usual: true }, answer: 'accepted', by: id },
    { when: { task: others }, answer: 'refused', by: refusal, codes: [refusal] },
  ];
}
