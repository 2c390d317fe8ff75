import { lifecycle } from '../../../spec/lifecycle.js';
import { ANY, afterOf, isAllowed, SAME, UNCHANGED } from '../model/after.js';
import type { Move } from '../model/move.js';
import { predict } from '../model/prediction.js';
import { learn, recall } from '../model/remember.js';
import type { Situation } from '../model/situation.js';

/** A move that was asked for at the same time as another one, and whether it was accepted. */
export interface Answered {
  move: Move;
  accepted: boolean;
}

/**
 * Whether the answers to two moves that were asked for at once, and where task and source are afterwards, could have
 * come of asking for one after the other.
 *
 * @param slowly whether an accepted move takes its time, so that the other one may find everything as it was
 */
export function explains(
  before: Situation,
  pair: readonly [Answered, Answered],
  now: Situation,
  slowly: boolean,
): boolean {
  const [one, other] = pair;
  return inOrder(before, one, other, now, slowly) || inOrder(before, other, one, now, slowly);
}

function inOrder(
  before: Situation,
  first: Answered,
  second: Answered,
  now: Situation,
  slowly: boolean,
): boolean {
  if (!mayAnswer(first, before)) return false;
  const between = first.accepted ? outcomes(first.move, before, slowly) : [before];
  return between.some(
    (situation) => mayAnswer(second, situation) && mayEnd(second, situation, now, first, before, slowly),
  );
}

function mayAnswer({ move, accepted }: Answered, situation: Situation): boolean {
  const { answer } = predict(move, situation);
  return answer === 'open' || (answer === 'accepted') === accepted;
}

/** A slow server may have carried out the first move after the second one. */
function mayEnd(
  { move, accepted }: Answered,
  between: Situation,
  now: Situation,
  first: Answered,
  before: Situation,
  slowly: boolean,
): boolean {
  const after = accepted ? afterOf(move, between) : UNCHANGED;
  if (isAllowed(after, between, now)) return true;
  return slowly && first.accepted && isAllowed(afterOf(first.move, before), before, now);
}

/** The situations that a move may lead to. */
function outcomes(move: Move, before: Situation, slowly: boolean): Situation[] {
  const after = afterOf(move, before);
  const states = (allowed: readonly string[], own: string, all: readonly string[]) =>
    allowed.includes(ANY) ? all : allowed.map((state) => (state === SAME ? own : state));
  const sources = states(after.source, before.source, Object.values(lifecycle.source.reported));
  const tasks = [
    ...states(after.task, before.task, lifecycle.task.states),
    ...(slowly ? (after.via ?? []) : []),
  ];
  const found = tasks.flatMap((task) =>
    sources.flatMap((source) =>
      (after.cycle ?? [before.cycle]).map((cycle) => {
        const situation = { ...before, task, source, cycle };
        return { ...situation, past: recall(learn(before.past, situation), move) };
      }),
    ),
  );
  return slowly ? [...found, before] : found;
}
