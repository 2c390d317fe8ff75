import { describe, expect, test } from 'vitest';
import type { Json } from '../../spec/exact-json.js';
import { ABSENT, at, place } from './place.js';

const body = {
  name: 'a',
  disks: [{ size: 1n, parts: [{ id: 'x' }, { id: 'y' }] }],
  ids: ['i', 'j'],
  none: null,
};

describe('a copy of a body', () => {
  test.each<[string, Json | typeof ABSENT, Json]>([
    ['name', 'b', { ...body, name: 'b' }],
    ['name', null, { ...body, name: null }],
    ['more', 1, { ...body, more: 1 }],
    ['name', ABSENT, { disks: body.disks, ids: body.ids, none: null }],
    ['disks[].size', 2, { ...body, disks: [{ size: 2, parts: [{ id: 'x' }, { id: 'y' }] }] }],
    ['disks[].parts[].id', ABSENT, { ...body, disks: [{ size: 1n, parts: [{}, { id: 'y' }] }] }],
    ['disks[].parts', [], { ...body, disks: [{ size: 1n, parts: [] }] }],
    ['disks[]', 'disk', { ...body, disks: ['disk'] }],
    ['ids[]', 7, { ...body, ids: [7, 'j'] }],
    ['ids[]', ABSENT, { ...body, ids: ['j'] }],
    ['', [], []],
  ])('has %s as %s', (path, value, expected) => {
    expect(place(body, path, value)).toEqual(expected);
  });

  test.each<[string, Json | typeof ABSENT]>([
    ['', ABSENT],
    ['missing.name', 1],
    ['missing[].name', 1],
    ['none.name', 1],
    ['name.first', 1],
    ['disks[].missing.name', ABSENT],
  ])('has no place %s for %s', (path, value) => {
    expect(place(body, path, value)).toBeUndefined();
  });

  test('leaves the original as it is', () => {
    const before = structuredClone(body);
    place(body, 'disks[].parts[].id', 'z');
    expect(body).toEqual(before);
  });
});

test.each<[string, Json | undefined]>([
  ['', body],
  ['name', 'a'],
  ['disks[].size', 1n],
  ['disks[].parts[].id', 'x'],
  ['disks[].parts', [{ id: 'x' }, { id: 'y' }]],
  ['none', null],
  ['none.name', undefined],
  ['missing', undefined],
  ['missing[].name', undefined],
  ['name.first', undefined],
])('at %j is %o', (path, expected) => {
  expect(at(body, path)).toEqual(expected);
});
