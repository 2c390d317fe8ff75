import type { Check } from '../../harness/check.js';
import type { Trial } from '../../harness/trial.js';
import { Unproven } from '../../harness/unproven.js';
import { usualSource } from '../matrix/row.js';
import { Station } from '../matrix/station.js';
import { ANY, afterOf, isOnTheWay, SAME } from '../model/after.js';
import type { After, Move } from '../model/move.js';
import { describeSituation, type Situation } from '../model/situation.js';
import { ask } from '../play/perform.js';
import type { Play, Sight } from '../play/play.js';
import { type Answered, explains, isFarewell } from './explains.js';
import { RACES, type Race } from './race.js';

/** How often each race is run, half of them with either request sent first: who comes first is left to chance. */
const ROUNDS = 4;

/** Requests at the same time have the outcome of some order of them. */
export const raceChecks: readonly Check[] = RACES.map((race) => {
  const [one, other] = race.moves;
  return {
    suite: 'lifecycle',
    operationId: one.operationId,
    label: `race of ${one.id} and ${other.id} when ${race.task}`,
    requirements: [`${one.operationId}.races`],
    scope: 'own-resources',
    run: (trial) => runRace(trial, race),
  };
});

async function runRace({ context, label }: Trial, { task, moves }: Race): Promise<void> {
  const station = new Station(context, label);
  try {
    for (let round = 1; round <= ROUNDS; round += 1) {
      const play = await station.reach({ task, source: usualSource(task) }, true);
      await runAtOnce(play, moves, round % 2 === 0);
      station.recorder.commit();
    }
  } catch (error) {
    // A state that this server does not let a client reach has no races either.
    if (!(error instanceof Unproven)) throw error;
    for (const { operationId } of moves) context.recorder.leaveOut(`${operationId}.races`, error.message);
  } finally {
    await station.close();
  }
}

/**
 * Asks for both at once. The answers are not judged alone: what is right depends on who came first.
 *
 * @param isTurned whether the second one is sent first
 */
async function runAtOnce(play: Play, moves: Race['moves'], isTurned: boolean): Promise<void> {
  const { trial, situation: before } = play;
  const [one, other] = moves;
  const pair = await (isTurned ? atOnce(play, other, one).then(turned) : atOnce(play, one, other));
  // A server that still shows what was before takes its time.
  const first = await play.look();
  const slowly = pair.some(
    ({ move, accepted }) => accepted && isPending(afterOf(move, before), before, first.situation),
  );
  const isExplained = ({ situation }: Pick<Sight, 'situation'>) =>
    explains(before, pair, situation, slowly) || isFarewell(before, first.situation, situation);
  const { situation: now, exchange } = await trial.eventually(async () => {
    const sight = await play.look();
    // Some servers wait for their agent.
    if (slowly && !isExplained(sight)) await play.obey();
    return sight;
  }, isExplained);
  const answers = pair.map(({ accepted }) => (accepted ? 'accepted' : 'refused'));
  trial.expect(`${one.operationId}.races`, {
    ok: isExplained({ situation: now }),
    message: `For ${describeSituation(before)}, ${one.what} (${answers[0]}) and ${other.what} (${answers[1]}) were asked for at the same time; ${describeSituation(now)} came of it. No order of the two leads there.`,
    expected: 'the outcome of one after the other',
    received: { answers, task: now.task, source: now.source, cycle: now.cycle },
    exchange,
  });
}

/** Whether what has to come of an accepted request is not there yet. */
function isPending(after: After, before: Situation, now: Situation): boolean {
  const stays = (allowed: readonly string[], earlier: string, later: string) =>
    earlier === later && ![SAME, ANY, earlier].some((state) => allowed.includes(state));
  return (
    stays(after.task, before.task, now.task) ||
    stays(after.source, before.source, now.source) ||
    isOnTheWay(after, now)
  );
}

const atOnce = (play: Play, one: Move, other: Move): Promise<[Answered, Answered]> =>
  Promise.all([outcomeOf(play, one), outcomeOf(play, other)]);

const turned = ([one, other]: [Answered, Answered]): [Answered, Answered] => [other, one];

async function outcomeOf(play: Play, move: Move): Promise<Answered> {
  const { outcome } = await ask(play, move, 'races', false);
  return { move, accepted: outcome === 'accepted' };
}
