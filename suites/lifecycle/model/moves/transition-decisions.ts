import { lifecycle, type TaskTransition } from '../../../../spec/lifecycle.js';
import type { Decision } from '../move.js';

const { states, passes, unreachable } = lifecycle.task;

/** The states in which a task stays until somebody acts. */
export const LASTING: readonly string[] = states.filter(
  (state) => !Object.hasOwn(passes, state) && !unreachable.some((each) => each.states.includes(state)),
);

const { usual } = lifecycle.task;

const SOURCES = Object.values(lifecycle.source.reported);

/** The states of the source that belong to some states of the task. */
const sourcesOf = (tasks: readonly string[]): string[] => tasks.flatMap((state) => usual[state] ?? []);

/**
 * What a transition decides about the action that takes it: accepted from its states while the source is where it
 * belongs, refused from every other state that is not undecided. A source that is where such a task would have it
 * leaves open whose state counts.
 */
export function transitionDecisions(transition: TaskTransition): Decision[] {
  const { id, from, undecided = [], refusal } = transition;
  const others = LASTING.filter((state) => !from.includes(state) && !undecided.includes(state));
  return [
    { when: { task: from, usual: true }, answer: 'accepted', by: id },
    ...others.map(
      (state): Decision => ({
        when: { task: [state], source: SOURCES.filter((source) => isClear(source, state, from)) },
        answer: 'refused',
        by: refusal,
        codes: [refusal],
      }),
    ),
  ];
}

const isClear = (source: string, task: string, from: readonly string[]): boolean =>
  sourcesOf([task]).includes(source) || !sourcesOf(from).includes(source);
