import { expect, test } from 'vitest';
import { matchesAny } from './glob.js';

test.each([
  ['A.request.*', 'A.request.disks[].size.type', true],
  ['*.disks[].size.*', 'A.request.disks[].size.type', true],
  ['*', '', true],
  ['A.request.ids*', 'A.request.ids[].type', true],
  ['A.b', 'A.b', true],
  ['A.b', 'A-b', false],
  ['A.b', 'A.bc', false],
  ['A.b', 'xA.b', false],
  ['A.disks[].b', 'A.disksb', false],
  ['A.request.*', 'B.request.name', false],
  ['(a|b)+$', 'a', false],
])('%s matches %j: %s', (pattern, id, expected) => {
  expect(matchesAny([pattern])(id)).toBe(expected);
});

test('one pattern of several is enough, none matches nothing', () => {
  expect(matchesAny(['a', 'b'])('b')).toBe(true);
  expect(matchesAny([])('b')).toBe(false);
});
