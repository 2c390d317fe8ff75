import { expect, test } from 'vitest';
import { phrasebook } from './phrasebook.js';

const parts = phrasebook([['status (\\d+)', '状态码$1']]);
const translate = phrasebook(
  [
    ['(\\w+) answered (.+)\\.', '$1返回§2。'],
    ['(\\w+) answered (.+)\\.', '$1有返回。'],
  ],
  parts,
);

test('names stay as they are, and parts are translated', () => {
  expect(translate('ShowTask answered status 500.')).toBe('ShowTask返回状态码500。');
});

test('a phrase whose part nobody can translate does not fit, and the next one is tried', () => {
  expect(translate('ShowTask answered something.')).toBe('ShowTask有返回。');
  expect(parts('something')).toBeUndefined();
});

test('a phrase fits whole texts only, also over several lines', () => {
  expect(translate('ShowTask answered status 500. And more')).toBeUndefined();
  expect(translate('ShowTask answered a\nb.')).toBe('ShowTask有返回。');
});

test('a value with a dollar in it is not taken for a group', () => {
  expect(phrasebook([['say (.+)', '说$1']])('say $1 and §1')).toBe('说$1 and §1');
});

test('a part that may stay as it is, stays where nobody can translate it', () => {
  const either = phrasebook([['see (.+)', '见~1']], parts);
  expect([either('see status 7'), either('see that')]).toEqual(['见状态码7', '见that']);
});
