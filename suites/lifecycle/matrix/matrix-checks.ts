import { lifecycle } from '../../../spec/lifecycle.js';
import type { Check } from '../../harness/check.js';
import type { Context } from '../../harness/context.js';
import type { Recorder } from '../../harness/recorder.js';
import type { Trial } from '../../harness/trial.js';
import { Unproven } from '../../harness/unproven.js';
import { outside } from '../../recording/part.js';
import { requirementsOf } from '../model/model-requirements.js';
import type { Move } from '../model/move.js';
import { predict } from '../model/prediction.js';
import { NOTHING_YET } from '../model/situation.js';
import { PASSING } from '../play/note-passing.js';
import { askRow, type Note } from './ask-row.js';
import { noteMove } from './note-move.js';
import { movesOf, type Row, rowsOf, TASK_STATES } from './row.js';
import { Station } from './station.js';

/** How many rows a check asks: few, so that checks run side by side, and many, so that rows share a task. */
const ROWS = 5;

/** A move that deviates in so many rows is tried in no other: that it is broken is clear by then. */
const ENOUGH = 3;

/** The transitions that come with a report of the agent, or that a task takes on its way. */
const BY_THE_WAY = [
  ...lifecycle.task.further.filter(({ operation }) => operation === lifecycle.source.report.operation),
  ...PASSING,
].map(({ id }) => id);

/** Everything that can be asked for, in every state of a task and its source. */
export const matrixChecks: readonly Check[] = TASK_STATES.flatMap((task) => {
  const rows = rowsOf(task);
  const starts = rows.flatMap((_, index) => (index % ROWS === 0 ? [index] : []));
  return starts.map((start) => matrixCheck(task, rows.slice(start, start + ROWS)));
});

function matrixCheck(task: string, rows: readonly Row[]): Check {
  const moves = [...new Set(rows.flatMap(movesOf))];
  return {
    suite: 'lifecycle',
    operationId: 'UpdateTaskStatus',
    label: `matrix ${task} with ${rows.map(({ source }) => source).join(', ')}`,
    requirements: [...requirementsOf(moves, 'matrix'), ...BY_THE_WAY],
    scope: 'own-resources',
    run: (trial) => askRows(trial, rows),
  };
}

async function askRows({ context, label }: Trial, rows: readonly Row[]): Promise<void> {
  const station = new Station(context, label);
  const failures = failuresOf(context.recorder);
  const note: Note = (move, row, result) => {
    if (result.outcome === 'failed') failures.set(move.id, (failures.get(move.id) ?? 0) + 1);
    noteMove(context.recorder, move, row, result);
  };
  try {
    for (const row of rows) {
      const moves = movesOf(row).filter((move) => isSelected(move, context));
      const failing = outside('broken moves', () => brokenOf(moves, failures)) ?? [];
      const [broken, working] = divide(moves, ({ id }) => failing.includes(id));
      for (const move of broken) leaveOut(move, row, 'it failed in other states already', note);
      try {
        await askRow(station, row, working, note);
      } catch (error) {
        if (!(error instanceof Unproven)) throw error;
        for (const move of working) leaveOut(move, row, error.message, note);
      }
    }
  } finally {
    await station.close();
  }
}

/** The moves that deviate often enough, also in other checks; undefined without any. */
function brokenOf(moves: readonly Move[], failures: ReadonlyMap<string, number>): string[] | undefined {
  const broken = moves.flatMap(({ id }) => ((failures.get(id) ?? 0) >= ENOUGH ? [id] : []));
  return broken.length > 0 ? broken : undefined;
}

/** Whether a requirement is asked for that the move can show. */
const isSelected = (move: Move, { recorder }: Context): boolean =>
  requirementsOf([move], 'matrix').some((id) => recorder.has(id));

function leaveOut(move: Move, row: Row, reason: string, note: Note): void {
  const situation = { ...row, cycle: '', connected: undefined, past: NOTHING_YET };
  note(move, row, { predicted: predict(move, situation).answer, outcome: 'not reached', reason });
}

function divide<T>(all: readonly T[], isFirst: (one: T) => boolean): [T[], T[]] {
  return [all.filter(isFirst), all.filter((one) => !isFirst(one))];
}

const known = new WeakMap<Recorder, Map<string, number>>();

/** How often each move deviated in a run. */
function failuresOf(recorder: Recorder): Map<string, number> {
  const failures = known.get(recorder) ?? new Map<string, number>();
  known.set(recorder, failures);
  return failures;
}
