import type { Text } from './rules.js';
import type { Source } from './source.js';
import { readYaml } from './yaml-file.js';

/** What the documents leave undecided, and the places that hint at it. Nobody is judged by it. */
interface Open {
  /** False while no suite asks it. */
  asked?: false;
  /** Why no suite can ask it. */
  unasked?: Text;
  open?: string[];
  places?: Source[];
}

/** What a transition of a task does to its source, in the states that the other operations show. */
interface SourceEffect {
  via?: string[];
  to?: string;
  /** Where it ends when it fails. */
  orTo?: string[];
  cycle?: string;
  effect?: Text;
  /** True where only examples show it. */
  open?: true;
}

export interface TaskTransition {
  id: string;
  operation: string;
  /** The value of `operation` in the body of UpdateTaskStatus. */
  action?: string;
  /** Task states from which it is allowed. */
  from: string[];
  /** Task states of which the documents do not say whether it is allowed from them. */
  undecided?: string[];
  /** Source states from which it is allowed. */
  fromSource?: string[];
  /** States on the way. */
  via?: string[];
  /** The state it ends in; `null` when the task is gone. */
  to: string | null;
  /** The error code of the refusal. */
  refusal: string;
  /** The command that the agent of the source is sent. */
  command?: string;
  source?: SourceEffect;
  'x-source': Source;
}

/** A transition of which a part is not documented: what is missing, or named in `open`. */
export interface FurtherTransition extends Open, Partial<Omit<TaskTransition, 'id' | 'operation'>> {
  id: string;
  operation: string;
  cause: 'user' | 'agent' | 'service';
  /** What the request has to say for it. */
  when?: { field: string; equals: boolean };
  /** Fields that the action needs. */
  needs?: string[];
  fromCycle?: string[];
  /** The subtasks that belong to it: a round or a name. */
  subtasks?: string;
  'x-source': Source;
}

/** A code with the case in which it is the refusal. */
interface Refusal extends Text {
  code: string;
}

/** States in which no client can keep a machine, or into which it can bring none, with the reason. */
interface Unreachable extends Text {
  states: string[];
}

interface Lifecycle {
  task: {
    'x-source': Source;
    states: string[];
    meanings: Record<string, Text>;
    /** The states by the names that error messages use. */
    named: Record<string, string[]>;
    initial: string;
    /** The states of the source that belong to each state of its task. */
    usual: Record<string, string[]>;
    /** States that end by themselves, with those that follow. */
    passes: Record<string, string[]>;
    unreachable: Unreachable[];
    transitions: TaskTransition[];
    further: FurtherTransition[];
    subtasks: Open & {
      'x-source': Source;
      meanings: Record<string, Text>;
      rounds: { user_op: string; kind: string; order: string[]; 'x-source': Source }[];
    };
  };
  source: {
    'x-source': Source;
    reported: Record<string, string>;
    meanings: Record<string, Text>;
    /** Further spellings of a shown state. */
    synonyms: Record<string, string>;
    cycles: string[];
    cycleMeanings: Record<string, Text>;
    /** States that end by themselves, with those that follow. */
    passes: Record<string, string[]>;
    pairs: {
      'x-source': Source;
      refusal: string;
      legal: Record<string, string[]>;
      open: { state: string; cycle: string; 'x-source': Source }[];
      /** The cycle that fits best for each state of no row. */
      unlisted: Record<string, string>;
    };
    delete: { operation: string; refusal: string; batch: string; return: string; 'x-source': Source };
    register: Open & { operation: string; cycle: string; to: string[]; 'x-source': Source };
    'register-again': Open & { operation: string; 'x-source': Source };
    report: Open & {
      operation: string;
      refusal: string;
      /** The states that a task may have after the report of a state of its source; it may also stay as it is. */
      follows: Record<string, string[]>;
      'x-source': Source;
    };
    counted: { operation: string; states: string[]; besides: string[]; 'x-source': Source };
  };
  commands: Open & {
    'x-source': Source;
    meanings: Record<string, Text>;
    /** What ShowCommand answers. */
    sent: string[];
    /** What UpdateCommandResult takes. */
    reported: string[];
    parameters: string[];
    /** The transitions that make a command wait. */
    queue: { command: string; by: string }[];
    fetch: { operation: string; 'x-source': Source };
    consume: { operation: string; results: string[]; refusals: Refusal[]; 'x-source': Source };
  };
  logs: Open & {
    'x-source': Source;
    states: string[];
    initial: string;
    unreachable: Unreachable[];
    meanings: Record<string, Text>;
    collect: { id: string; operation: string; command: string; refusals: Refusal[]; 'x-source': Source };
  };
  clones: Open & {
    'x-source': Source;
    states: string[];
    meanings: Record<string, Text>;
    begin: { by: string; 'x-source': Source };
    update: { operation: string; fromSource: string[]; 'x-source': Source };
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

/** Whether a state is another one, or has followed it by itself. */
export function follows(
  from: string,
  to: string,
  passes: Readonly<Record<string, readonly string[]>>,
): boolean {
  const found = [from];
  for (const each of found)
    for (const next of passes[each] ?? []) if (!found.includes(next)) found.push(next);
  return found.includes(to);
}
