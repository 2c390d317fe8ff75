import { follows, lifecycle } from '../../../spec/lifecycle.js';
import { holds } from './condition.js';
import type { After, Move } from './move.js';
import type { Situation } from './situation.js';

const { task: tasks, source: sources } = lifecycle;

/** The state before. */
export const SAME = '=';

/** Any state. */
export const ANY = '*';

/** A refused request, and one that is about something else, changes nothing. */
export const UNCHANGED: After = { task: [SAME], source: [SAME] };

/** The states that may be shown after a move was accepted in a situation. */
export const afterOf = ({ after, instead = [] }: Move, situation: Situation): After =>
  instead.find(({ when }) => holds(when, situation)) ?? after;

/** Whether a state is among the allowed ones, or has followed one of them by itself. */
function allows(
  allowed: readonly string[],
  before: string,
  now: string,
  passes: Record<string, string[]>,
): boolean {
  if (allowed.includes(ANY)) return true;
  return allowed.some((each) => follows(each === SAME ? before : each, now, passes));
}

/** Whether a source may be where it is now. */
const allowsSource = ({ source }: After, before: Situation, now: Situation): boolean =>
  allows(source, before.source, now.source, sources.passes);

/**
 * Whether a task may be where it is now. A source that went on by itself may have taken its task with it.
 */
function allowsTask({ task }: After, before: Situation, now: Situation): boolean {
  if (allows(task, before.task, now.task, tasks.passes)) return true;
  const passed = now.source !== before.source && follows(before.source, now.source, sources.passes);
  return passed && (sources.report.follows[now.source] ?? []).includes(now.task);
}

/** Whether a cycle may be what it is now; only a report settles it. */
const allowsCycle = ({ cycle }: After, now: Situation): boolean => cycle?.includes(now.cycle) ?? true;

/** Whether a situation is one that a move may lead to. */
export const isAllowed = (after: After, before: Situation, now: Situation): boolean =>
  allowsTask(after, before, now) && allowsSource(after, before, now) && allowsCycle(after, now);

/** Whether nothing has changed, but what changes by itself. */
export const isKept = (before: Situation, now: Situation): boolean =>
  isAllowed(UNCHANGED, before, now) && (now.cycle === before.cycle || now.source !== before.source);

/** Whether the task is on its way: the request was accepted, and has to be carried out. */
export const isOnTheWay = ({ via = [] }: After, now: Situation): boolean => via.includes(now.task);

/** The states of an outcome in words. */
export function describeAfter({ task, source }: After, before: Situation): string {
  const named = (states: readonly string[], state: string) =>
    states.includes(ANY)
      ? 'any state'
      : [...new Set(states.map((each) => (each === SAME ? state : each)))].join(' or ');
  return `the task ${named(task, before.task)} and the source ${named(source, before.source)}`;
}
