import { Unproven } from '../../harness/unproven.js';
import type { CellResult } from '../../results/run.js';
import type { Move } from '../model/move.js';
import { type Prediction, predict } from '../model/prediction.js';
import { ask, expectKept, type Performed, perform } from '../play/perform.js';
import type { Play } from '../play/play.js';
import type { Row } from './row.js';
import type { Station } from './station.js';

/** Told of every cell that was tried, or could not be. */
export type Note = (
  move: Move,
  row: Row,
  result: Pick<CellResult, 'predicted' | 'outcome' | 'reason'>,
) => void;

/**
 * Tries moves in a row. What has to be refused is tried at once, and one look shows whether anything changed; the rest
 * is tried one by one, on the same task as long as it stays where it is. Whatever deviates is tried again on a fresh
 * task, and only what deviates there counts, so that the steps of a failure are the shortest that show it.
 */
export async function askRow(station: Station, row: Row, moves: readonly Move[], note: Note): Promise<void> {
  const play = await station.reach(row);
  const { refused, others } = split(moves, play);
  if (!(await tryAll(station, play, row, refused, note)))
    for (const move of refused) await tryFresh(station, row, move, note);
  for (const move of others) {
    if (!(await tryOne(station, await station.reach(row), row, move, note)))
      await tryFresh(station, row, move, note);
  }
}

function split(moves: readonly Move[], { situation }: Play): { refused: Move[]; others: Move[] } {
  const isRefused = (move: Move) => predict(move, situation).answer === 'refused';
  return { refused: moves.filter(isRefused), others: moves.filter((move) => !isRefused(move)) };
}

/** Whether all moves were refused as they should, and nothing has changed. */
async function tryAll(
  station: Station,
  play: Play,
  row: Row,
  moves: readonly Move[],
  note: Note,
): Promise<boolean> {
  const { recorder } = station;
  const before = play.situation;
  const results: [Move, Performed][] = [];
  for (const move of moves) {
    const { outcome, prediction } = await ask(play, move, 'matrix');
    results.push([move, { outcome, prediction }]);
    if (outcome === 'accepted') break;
  }
  const tried = results.filter(([, { outcome }]) => outcome === 'refused').map(([move]) => move);
  if (tried.length > 0) await expectKept(play, before, tried, 'matrix');
  if (recorder.deviating.length > 0 || results.length < moves.length) {
    recorder.discard();
    return false;
  }
  recorder.commit();
  for (const [move, performed] of results) note(move, row, resultOf(performed));
  return true;
}

/** Whether a move was answered, and did, as it should; always on a fresh task. */
async function tryOne(station: Station, play: Play, row: Row, move: Move, note: Note): Promise<boolean> {
  const { recorder } = station;
  const isFresh = play.moves === 0;
  recorder.label = `${move.operationId} ${move.id} when ${row.task} ${row.source}`;
  let performed = await perform(play, move, 'matrix');
  if (performed.outcome === 'unavailable') performed = (await tryAgain(station, row, move)) ?? performed;
  recorder.label = undefined;
  if (move.id === 'delete the template' && performed.outcome === 'accepted') station.loseTemplate();
  const deviates = recorder.deviating.length > 0;
  if (deviates && !isFresh) {
    recorder.discard();
    return false;
  }
  recorder.commit();
  note(
    move,
    row,
    deviates
      ? { predicted: performed.prediction.answer, outcome: 'failed', reason: null }
      : resultOf(performed),
  );
  return true;
}

/** A source that had another task before may have more to be asked for. */
async function tryAgain(station: Station, row: Row, move: Move): Promise<Performed | undefined> {
  try {
    return await perform(await station.reach(row, true, true), move, 'matrix');
  } catch (error) {
    if (!(error instanceof Unproven)) throw error;
    return undefined;
  }
}

async function tryFresh(station: Station, row: Row, move: Move, note: Note): Promise<void> {
  try {
    await tryOne(station, await station.reach(row, true), row, move, note);
  } catch (error) {
    if (!(error instanceof Unproven)) throw error;
    note(move, row, { predicted: 'open', outcome: 'not reached', reason: error.message });
  }
}

function resultOf({ outcome, prediction }: Performed): Pick<CellResult, 'predicted' | 'outcome' | 'reason'> {
  const predicted: Prediction['answer'] = prediction.answer;
  if (outcome === 'unavailable')
    return { predicted, outcome: 'not reached', reason: 'there was nothing to ask for' };
  if (outcome === 'excused')
    return { predicted, outcome: 'not reached', reason: 'it was refused for reasons outside of this API' };
  return { predicted, outcome, reason: null };
}
