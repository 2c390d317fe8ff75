import { expect, test } from 'vitest';
import { printable } from './printable.js';

test.each([
  ['a terminal escape', '\u001b[2Jgone', '\\u001b[2Jgone'],
  ['a C1 control', '\u009b31m', '\\u009b31m'],
  ['a line break', 'a\r\nb\tc', 'a\\r\\nb\\tc'],
  ['a line separator', 'a\u2028b', 'a\\u2028b'],
  ['a change of the reading direction', 'a\u202eb', 'a\\u202eb'],
  ['an invisible tag', '\u{e0041}', '\\u{e0041}'],
  ['half of a surrogate pair', 'a\ud800b', 'a\\ud800b'],
])('%s is shown as an escape', (_, text, shown) => {
  expect(printable(text)).toBe(shown);
});

test('text of any language stays as it is', () => {
  expect(printable('迁移任务 "naïve" 😀')).toBe('迁移任务 "naïve" 😀');
});
