import { expect, test } from 'vitest';
import type { TransitionResult } from '../../suites/results/run.js';
import { en } from '../texts/en.js';
import { draw } from './draw.js';
import { taskGraph } from './task-graph.js';

const transition = (id: string, from: string, to: string, outcome: TransitionResult['outcome']) => ({
  id: `task.${id} ${from}`,
  machine: 'task' as const,
  from,
  to,
  operationId: 'UpdateTaskStatus',
  verdict: 'pass' as const,
  outcome,
  reason: null,
  source: { document: '004' },
});

const seen = {
  states: (['READY', 'RUNNING', 'DELETING'] as const).map((state) => ({
    machine: 'task' as const,
    state,
    seen: state !== 'DELETING',
    reason: null,
  })),
  cells: [],
  coverage: {
    states: { covered: 2, total: 3 },
    transitions: { covered: 1, total: 1 },
    cells: { covered: 0, total: 0 },
  },
};

const graphOf = (...transitions: TransitionResult[]) => taskGraph(seen, transitions, en);

test('transitions with the same ends and outcome are one edge', () => {
  const { edges } = graphOf(
    transition('start', 'READY', 'RUNNING', 'passed'),
    transition('create-and-start', 'READY', 'RUNNING', 'passed'),
    transition('force', 'READY', 'RUNNING', 'failed'),
  );
  expect(
    edges?.map(({ tail, head, attributes }) => [tail, head, attributes?.label, attributes?.class]),
  ).toEqual([
    ['READY', 'RUNNING', 'start\ncreate-and-start', 'passed'],
    ['READY', 'RUNNING', 'force', 'failed'],
  ]);
});

test('what is forbidden in a state, or ends where the documents leave open, stands in the state', () => {
  const graph = graphOf(
    transition('stop', 'READY', 'READY', 'refused'),
    transition('skip', 'READY', '(open)', 'passed'),
  );
  expect(graph.edges).toEqual([]);
  const label = JSON.stringify(graph.nodes?.find(({ name }) => name === 'READY')?.attributes?.label);
  expect(label).toContain('⊘ stop');
  expect(label).toContain('↻ skip');
});

test('states are seen, unseen, or at the end of a transition that failed', () => {
  const { nodes } = graphOf(transition('start', 'READY', 'RUNNING', 'failed'));
  expect(nodes?.map(({ name, attributes }) => [name, attributes?.class])).toEqual([
    ['none', 'end'],
    ['READY', 'seen'],
    ['RUNNING', 'failed'],
    ['DELETING', 'unseen'],
    ['gone', 'end'],
  ]);
});

test('a graph becomes an SVG with a label, its classes and no comment', async () => {
  const drawn = await draw(graphOf(transition('start', 'READY', 'RUNNING', 'passed')), 'The "task"');
  expect(drawn?.text).toMatch(
    /^<svg role="img" aria-label="The &quot;task&quot;" viewBox="[\d. ]+" width="\d+">/,
  );
  expect(drawn?.text).toContain('class="edge passed"');
  expect(drawn?.text).not.toContain('<!--');
});

test('a graph that cannot be drawn is no picture, and no error', async () => {
  expect(await draw({ graphAttributes: { layout: 'nonsense' }, nodes: [{ name: 'a' }] }, 'x')).toBeNull();
});

test('what was not tried is an arrow only where it ends elsewhere', () => {
  const { edges } = graphOf(
    transition('stop', 'RUNNING', 'ABORT', 'not reached'),
    transition('stop', 'SYNCING', 'ABORT', 'not reached'),
    transition('stop', 'READY', 'READY', 'not reached'),
  );
  expect(edges?.map(({ tail }) => tail)).toEqual(['RUNNING', 'SYNCING']);
});
