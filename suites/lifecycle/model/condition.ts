import { type Certainty, isUsual, type Past, type Situation } from './situation.js';

/** What a situation has to be like; what is absent does not matter. */
export interface Condition {
  task?: readonly string[];
  source?: readonly string[];
  cycle?: readonly string[];
  /** Whether the state of the source belongs to that of the task. */
  usual?: boolean;
  /** What is shown of the connection of the agent; `unknown` where nothing is. */
  connected?: readonly ('yes' | 'no' | 'unknown')[];
  past?: { readonly [Fact in keyof Past]?: readonly Certainty[] };
}

/** Whether a situation is as a condition says. */
export function holds(condition: Condition, situation: Situation): boolean {
  const { task, source, cycle, usual, connected, past = {} } = condition;
  return (
    has(task, situation.task) &&
    has(source, situation.source) &&
    has(cycle, situation.cycle) &&
    (usual === undefined || usual === isUsual(situation)) &&
    has(connected, CONNECTION[String(situation.connected)] ?? 'unknown') &&
    FACTS.every((fact) => has(past[fact], situation.past[fact]))
  );
}

const CONNECTION: Record<string, 'yes' | 'no'> = { true: 'yes', false: 'no' };

const FACTS = ['started', 'synchronised', 'launched', 'collecting'] as const satisfies (keyof Past)[];

const has = <T>(values: readonly T[] | undefined, value: T): boolean => values?.includes(value) ?? true;
