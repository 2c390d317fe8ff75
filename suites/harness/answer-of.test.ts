import { expect, test } from 'vitest';
import { answerOf } from './answer-of.js';

test('an object that was answered is the answer', () => {
  expect(answerOf({ json: { id: 'S' } })).toEqual({ id: 'S' });
});

test.each([undefined, null, 'text', [{ id: 'S' }]])('%j is none, which says nothing', (json) => {
  expect(answerOf({ json })).toEqual({});
});
