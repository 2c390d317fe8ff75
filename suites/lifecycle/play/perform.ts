import { type CallInput, type Exchange, isAccepted } from '../../harness/exchange.js';
import { nameIn } from '../../harness/resources.js';
import { summary } from '../../harness/trial.js';
import { afterOf, describeAfter, isAllowed, isKept, isOnTheWay } from '../model/after.js';
import type { After, Move } from '../model/move.js';
import { type Prediction, predict } from '../model/prediction.js';
import { recall } from '../model/remember.js';
import { describeSituation, NONE, type Situation } from '../model/situation.js';
import { isExcused } from './excused.js';
import { notePassing } from './note-passing.js';
import { noteReport } from './note-report.js';
import type { Play, Sight } from './play.js';

/** The rule under which an operation is judged where the documents name no other. */
export type Rule = 'matrix' | 'history' | 'races';

/** What came of a move. */
export interface Performed {
  /** `unavailable`: there was nothing to ask for; `excused`: refused for reasons outside of the API. */
  outcome: 'accepted' | 'refused' | 'unavailable' | 'excused';
  prediction: Prediction;
}

/** Asks for a move, judges the answer, and waits for what an accepted one leads to. */
export async function perform(play: Play, move: Move, rule: Rule): Promise<Performed> {
  const before = play.situation;
  const { exchange, ...performed } = await ask(play, move, rule);
  if (exchange && performed.outcome === 'accepted') await arrive(play, move, before, rule);
  else if (exchange) await expectKept(play, before, [move], rule);
  return performed;
}

/**
 * Asks for a move.
 *
 * @param isJudged whether the answer alone is judged
 */
export async function ask(
  play: Play,
  move: Move,
  rule: Rule,
  isJudged = true,
): Promise<Performed & { exchange: Exchange | undefined }> {
  const prediction = predictFor(play, move);
  const input = await move.input(play);
  if (!input) return { outcome: 'unavailable', prediction, exchange: undefined };
  const exchange = await send(play, move, input);
  play.moves += 1;
  const asked = isJudged ? prediction : { ...prediction, answer: 'open' as const };
  const outcome = judge(play, move, asked, exchange, rule);
  if (outcome === 'accepted') play.onAccepted(move.id);
  return { outcome, prediction, exchange };
}

/** Whether a request is accepted that names no object of the run where it needs one is open. */
function predictFor(play: Play, move: Move): Prediction {
  const prediction = predict(move, play.situation);
  const lacks = move.needs !== undefined && play[`${move.needs}Id`] === '';
  return lacks && prediction.answer === 'accepted' ? { ...prediction, answer: 'open' } : prediction;
}

async function send(play: Play, move: Move, input: CallInput): Promise<Exchange> {
  const { trial } = play;
  const { creates } = move;
  if (!creates) return trial.call(move.operationId, input);
  const created = trial.context.world.announce(trial, creates, nameIn(creates, input.body));
  const exchange = await trial.call(move.operationId, input);
  const id = created(exchange);
  if (creates === 'task' && id !== null && play.situation.task === NONE) play.taskId = id;
  return exchange;
}

function judge(
  { trial, situation }: Play,
  move: Move,
  { answer, by, codes, statuses }: Prediction,
  exchange: Exchange,
  rule: Rule,
): 'accepted' | 'refused' | 'excused' {
  const requirement = by ?? `${move.operationId}.${rule}`;
  const why = `${move.what} for ${describeSituation(situation)}`;
  const accepted = isAccepted(exchange);
  if (answer === 'refused') {
    trial.expectRefused(requirement, exchange, why, { codes, statuses });
  } else if (answer === 'accepted') {
    if (isExcused(trial.context.contract, exchange)) return 'excused';
    trial.expectAccepted(requirement, exchange, why);
  } else {
    trial.expect(requirement, {
      ok: accepted || (exchange.status >= 400 && exchange.status < 500),
      message: `${move.operationId} answered ${why} with ${summary(exchange)}.`,
      expected: [200, 400],
      received: exchange.status,
      exchange,
    });
  }
  return accepted ? 'accepted' : 'refused';
}

/** Looks until task and source are where an accepted move may lead, and judges where they are. */
async function arrive(play: Play, move: Move, before: Situation, rule: Rule): Promise<void> {
  const after = afterOf(move, before);
  const { situation: now, exchange } = await lookUntil(play, move, before, after);
  play.situation = { ...now, past: recall(now.past, move) };
  const arrived = isAllowed(after, before, now) || play.isLate(before, now);
  play.expectLate(after);
  if (arrived && move.reports) noteReport(play.trial.context.recorder, move.reports, before, now);
  const onTheWay = !arrived && isOnTheWay(after, now);
  const arrival = `${move.operationId}.arrival`;
  if (arrived && after.via) play.trial.context.recorder.pass(arrival);
  const states = `the task ${now.task} and the source ${now.source} in ${now.cycle}`;
  play.trial.expect(onTheWay ? arrival : (after.by ?? `${move.operationId}.${rule}`), {
    ok: arrived,
    message: onTheWay
      ? `${move.operationId} accepted ${move.what}, and the task stays ${now.task}; if the server takes longer, give it more time with --settle.`
      : `${move.operationId} accepted ${move.what} for ${describeSituation(before)}; then ${states} are shown, documented is ${describeAfter(after, before)}.`,
    expected: {
      task: [...after.task],
      source: [...after.source],
      ...(after.cycle && { cycle: [...after.cycle] }),
    },
    received: { task: now.task, source: now.source, cycle: now.cycle },
    exchange,
  });
}

async function lookUntil(play: Play, move: Move, before: Situation, after: After): Promise<Sight> {
  const settled = ({ situation }: Sight) => isAllowed(after, before, situation);
  const shown = new Set<string>();
  const last = await play.trial.eventually(async () => {
    const sight = await play.look();
    shown.add(sight.situation.task);
    // Some servers wait for their agent.
    if (!settled(sight) && move.by === 'user') await play.obey();
    return sight;
  }, settled);
  notePassing(play.trial.context.recorder, shown, last.situation);
  return last;
}

/** Looks whether refused moves left everything as it was. */
export async function expectKept(
  play: Play,
  before: Situation,
  refused: readonly Move[],
  rule: Rule,
): Promise<void> {
  const { situation: now, exchange } = await play.look();
  const ok = isKept(before, now) || play.isLate(before, now);
  for (const { operationId, what } of refused) {
    play.trial.expect(`${operationId}.${rule}`, {
      ok,
      message: `${operationId} was asked for ${what} and did not accept it; ${describeSituation(before)} has become ${describeSituation(now)}.`,
      expected: { task: before.task, source: before.source, cycle: before.cycle },
      received: { task: now.task, source: now.source, cycle: now.cycle },
      exchange,
    });
  }
}
