import { expect, test } from 'vitest';
import { describeFailure, describeProblem } from './describe-failure.js';
import { failureOf, HOSTILE } from './testing/sample-run.js';

const textOf = (label: string, failure = failureOf(), limit?: number) =>
  describeFailure(failure, limit).find((detail) => detail.label === label)?.text;

test('a failure tells where it is documented, what led to it, what was sent, what came back and how to repeat it', () => {
  expect(describeFailure(failureOf()).map(({ label }) => label)).toEqual([
    'documented',
    'before',
    'before',
    'request',
    'body',
    'response',
    'curl',
    'replay',
  ]);
});

test('what a failure does not have is left out', () => {
  const bare = failureOf({ request: null, response: null, steps: [], curl: '', replay: '' });
  expect(describeFailure(bare).map(({ label }) => label)).toEqual(['documented']);
});

test('a request that nothing answered says so', () => {
  expect(textOf('response', failureOf({ response: null }))).toBe('none came back');
});

test('an empty body is told from no body', () => {
  const request = { method: 'PUT', url: 'http://127.0.0.1/', headers: {} };
  expect(textOf('body', failureOf({ request: { ...request, body: '' } }))).toBe('(empty body)');
  expect(textOf('body', failureOf({ request: { ...request, body: null } }))).toBeUndefined();
});

test('bodies are cut at the limit', () => {
  expect(textOf('body', failureOf(), 5)).toBe('{"ope… (23 characters)');
});

test('nothing that a server sent reaches the text unescaped', () => {
  const failure = failureOf({
    message: HOSTILE,
    response: { status: 200, headers: {}, body: HOSTILE, milliseconds: 1 },
  });
  const texts = [describeProblem(failure), ...describeFailure(failure).map(({ text }) => text)].join('');
  expect(texts).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
});

test('of many steps the last six are shown and the others counted', () => {
  const steps = Array.from({ length: 9 }, (_, index) => `GET /${index} -> 200`);
  const shown = describeFailure(failureOf({ steps })).filter(({ label }) => label === 'before');
  expect(shown.map(({ text }) => text)).toEqual(['(3 earlier requests)', ...steps.slice(3)]);
});
