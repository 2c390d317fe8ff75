import { expect, test } from 'vitest';
import { Anchors } from './anchors.js';

test('a name has one anchor, of characters that need no escape in a link', () => {
  const anchors = new Anchors();
  expect(anchors.of('requirement', 'UpdateTask.request.disks[].size.type')).toBe(
    'requirement-UpdateTask.request.disks[].size.type',
  );
  expect(anchors.of('finding', 'a "b" <c>')).toBe('finding-a_b_c_');
  expect(anchors.of('finding', 'a "b" <c>')).toBe('finding-a_b_c_');
});

test('names that would have the same anchor have two', () => {
  const anchors = new Anchors();
  expect([anchors.of('finding', 'a b'), anchors.of('finding', 'a/b')]).toEqual([
    'finding-a_b',
    'finding-a_b~2',
  ]);
});
