import { describe, expect, test } from 'vitest';
import type { Level, Requirement } from '../../spec/requirement.js';
import { requirement } from '../testing/context-for.js';
import { exchangeOf } from '../testing/exchange-of.js';
import { type Deviation, Recorder } from './recorder.js';

const recorderOf = (...requirements: Requirement[]) => new Recorder(requirements, ({ id }) => `replay ${id}`);

const deviation = (change: Partial<Deviation> = {}): Deviation => ({
  message: 'It is otherwise.',
  expected: 1,
  received: 2,
  exchange: undefined,
  steps: [],
  label: 'case',
  ...change,
});

const resultOf = (recorder: Recorder, id = 'A') => recorder.results().find((result) => result.id === id);

describe('a deviation', () => {
  test.each<[Level, string, number]>([
    ['must', 'fail', 1],
    ['should', 'warn', 0],
    ['may', 'pass', 0],
  ])('of a %s is %s', (level, verdict, failed) => {
    const recorder = recorderOf(requirement('A', level));
    recorder.deviate('A', deviation());
    expect(resultOf(recorder)).toMatchObject({ verdict, cases: 1 });
    expect(recorder.failed).toBe(failed);
    expect(recorder.failures).toHaveLength(level === 'may' ? 0 : 1);
  });

  test('of a may is what is observed', () => {
    const recorder = recorderOf(requirement('A', 'may'));
    recorder.deviate('A', deviation({ message: 'It is refused.' }));
    expect(resultOf(recorder)).toMatchObject({ reason: null, reading: 'It is refused.' });
  });

  test('is not undone by a pass before or after', () => {
    const recorder = recorderOf(requirement('A'));
    recorder.pass('A');
    recorder.deviate('A', deviation());
    recorder.pass('A');
    expect(resultOf(recorder)).toMatchObject({ verdict: 'fail', cases: 3, reason: 'It is otherwise.' });
  });
});

test('an error of ours is no failure of the server, and outranks one', () => {
  const recorder = recorderOf(requirement('A'), requirement('B', 'may'));
  recorder.error('A', deviation({ message: 'The connection broke.' }));
  recorder.error('B', deviation());
  expect(recorder.failed).toBe(0);
  expect(resultOf(recorder)).toMatchObject({ verdict: 'error', cases: 0, reason: 'The connection broke.' });
  expect(resultOf(recorder, 'B')).toMatchObject({ verdict: 'error' });
  expect(recorder.failures.map(({ verdict }) => verdict)).toEqual(['error', 'error']);
  recorder.deviate('A', deviation());
  expect(resultOf(recorder)).toMatchObject({ verdict: 'error', cases: 1 });
});

describe('without a case', () => {
  test.each<[Requirement['kind'], Level, string]>([
    ['rule', 'must', 'unproven'],
    ['rule', 'should', 'not-applicable'],
    ['rule', 'may', 'not-applicable'],
    ['transition', 'must', 'unproven'],
    ['example', 'must', 'unproven'],
    ['request', 'must', 'unproven'],
    ['request', 'should', 'not-applicable'],
    ['response', 'must', 'not-applicable'],
    ['response', 'should', 'not-applicable'],
  ])('a %s that is a %s is %s', (kind, level, verdict) => {
    const result = resultOf(recorderOf(requirement('A', level, { kind })));
    expect(result).toMatchObject({ verdict, cases: 0, reason: expect.stringMatching(/\w/) });
  });

  test('the reason is why it could not be shown', () => {
    const recorder = recorderOf(requirement('A'));
    recorder.unproven('A', 'no source could be registered');
    expect(resultOf(recorder)).toMatchObject({
      verdict: 'unproven',
      reason: 'no source could be registered',
    });
  });
});

test('a case that did run keeps its verdict when a later one cannot', () => {
  const recorder = recorderOf(requirement('A'));
  recorder.pass('A');
  recorder.unproven('A', 'the run was interrupted');
  expect(resultOf(recorder)).toMatchObject({ verdict: 'pass', cases: 1, reason: null });
});

test('readings are named once each, in alphabetical order', () => {
  const recorder = recorderOf(requirement('A'));
  for (const reading of ['null-values', 'b', 'null-values']) recorder.pass('A', reading);
  recorder.pass('A');
  expect(resultOf(recorder)).toMatchObject({ verdict: 'pass', cases: 4, reading: 'b, null-values' });
});

test('what is not selected is dropped', () => {
  const recorder = recorderOf(requirement('A'));
  recorder.pass('B');
  recorder.deviate('B', deviation());
  recorder.error('B', deviation());
  recorder.unproven('B', 'why');
  expect(recorder.results().map(({ id }) => id)).toEqual(['A']);
  expect([recorder.failed, recorder.failures]).toEqual([0, []]);
  expect([recorder.has('A'), recorder.has('B')]).toEqual([true, false]);
  expect([recorder.levelOf('A'), recorder.levelOf('B')]).toEqual(['must', undefined]);
});

test('a failure has everything that is needed to argue about it', () => {
  const recorder = recorderOf(requirement('A'));
  const exchange = exchangeOf('ShowTask', 200, '{"id":1}');
  const source = { document: '003', table: '4', row: 'name' };
  recorder.deviate(
    'A',
    deviation({ exchange, source, steps: ['POST /v3/tasks -> 200'], label: 'CreateTask body' }),
  );
  expect(recorder.failures).toEqual([
    {
      id: 'A#CreateTask body',
      requirement: 'A',
      verdict: 'fail',
      message: 'It is otherwise.',
      expected: 1,
      received: 2,
      source,
      documented: 'document 003 (page UpdateTask of 2026-01-27), table 4, row name',
      request: exchange.request,
      response: exchange.response,
      steps: ['POST /v3/tasks -> 200'],
      curl: expect.stringContaining('curl -i -X GET'),
      replay: 'replay A',
    },
  ]);
});

test('a failure without an exchange has the place of its requirement and no command', () => {
  const recorder = recorderOf(requirement('A'));
  recorder.deviate('A', deviation());
  expect(recorder.failures).toMatchObject([
    { source: { section: '5.4.5' }, request: null, response: null, curl: '' },
  ]);
});

test('five failures of a requirement are kept, all count', () => {
  const recorder = recorderOf(requirement('A'), requirement('B'));
  for (let index = 0; index < 9; index += 1) recorder.deviate('A', deviation({ label: `case ${index}` }));
  recorder.deviate('B', deviation());
  expect(recorder.failures.filter((failure) => failure.requirement === 'A')).toHaveLength(5);
  expect(recorder.failures).toHaveLength(6);
  expect(recorder.failed).toBe(10);
  expect(resultOf(recorder)).toMatchObject({ cases: 9 });
});

test('the order of failures does not depend on the order of their arrival', () => {
  const arrivals = [
    ['B', 'x'],
    ['A', 'z'],
    ['C', 'x'],
    ['A', 'y'],
  ] as const;
  const idsAfter = (order: readonly (readonly [string, string])[]) => {
    const recorder = recorderOf(requirement('B'), requirement('A'), requirement('C'));
    for (const [id, label] of order) recorder.deviate(id, deviation({ label }));
    return recorder.failures.map(({ id }) => id);
  };
  expect(idsAfter(arrivals)).toEqual(['B#x', 'A#y', 'A#z', 'C#x']);
  expect(idsAfter([...arrivals].reverse())).toEqual(idsAfter(arrivals));
});

test('a transition that was taken several times is as good as its worst time', () => {
  const recorder = recorderOf();
  const transition = {
    machine: 'task',
    from: 'READY',
    to: 'RUNNING',
    operationId: 'UpdateTaskStatus',
  } as const;
  const source = { document: '004' };
  for (const [id, verdict] of [
    ['b', 'pass'],
    ['a', 'fail'],
    ['a', 'pass'],
  ] as const) {
    recorder.transition({ ...transition, id, verdict, source });
  }
  expect(recorder.transitions.map(({ id, verdict }) => [id, verdict])).toEqual([
    ['a', 'fail'],
    ['b', 'pass'],
  ]);
});
