import { expect, test } from 'vitest';
import { loadContract, type Operation } from './contract.js';
import { EDITIONS } from './editions.js';
import { ERROR_CODES } from './errors.js';
import { lifecycle, pairing, shownState, taskTransition } from './lifecycle.js';
import { resolve } from './schema.js';

const states = Object.values(lifecycle.source.reported);

const pairs = states.flatMap((state) =>
  lifecycle.source.cycles.map((cycle) => ({ state, cycle, kind: pairing(state, cycle) })),
);

const of = (kind: string) =>
  pairs.filter((pair) => pair.kind === kind).map(({ state, cycle }) => `${state} ${cycle}`);

test('of 20 states in 6 cycles, 24 pairs are legal, 41 illegal and 55 open', () => {
  expect([pairs.length, of('legal').length, of('illegal').length, of('open').length]).toEqual([
    120, 24, 41, 55,
  ]);
});

test('legal are the pairs of the matrix that can be sent', () => {
  const rows = {
    checking: ['waiting'],
    setting: ['waiting'],
    replicating: ['initialize', 'replicate', 'deleting', 'stopping', 'error', 'stopped'],
    syncing: ['syncing', 'cloning', 'deleting', 'stopping', 'error', 'stopped'],
    cutovering: ['cutovering', 'deleting', 'stopping', 'error', 'stopped'],
    cutovered: ['finished', 'deleting', 'stopping', 'error', 'stopped'],
  };
  const expected = Object.entries(rows).flatMap(([cycle, row]) => row.map((state) => `${state} ${cycle}`));
  expect(of('legal').sort()).toEqual(expected.sort());
});

test('open are the states of no row, and the pair of the documented example', () => {
  const without = [
    'unavailable',
    'skipping',
    'clearing',
    'cleared',
    'clearfailed',
    'premigready',
    'premiging',
    'premiged',
    'premigfailed',
  ];
  const rows = without.flatMap((state) => lifecycle.source.cycles.map((cycle) => `${state} ${cycle}`));
  expect(of('open').filter((pair) => !rows.includes(pair))).toEqual(['waiting cutovered']);
});

test.each([
  ['waiting', 'replicating'],
  ['replicate', 'syncing'],
  ['finished', 'cutovering'],
  ['stopped', 'checking'],
  ['replicate', 'no-such-cycle'],
  ['replicate', 'toString'],
])('%s in %s is illegal', (state, cycle) => {
  expect(pairing(state, cycle)).toBe('illegal');
});

test.each([
  ['INIT', 'initialize'],
  ['REPLICATE', 'replicate'],
  ['premigready', 'premigready'],
  ['initialize', 'initialize'],
  ['replicate', 'replicate'],
  ['Replicate', undefined],
  ['', undefined],
  ['toString', undefined],
  ['constructor', undefined],
  ['__proto__', undefined],
])('copystate %j is shown as %s', (copystate, shown) => {
  expect(shownState(copystate)).toBe(shown);
});

test.each(EDITIONS)(
  'in %s, every copystate of the table is shown as some state, every cycle is known',
  (edition) => {
    const contract = loadContract(edition);
    const operation = contract.operations.find(
      ({ operationId }) => operationId === 'UpdateCopyState',
    ) as Operation;
    const { properties } = resolve(operation.requestBody ?? {}, contract.schemas);
    const copystates = (properties?.copystate?.enum ?? []).map(String);
    expect(copystates.length).toBeGreaterThan(10);
    expect(copystates.filter((copystate) => shownState(copystate) === undefined)).toEqual([]);
    expect(lifecycle.source.cycles).toEqual(expect.arrayContaining(properties?.migrationcycle?.enum ?? []));
  },
);

test.each(lifecycle.task.transitions)('$id goes between states that tasks have', (transition) => {
  const { id, from, undecided = [], via = [], to, fromSource = [], operation, refusal } = transition;
  const known = lifecycle.task.states;
  expect(from.filter((state) => undecided.includes(state))).toEqual([]);
  expect(
    [...from, ...undecided, ...via, ...(to ? [to] : [])].filter((state) => !known.includes(state)),
  ).toEqual([]);
  expect(fromSource.filter((state) => !states.includes(state))).toEqual([]);
  expect(loadContract().operations.map(({ operationId }) => operationId)).toContain(operation);
  expect(ERROR_CODES).toContain(refusal);
  expect(taskTransition(id as 'task.start')).toBe(transition);
});

test('tasks begin in a state from which they start', () => {
  expect(taskTransition('task.start').from).toContain(lifecycle.task.initial);
});

test('a transition that does not exist is an error', () => {
  expect(() => taskTransition('task.fly' as 'task.start')).toThrow('task.fly');
});
