import { expect, test } from 'vitest';
import { dreddFindings } from './dredd-findings.js';
import { portmanFinding } from './portman-finding.js';
import { prismViolations } from './prism-violations.js';
import { specmaticFinding } from './specmatic-finding.js';

const OF_ANSWER = {
  location: ['response', 'body', 'tasks', '0', 'id'],
  code: 'type',
  message: 'tasks.0.id must be string',
};
const OF_REQUEST = { location: ['request', 'body'], code: 'required', message: 'must have it' };

test('what Prism has against answers is a finding, and what it has against requests is none', () => {
  expect(prismViolations(JSON.stringify([OF_ANSWER, OF_REQUEST]))).toEqual([
    'response.body.tasks.id: type tasks.id must be string',
  ]);
  expect(prismViolations(JSON.stringify([OF_REQUEST]))).toEqual([]);
  expect(prismViolations(null)).toEqual([]);
});

test('an answer that Prism could not read is a finding, unless it says what is wrong with it', () => {
  const problem = JSON.stringify({ type: 'https://errors#UNKNOWN', detail: 'of this run' });
  expect(prismViolations(null, problem)).toEqual(['no answer passed on: https://errors#UNKNOWN']);
  expect(prismViolations(JSON.stringify([OF_ANSWER]), problem)).toHaveLength(1);
});

test('what Dredd has against elements of a list is one finding for all of them', () => {
  const line = (index: number) =>
    JSON.stringify({ operation: 'GET /v3/tasks', errors: [`body: At '/tasks/${index}/id' Missing`] });
  expect(new Set(dreddFindings(`${line(0)}\n${line(12)}\n`, ''))).toEqual(
    new Set(["GET /v3/tasks: body: At '/tasks/[]/id' Missing"]),
  );
});

test('a request of Dredd that got no answer is a finding', () => {
  const line = JSON.stringify({ operation: 'GET /', errors: [] });
  expect(
    dreddFindings(line, 'pass: GET (200) / duration: 3ms\nerror: GET (200) /v3 duration: 9ms\n'),
  ).toEqual(['GET (200) got no answer']);
});

test('a failed test of Newman is the same finding for every element of a list', () => {
  const failure = (index: number) =>
    portmanFinding({
      suite: 'tasks',
      test: 'Schema is valid',
      message: `data.tasks[${index}].id\n should be text`,
    });
  expect(failure(3)).toBe('tasks: Schema is valid: data.tasks[].id should be text');
  expect(failure(3)).toBe(failure(14));
});

test('a failed test of Specmatic is known by scenario, places, rules and statuses, not by made-up values', () => {
  const message = (value: string) =>
    `Testing scenario "Show".\n\n  >> RESPONSE.BODY.tasks[2].id\n\n      R1001: Type mismatch\n      actual was "${value}"`;
  const finding = (value: string) =>
    specmaticFinding({
      suite: 's',
      test: 'Contract Tests > contractTest() > +ve  Scenario: GET /v3 -> 200',
      message: message(value),
    });
  expect(finding('ABC')).toBe('+ve Scenario: GET /v3 -> 200: >> RESPONSE.BODY.tasks[].id R1001');
  expect(finding('ABC')).toBe(finding('XYZ'));
  const status = { suite: '', test: 'a', message: 'Expected 4xx status, but received 200' };
  expect(specmaticFinding(status)).toBe('a: received 200');
  expect(specmaticFinding({ ...status, message: 'gone' })).toBe('a: failed otherwise');
});
