import { expect, test } from 'vitest';
import { differingLines } from './differing-lines.js';

const marked = (expected: string, received: string) =>
  differingLines(expected, received).map(
    ({ where, text }) => ({ both: ' ', expected: '-', received: '+' })[where] + text,
  );

test('lines in both texts are kept, the others marked where they differ', () => {
  expect(marked('{\na\nb\n}', '{\na\nc\nd\n}')).toEqual([' {', ' a', '-b', '+c', '+d', ' }']);
});

test('equal texts have no marks, and texts without a common line nothing else', () => {
  expect(marked('a\nb', 'a\nb')).toEqual([' a', ' b']);
  expect(marked('a', 'b')).toEqual(['-a', '+b']);
});

test('texts too long to be compared stand one after the other', () => {
  const long = Array.from({ length: 600 }, (_, index) => index).join('\n');
  const lines = marked(long, long);
  expect(lines).toHaveLength(1200);
  expect([lines[0], lines[600]]).toEqual(['-0', '+0']);
});
