import { expect, test } from 'vitest';
import { loadContract } from '../../spec/contract.js';
import { profileOf } from '../../spec/profiles.js';
import type { CellResult, TransitionResult } from '../results/run.js';
import { cellsWithoutBlame, transitionsWithoutBlame } from './without-blame.js';

const console = profileOf(loadContract('latest'), 'console');
const reason = 'the profile console leaves it out';
const [inside, outside] = ['UpdateTaskStatus', 'UpdateCopyState'];

const transition = (operationId: string, outcome: TransitionResult['outcome']): TransitionResult => ({
  id: `${operationId} ${outcome}`,
  machine: 'source',
  from: 'waiting',
  to: 'replicate',
  operationId,
  verdict: outcome === 'failed' ? 'fail' : 'pass',
  outcome,
  reason: null,
  source: { document: '004' },
});

const cell = (operationId: string, outcome: CellResult['outcome']): CellResult => ({
  task: 'READY',
  source: 'waiting',
  move: 'start',
  operationId,
  predicted: 'accepted',
  outcome,
  reason: null,
});

const told = (outcome: TransitionResult['outcome'], operationId: string) =>
  transitionsWithoutBlame([transition(operationId, outcome)], console).map((one) => [
    one.outcome,
    one.verdict,
    one.reason,
  ]);

test('a transition of the profile is told as it was', () => {
  expect(told('failed', inside)).toEqual([['failed', 'fail', null]]);
  expect(told('passed', inside)).toEqual([['passed', 'pass', null]]);
});

test('a transition that the profile leaves out may have passed, and never failed', () => {
  expect(told('failed', outside)).toEqual([['not reached', 'not-applicable', reason]]);
  expect(told('passed', outside)).toEqual([['passed', 'not-applicable', null]]);
});

test('a cell that the profile leaves out may have its documented answer, and never fails', () => {
  expect(cellsWithoutBlame([cell(inside, 'failed')], console)).toEqual([cell(inside, 'failed')]);
  expect(cellsWithoutBlame([cell(outside, 'refused')], console)).toEqual([cell(outside, 'refused')]);
  expect(cellsWithoutBlame([cell(outside, 'failed'), cell(outside, 'not reached')], console)).toEqual([
    { ...cell(outside, 'not reached'), reason },
    { ...cell(outside, 'not reached'), reason },
  ]);
});
