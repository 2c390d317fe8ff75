import { expect, test } from 'vitest';
import { Recorder } from '../harness/recorder.js';
import { requirement } from '../testing/context-for.js';
import { mergeTransitions } from './merge-lifecycle.js';

const attempt = (outcome: 'passed' | 'failed' | 'refused') => ({
  id: 'start',
  machine: 'task' as const,
  operationId: 'UpdateTaskStatus',
  source: requirement('start', 'must').source,
  from: 'READY',
  to: 'RUNNING',
  verdict: outcome === 'failed' ? ('fail' as const) : ('pass' as const),
  outcome,
});

function told(outcomes: readonly ('passed' | 'failed' | 'refused')[]) {
  const recorder = new Recorder([], () => '');
  for (const outcome of outcomes) recorder.transition(attempt(outcome));
  return recorder.transitions;
}

test.each([
  ['refused', 'passed'],
  ['passed', 'refused'],
  ['passed', 'failed'],
  ['failed', 'refused'],
] as const)('a transition that was %s here and %s there is told of as in one run of both', (here, there) => {
  expect(mergeTransitions([told([here]), told([there])])).toEqual(told([here, there]));
});
