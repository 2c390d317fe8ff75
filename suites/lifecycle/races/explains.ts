import { lifecycle } from '../../../spec/lifecycle.js';
import { ANY, afterOf, isAllowed, SAME, UNCHANGED } from '../model/after.js';
import type { Move } from '../model/move.js';
import { predict } from '../model/prediction.js';
import { learn, recall } from '../model/remember.js';
import { GONE, NONE, type Situation } from '../model/situation.js';

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

/**
 * Whether a source without a task went while its deletion took its time: what becomes of a task that came in between
 * is left open.
 *
 * @param first what was shown as soon as both answers were there
 */
export const isFarewell = (before: Situation, first: Situation, now: Situation): boolean =>
  before.task === NONE && first.source !== GONE && now.source === GONE;

function inOrder(
  before: Situation,
  first: Answered,
  second: Answered,
  now: Situation,
  slowly: boolean,
): boolean {
  if (!mayAnswer(first, before)) return false;
  const between = outcomes(first, before);
  if (!slowly)
    return between.some((situation) => mayAnswer(second, situation) && ends(second, situation, now));
  const shown = [before, ...onTheWay(first, before), ...between];
  if (!shown.some((situation) => mayAnswer(second, situation))) return false;
  // Whatever was shown in between, in the end both were carried out.
  return (
    between.some((situation) => ends(second, situation, now)) ||
    outcomes(second, before).some((situation) => ends(first, situation, now))
  );
}

function mayAnswer({ move, accepted }: Answered, situation: Situation): boolean {
  const { answer } = predict(move, situation);
  return answer === 'open' || (answer === 'accepted') === accepted;
}

/** Whether carrying out a move may end where task and source are now. Nothing happens to what is gone. */
function ends({ move, accepted }: Answered, from: Situation, now: Situation): boolean {
  const isGone = move.about !== 'template' && from[move.about] === GONE;
  return isAllowed(accepted && !isGone ? afterOf(move, from) : UNCHANGED, from, now);
}

/** The situations that a move may lead to; that before it where it was refused. */
function outcomes({ move, accepted }: Answered, before: Situation): Situation[] {
  if (!accepted) return [before];
  const after = afterOf(move, before);
  const states = (allowed: readonly string[], own: string, all: readonly string[]) =>
    allowed.includes(ANY) ? all : allowed.map((state) => (state === SAME ? own : state));
  const sources = states(after.source, before.source, Object.values(lifecycle.source.reported));
  const tasks = states(after.task, before.task, lifecycle.task.states);
  return tasks.flatMap((task) =>
    sources.flatMap((source) =>
      (after.cycle ?? [before.cycle]).map((cycle) => {
        const situation = { ...before, task, source, cycle };
        return { ...situation, past: recall(learn(before.past, situation), move) };
      }),
    ),
  );
}

/** The situations on the way to what an accepted move leads to. */
const onTheWay = ({ move, accepted }: Answered, before: Situation): Situation[] =>
  accepted ? (afterOf(move, before).via ?? []).map((task) => ({ ...before, task })) : [];
