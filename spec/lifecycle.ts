import type { Source } from './source.js';
import { readYaml } from './yaml-file.js';

export interface TaskTransition {
  id: string;
  operation: string;
  /** The value of `operation` in the body of UpdateTaskStatus. */
  action?: string;
  /** Task states from which it is allowed. */
  from: string[];
  /** Source states from which it is allowed. */
  fromSource?: string[];
  /** States on the way. */
  via?: string[];
  /** The state it ends in; `null` when the task is gone. */
  to: string | null;
  /** The error code of the refusal. */
  refusal: string;
  'x-source': Source;
}

interface Lifecycle {
  task: { 'x-source': Source; states: string[]; initial: string; transitions: TaskTransition[] };
  source: {
    'x-source': Source;
    reported: Record<string, string>;
    cycles: string[];
    pairs: {
      'x-source': Source;
      refusal: string;
      legal: Record<string, string[]>;
      open: { state: string; cycle: string; 'x-source': Source }[];
    };
    delete: { operation: string; refusal: string; 'x-source': Source };
  };
}

/** The state machines that the documents describe. */
export const lifecycle: Lifecycle = readYaml<Lifecycle>('spec/lifecycle.yaml');

/** The state that the other operations show for a `copystate` in either spelling; undefined for an unknown one. */
export function shownState(copystate: string): string | undefined {
  const { reported } = lifecycle.source;
  if (Object.hasOwn(reported, copystate)) return reported[copystate];
  return Object.values(reported).find((shown) => shown === copystate);
}

/**
 * What the matrix of SMS.7728 says about reporting a source state in a migration cycle. `open` where the
 * documents leave it undecided: the state is in no row, or a documented example contradicts the matrix.
 *
 * @param state as the other operations show it: `initialize`, not `INIT`
 */
export function pairing(state: string, cycle: string): 'legal' | 'illegal' | 'open' {
  const { legal, open } = lifecycle.source.pairs;
  if (open.some((pair) => pair.state === state && pair.cycle === cycle)) return 'open';
  if (!Object.values(legal).some((states) => states.includes(state))) return 'open';
  return Object.hasOwn(legal, cycle) && legal[cycle]?.includes(state) ? 'legal' : 'illegal';
}

/** The transition of tasks that an action of UpdateTaskStatus, or DeleteTask, causes. */
export function taskTransition(id: 'task.start' | 'task.stop' | 'task.delete'): TaskTransition {
  const found = lifecycle.task.transitions.find((transition) => transition.id === id);
  if (!found) throw new Error(`lifecycle.yaml has no transition ${id}.`);
  return found;
}
