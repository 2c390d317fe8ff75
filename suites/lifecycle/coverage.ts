import { lifecycle } from '../../spec/lifecycle.js';
import type { Profile } from '../../spec/profiles.js';
import type { Recorder } from '../harness/recorder.js';
import { withCoverage } from '../results/merge-lifecycle.js';
import type { CellResult, LifecycleResult, StateResult, TransitionResult } from '../results/run.js';
import { movesOf, rowsOf, TASK_STATES } from './matrix/row.js';
import { LEGAL_PAIRS } from './model/moves/reports.js';
import { LASTING } from './model/moves/transition-decisions.js';
import { predict } from './model/prediction.js';
import { NONE, NOTHING_YET } from './model/situation.js';
import { resultOf } from './note-transition.js';
import { reportId } from './play/note-report.js';
import { whyNotReached, whyUnseen } from './why-not-reached.js';
import { cellsWithoutBlame, transitionsWithoutBlame } from './without-blame.js';

const { task, source, commands, logs } = lifecycle;

/** What a run has seen of the state machines, and what it has not. */
export const lifecycleResult = (recorder: Recorder, profile: Profile): LifecycleResult =>
  withCoverage(
    statesOf(recorder),
    cellsWithoutBlame(cellsOf(recorder), profile),
    transitionsOf(recorder, profile),
  );

function statesOf(recorder: Recorder): StateResult[] {
  const machines: Record<StateResult['machine'], readonly string[]> = {
    task: task.states,
    source: Object.values(source.reported),
    command: Object.keys(commands.meanings),
    logs: logs.states,
  };
  return (Object.keys(machines) as StateResult['machine'][]).flatMap((machine) =>
    machines[machine].map((state) => {
      const seen = recorder.hasSeen(machine, state);
      return { machine, state, seen, reason: seen ? null : whyUnseen(machine, state) };
    }),
  );
}

/** Every documented transition, and every one that is forbidden and has to be refused, whether it was tried or not. */
export function transitionsOf(recorder: Recorder, profile: Profile): TransitionResult[] {
  const all = new Map([...ofTasks(), ...ofSources()].map((transition) => [transition.id, transition]));
  for (const tried of recorder.transitions) all.set(tried.id, tried);
  const sorted = [...all.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  return transitionsWithoutBlame(sorted, profile);
}

/** What a user asks for can be asked for in every state that lasts; the rest happens in the states that it is for. */
const ofTasks = (): TransitionResult[] =>
  [...task.transitions, ...task.further].flatMap((transition) => {
    const { id, action, operation, from = [] } = transition;
    const isAsked = action !== undefined || operation.startsWith('Delete');
    const states = isAsked ? LASTING : from.length > 0 ? from : [NONE];
    return states.map((state) => ({
      ...resultOf(id, state, 'not reached'),
      reason: whyNotReached(transition, state),
    }));
  });

const ofSources = (): TransitionResult[] =>
  LEGAL_PAIRS.map(([state, cycle]) => ({
    id: reportId(state, cycle),
    machine: 'source',
    from: '(any)',
    to: state,
    operationId: source.report.operation,
    verdict: 'not-applicable',
    outcome: 'not reached',
    reason: 'the run did not reach the transition',
    source: source.pairs['x-source'],
  }));

function cellsOf(recorder: Recorder): CellResult[] {
  const tried = new Map(recorder.cells.map((cell) => [keyOf(cell), cell]));
  const all = TASK_STATES.flatMap(rowsOf).flatMap((row) =>
    movesOf(row).map((move): CellResult => {
      const { id, operationId } = move;
      const situation = { ...row, cycle: '', connected: undefined, past: NOTHING_YET };
      const predicted = predict(move, situation).answer;
      const cell = {
        ...row,
        move: id,
        operationId,
        predicted,
        outcome: 'not reached',
        reason: null,
      } as const;
      return tried.get(keyOf(cell)) ?? { ...cell, reason: 'it was not asked for' };
    }),
  );
  return [...all, ...unreachable()];
}

/** States into which no client brings a task, each once for everything that can be asked for. */
const unreachable = (): CellResult[] =>
  task.unreachable.flatMap(({ states, en }) =>
    states.flatMap((state) =>
      movesOf({ task: state, source: 'waiting' })
        .filter(({ about }) => about === 'task')
        .map(({ id, operationId }) => ({
          task: state,
          source: '(any)',
          move: id,
          operationId,
          predicted: 'open' as const,
          outcome: 'not reached' as const,
          reason: en,
        })),
    ),
  );

const keyOf = ({ task: state, source: of, move }: Pick<CellResult, 'task' | 'source' | 'move'>): string =>
  [state, of, move].join(' | ');
