import { expect, test } from 'vitest';
import { plainForms } from './plain-forms.js';

test.each([
  ['a radical without a compatibility form', '\u2ea0', '民'],
  ['a radical whose compatibility form is the traditional character', '\u2f3e', '户'],
  ['a radical with a compatibility form', '\u2f49', '月'],
  ['a ligature', 'ﬁle', 'file'],
  ['a full-width sign', '（Ａ）', '(A)'],
])('%s is read as the character that it means', (_, printed, meant) => {
  expect(plainForms(printed)).toBe(meant);
});
