import type { Graph } from '@viz-js/viz';
import type { LifecycleResult, TransitionResult } from '../../suites/results/run.js';
import { groupBy } from '../group-by.js';
import type { Texts } from '../texts/en.js';
import { edgeOf, LOOK, labelOf } from './graph-look.js';

/** What the record calls an end that the documents leave open: the task is drawn where it was. */
const OPEN = '(open)';
const START = 'none';
/** What the record calls a task that is no longer there, as an end and as a beginning. */
const GONE = ['(deleted)', 'gone'];

interface Arrow extends Pick<TransitionResult, 'from' | 'to' | 'outcome'> {
  /** What causes it: `start`. */
  action: string;
}

/**
 * The machine of the migration task: states by whether they were seen, transitions by what came of them. What keeps
 * a task where it is, above all what is forbidden there, stands in its state.
 */
export function taskGraph(
  { states }: LifecycleResult,
  transitions: readonly TransitionResult[],
  { lifecycle: names }: Texts,
): Graph {
  const arrows = transitions.filter(({ machine }) => machine === 'task').map(arrowOf);
  const moving = groupBy(
    arrows.filter(({ from, to }) => from !== to),
    ({ from, to, outcome }) => `${from} ${to} ${outcome}`,
  );
  const node = (name: string, title: string, kind: string, look: Record<string, string> = {}) => {
    const staying = arrows.filter(({ from, to }) => from === name && to === name);
    return { name, attributes: { ...look, id: `task-${name}`, class: kind, label: labelOf(title, staying) } };
  };
  const kindOf = (state: string, seen: boolean) => {
    const failed = arrows.some(
      ({ from, to, outcome }) => outcome === 'failed' && (to === state || (from === to && from === state)),
    );
    return failed ? 'failed' : seen ? 'seen' : 'unseen';
  };
  return {
    graphAttributes: { ...LOOK.graph, id: 'task-graph', rankdir: 'TB', nodesep: 0.4, ranksep: 0.55 },
    nodeAttributes: LOOK.node,
    edgeAttributes: LOOK.edge,
    nodes: [
      node(START, names.start, 'end', { shape: 'plaintext' }),
      ...states
        .filter(({ machine }) => machine === 'task')
        .map(({ state, seen }) => node(state, state, kindOf(state, seen))),
      node('gone', names.deleted, 'end', { style: 'rounded,dashed' }),
    ],
    edges: [...moving.values()].flatMap((members, index) => {
      const [first] = members;
      if (!first) return [];
      const label = members.map(({ action }) => action).join('\n');
      return [edgeOf(first.from, first.to, label, first.outcome, `task-edge-${index}`)];
    }),
  };
}

function arrowOf({ id, from, to, outcome }: TransitionResult): Arrow {
  const [name = id] = id.split(' ');
  const begin = GONE.includes(from) ? 'gone' : from;
  const end = to === OPEN ? begin : GONE.includes(to) ? 'gone' : to;
  return { from: begin, to: end, outcome, action: name.replace(/^task\./, '') };
}
