import { expect, test } from 'vitest';
import { leftOut } from './expect-complete.js';

const ALWAYS = new Set(['ip', 'disks', 'disks[].size', 'task', 'task.id', 'list[].name']);

test('a field with a value that every example has must be there', () => {
  expect(leftOut({ ip: '10.0.0.1', kernel: '5' }, {}, ALWAYS)).toEqual(['ip']);
  expect(leftOut({ ip: '10.0.0.1' }, { ip: null }, ALWAYS)).toEqual(['ip']);
});

test('a field that says nothing may be left out', () => {
  for (const nothing of ['', 0, 0n, false, null, [], {}])
    expect(leftOut({ ip: nothing }, {}, ALWAYS)).toEqual([]);
});

test('what is within objects and lists is looked at', () => {
  const known = { disks: [{ size: 1 }, { size: 2 }], task: { id: 'a' } };
  expect(leftOut(known, { disks: [{}, { size: 2 }], task: {} }, ALWAYS)).toEqual(['disks[].size', 'task.id']);
});

test('lists of different lengths are not compared', () => {
  expect(leftOut({ disks: [{ size: 1 }] }, { disks: [{}, {}] }, ALWAYS)).toEqual([]);
});

test('a record within an answer is looked up by its place', () => {
  expect(leftOut({ name: 'a' }, {}, ALWAYS, 'list[]')).toEqual(['list[].name']);
});
