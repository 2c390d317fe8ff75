import type { Graph } from '@viz-js/viz';
import type { LifecycleResult, TransitionResult } from '../../suites/results/run.js';
import { edgeOf, LOOK } from './graph-look.js';

/** The states that an agent may report of its source, by the migration cycles that they belong to. */
export function sourceGraph({ states }: LifecycleResult, transitions: readonly TransitionResult[]): Graph {
  const reports = transitions.flatMap((one) => {
    const cycle = / in (\S+)$/.exec(one.id)?.[1];
    return one.machine === 'source' && cycle !== undefined ? [{ ...one, cycle }] : [];
  });
  const cycles = [...new Set(reports.map(({ cycle }) => cycle))];
  const named = new Set(reports.map(({ to }) => to));
  return {
    graphAttributes: { ...LOOK.graph, id: 'source-graph', rankdir: 'LR', nodesep: 0.15, ranksep: 1.6 },
    nodeAttributes: LOOK.node,
    edgeAttributes: LOOK.edge,
    nodes: [
      ...cycles.map((cycle) => ({
        name: `cycle ${cycle}`,
        attributes: { label: cycle, shape: 'plaintext', id: `source-cycle-${cycle}`, class: 'end' },
      })),
      ...states
        .filter(({ machine, state }) => machine === 'source' && named.has(state))
        .map(({ state, seen }) => ({
          name: state,
          attributes: { label: state, id: `source-${state}`, class: seen ? 'seen' : 'unseen' },
        })),
    ],
    edges: reports.map(({ cycle, to, outcome }, index) =>
      edgeOf(`cycle ${cycle}`, to, '', outcome, `source-edge-${index}`),
    ),
  };
}
