import { lifecycle, taskTransition } from '../../../spec/lifecycle.js';
import type { Move } from './move.js';
import { moveOf } from './moves/moves.js';
import { cyclesFor, reportMove } from './moves/reports.js';
import { GONE, NONE } from './situation.js';

/** A move that takes a task from one state to another. */
interface Edge {
  from: string;
  to: string;
  move: Move;
}

const { transitions, further, initial } = lifecycle.task;

const byUser: Edge[] = transitions.flatMap(({ id, action = 'delete', from, to }) =>
  from.map((state) => ({
    from: state,
    to: id === taskTransition('task.delete').id ? GONE : (to ?? GONE),
    move: moveOf(action),
  })),
);

/** The reports of the agent that take its task with them, where the server lets them. */
const byAgent: Edge[] = further.flatMap(({ operation, from = [], to, source = {} }) => {
  if (operation !== lifecycle.source.report.operation || !to || !source.to) return [];
  const [cycle = ''] = source.cycle === undefined ? cyclesFor(source.to, ['replicating']) : [source.cycle];
  const move = reportMove(source.to, cycle);
  return from.map((state) => ({ from: state, to, move }));
});

const EDGES: readonly Edge[] = [
  { from: NONE, to: initial, move: moveOf('create a task') },
  ...byUser,
  ...byAgent,
];

/** The shortest sequence of moves that brings a source without a task to a state of its task; undefined where none does. */
export function wayTo(task: string): readonly Edge[] | undefined {
  const ways = new Map<string, Edge[]>([[NONE, []]]);
  for (const [state, way] of ways) {
    if (state === task) return way;
    for (const edge of EDGES) {
      if (edge.from === state && !ways.has(edge.to)) ways.set(edge.to, [...way, edge]);
    }
  }
  return undefined;
}
