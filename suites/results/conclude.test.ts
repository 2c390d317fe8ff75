import { describe, expect, test } from 'vitest';
import { loadContract } from '../../spec/contract.js';
import { profileOf } from '../../spec/profiles.js';
import type { Level, Requirement } from '../../spec/requirement.js';
import { Answers } from '../harness/answers.js';
import { Recorder } from '../harness/recorder.js';
import { requirement } from '../testing/context-for.js';
import { conclude } from './conclude.js';

const deviation = { message: 'no', expected: 1, received: 2, exchange: undefined, steps: [], label: 'case' };

/** A run in which requirements had these verdicts. */
function runOf(
  verdicts: string[],
  change: { reason?: string; interrupted?: boolean; leftOut?: Requirement[] } = {},
) {
  const interruption = new AbortController();
  if (change.interrupted) interruption.abort();
  const levels: Record<string, Level> = { warn: 'should', 'not-applicable': 'may' };
  const requirements: Requirement[] = verdicts.map((verdict, index) =>
    requirement(String(index), levels[verdict] ?? 'must', {
      suite: index % 2 === 0 ? 'examples' : 'lifecycle',
    }),
  );
  const recorder = new Recorder(requirements, () => '');
  for (const [index, verdict] of verdicts.entries()) {
    if (verdict === 'pass') recorder.pass(String(index));
    if (verdict === 'fail' || verdict === 'warn') recorder.deviate(String(index), deviation);
    if (verdict === 'error') recorder.error(String(index), deviation);
  }
  return conclude({
    options: {
      endpoint: 'http://host',
      embedded: false,
      edition: 'latest',
      seed: 7,
      scope: 'own-resources',
      signal: interruption.signal,
    },
    startedAt: new Date(Date.now() - 1000),
    selection: {
      profile: profileOf(loadContract('latest'), 'core'),
      suites: ['examples', 'lifecycle'],
      operations: ['ShowTask'],
      leftOut: change.leftOut ?? [],
    },
    runId: 'abc123',
    server: 'nginx',
    requests: 3,
    recorder,
    answers: new Answers(),
    leftovers: [],
    reason: change.reason,
  });
}

describe('a run', () => {
  test.each<[string[], string]>([
    [['pass'], 'conformant'],
    [['pass', 'not-applicable'], 'conformant'],
    [['pass', 'warn'], 'conformant'],
    [['warn'], 'conformant'],
    [[], 'inconclusive'],
    [['not-applicable'], 'inconclusive'],
    [['unproven'], 'inconclusive'],
    [['pass', 'unproven'], 'inconclusive'],
    [['pass', 'error'], 'inconclusive'],
    [['error'], 'inconclusive'],
    [['fail'], 'non-conformant'],
    [['pass', 'fail', 'error', 'unproven'], 'non-conformant'],
  ])('with %j is %s', (verdicts, expected) => {
    expect(runOf(verdicts).verdict).toBe(expected);
  });

  test('that was interrupted is never conformant', () => {
    const run = runOf(['pass'], { interrupted: true });
    expect([run.verdict, run.run.interrupted]).toEqual(['inconclusive', true]);
    expect(run.reasons).toContain('The run was interrupted.');
    expect(runOf(['fail'], { interrupted: true }).verdict).toBe('non-conformant');
  });

  test('that got nowhere says why, first', () => {
    const run = runOf(['unproven'], { reason: 'The endpoint is not there.' });
    expect(run.verdict).toBe('inconclusive');
    expect(run.reasons).toEqual(['The endpoint is not there.', expect.stringMatching(/^1 /)]);
  });
});

test('the reasons count what keeps the run from being conformant, and what a conformant run leaves open', () => {
  expect(runOf(['pass']).reasons).toEqual([]);
  expect(runOf(['pass', 'warn', 'warn']).reasons).toEqual([expect.stringMatching(/^2 documented limits/)]);
  const reasons = runOf(['fail', 'error', 'unproven', 'warn']).reasons;
  expect(reasons.map((reason) => reason.slice(0, 5))).toEqual(['1 req', '1 req', '1 req', '1 doc']);
});

test('the summary counts every requirement in total, by suite and by level', () => {
  const { summary } = runOf(['pass', 'fail', 'pass', 'warn', 'not-applicable']);
  expect(summary.total).toEqual({ 'not-applicable': 1, pass: 2, warn: 1, unproven: 0, fail: 1, error: 0 });
  expect(summary.suites.examples).toMatchObject({ pass: 2, fail: 0, 'not-applicable': 1 });
  expect(summary.suites.lifecycle).toMatchObject({ pass: 0, fail: 1, warn: 1 });
  expect(summary.levels.must).toMatchObject({ pass: 2, fail: 1 });
  expect(summary.levels.should).toMatchObject({ warn: 1 });
});

test('what the profile leaves out is told, and does not apply', () => {
  const left = requirement('ShowCommand.status', 'must', { operationId: 'ShowCommand' });
  const run = runOf(['pass'], { leftOut: [left] });
  expect(run.verdict).toBe('conformant');
  expect(run.summary.total).toMatchObject({ pass: 1, 'not-applicable': 1 });
  expect(run.requirements[1]).toMatchObject({
    id: 'ShowCommand.status',
    verdict: 'not-applicable',
    cases: 0,
    reason: 'the profile core leaves it out',
  });
});

test('the record says what was run, against what, and contains no token', () => {
  const run = runOf(['pass']);
  expect(run).toMatchObject({
    tool: { name: 'sms-conformance', version: expect.stringMatching(/^\d+\.\d+\.\d+/) },
    contract: { edition: 'latest', documents: ['004', '000', '003'], profile: 'core' },
    target: { url: 'http://host', embedded: false, server: 'nginx', scope: 'own-resources' },
    run: { id: 'abc123', seed: 7, requests: 3, operations: ['ShowTask'], interrupted: false },
  });
  expect(run.run.milliseconds).toBeGreaterThanOrEqual(1000);
  expect(JSON.stringify(run)).not.toContain('tok-5f2c8e91d7');
});
