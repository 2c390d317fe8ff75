import { expect, test } from 'vitest';
import { Recorder } from '../../harness/recorder.js';
import { requirement } from '../../testing/context-for.js';
import { Tentative } from './tentative.js';

const recorderOf = () => new Recorder([requirement('A'), requirement('B', 'may')], () => '');

const found = { message: 'It is not so.', expected: 1, received: 2, exchange: undefined, label: 'x' };

test('what is found counts when it is taken over, and not before', () => {
  const recorder = recorderOf();
  const tentative = new Tentative(recorder);
  tentative.pass('A');
  expect(recorder.results()[0]?.cases).toBe(0);
  tentative.commit();
  tentative.commit();
  expect(recorder.results()[0]).toMatchObject({ cases: 1, verdict: 'pass' });
});

test('what is discarded never counts', () => {
  const recorder = recorderOf();
  const tentative = new Tentative(recorder);
  tentative.deviate('A', { ...found, steps: [] });
  expect(tentative.deviating.map(({ requirement: id }) => id)).toEqual(['A']);
  tentative.discard();
  tentative.commit();
  expect([recorder.failures, tentative.deviating]).toEqual([[], []]);
});

test('neither what is only recorded nor what was not asked for is a deviation', () => {
  const tentative = new Tentative(recorderOf());
  tentative.deviate('B', { ...found, steps: [] });
  tentative.deviate('C', { ...found, steps: [] });
  expect(tentative.deviating).toEqual([]);
});

test('a failure is named after its case, with the steps of the time when it was found', () => {
  const recorder = recorderOf();
  const tentative = new Tentative(recorder);
  const steps = ['one'];
  tentative.label = 'start when READY';
  tentative.deviate('A', { ...found, steps });
  steps.push('two');
  tentative.commit();
  expect(recorder.failures[0]).toMatchObject({ id: 'A#start when READY', steps: ['one'] });
});
