import { describe, expect, test } from 'vitest';
import { requirementOf, runOf } from '../../reporters/testing/sample-run.js';
import type { AcceptedFinding, FailOn } from '../../suites/results/gate.js';
import type { Run } from '../../suites/results/run.js';
import type { Verdict } from '../../suites/results/verdict.js';
import { type GateOptions, judge } from './judge.js';

/** A run with one requirement for each verdict, named after it. */
const ran = (...verdicts: Verdict[]): Run =>
  runOf(verdicts.map((verdict) => requirementOf({ id: verdict, verdict })));

const accepting = (...accepted: Partial<AcceptedFinding>[]): Pick<GateOptions, 'baseline'> => ({
  baseline: {
    file: 'b.yaml',
    text: '',
    accepted: accepted.map((one) => ({
      requirement: 'fail',
      reason: 'r',
      owner: 'o',
      expires: '2026-06-30',
      ...one,
    })),
  },
});

const judged = (run: Run, options: Partial<GateOptions>, today = '2026-06-30') =>
  judge(run, { failOn: null, baseline: null, earlier: null, ...options }, today);

test('without an option there is no gate', () => {
  expect(judged(ran('fail'), {})).toBeNull();
});

describe('a finding', () => {
  test('that is accepted does not fail the gate', () => {
    expect(judged(ran('pass', 'fail'), accepting({}))?.outcome).toBe('passed');
  });

  test('that is new fails the gate', () => {
    expect(judged(ran('pass', 'fail'), accepting({ requirement: 'warn' }))).toMatchObject({
      outcome: 'failed',
      counted: [{ requirement: 'fail', verdict: 'fail' }],
    });
  });

  test('is accepted on its last day, and no longer on the next', () => {
    const run = ran('pass', 'fail');
    expect(judged(run, accepting({}), '2026-06-30')?.outcome).toBe('passed');
    expect(judged(run, accepting({}), '2026-07-01')).toMatchObject({
      outcome: 'failed',
      baseline: { accepted: [], expired: [{ requirement: 'fail' }] },
    });
  });

  test('that became worse than what was accepted counts', () => {
    expect(judged(ran('pass', 'fail'), accepting({ verdict: 'warn' }))?.outcome).toBe('failed');
    expect(judged(ran('pass', 'fail'), accepting({ verdict: 'fail' }))?.outcome).toBe('passed');
  });

  test('that occurs no longer is told, one that was not asked about is not', () => {
    const gate = judged(ran('pass'), accepting({ requirement: 'pass' }, { requirement: 'elsewhere' }));
    expect(gate?.baseline?.gone.map(({ requirement }) => requirement)).toEqual(['pass']);
  });
});

describe('fails on', () => {
  test.each<[FailOn | null, Verdict, string]>([
    ['warn', 'warn', 'failed'],
    ['warn', 'unproven', 'failed'],
    ['unproven', 'warn', 'passed'],
    ['unproven', 'unproven', 'failed'],
    ['fail', 'unproven', 'passed'],
    ['fail', 'fail', 'failed'],
    ['warn', 'pass', 'passed'],
  ])('%s with %s: %s', (failOn, verdict, outcome) => {
    expect(judged(ran('pass', verdict), { failOn })?.outcome).toBe(outcome);
  });

  test('without it, what is unproven leaves the gate inconclusive, unless it is accepted', () => {
    const run = ran('pass', 'unproven');
    expect(judged(run, accepting())?.outcome).toBe('inconclusive');
    expect(judged(run, accepting({ requirement: 'unproven' }))?.outcome).toBe('passed');
  });
});

describe('is inconclusive, never green,', () => {
  test('over an error of ours, also when it is accepted', () => {
    expect(
      judged(ran('pass', 'error'), { failOn: 'fail', ...accepting({ requirement: 'error' }) })?.outcome,
    ).toBe('inconclusive');
  });

  test('when nothing was shown', () => {
    expect(judged(ran('not-applicable'), { failOn: 'fail' })?.outcome).toBe('inconclusive');
  });

  test('when the run was interrupted', () => {
    const run = ran('pass');
    expect(judged({ ...run, run: { ...run.run, interrupted: true } }, { failOn: 'fail' })?.outcome).toBe(
      'inconclusive',
    );
  });
});

test('an earlier report tells what is new, fixed and still there', () => {
  const was = runOf([
    requirementOf({ id: 'a', verdict: 'fail' }),
    requirementOf({ id: 'b', verdict: 'warn' }),
    requirementOf({ id: 'c' }),
    requirementOf({ id: 'not asked now', verdict: 'fail' }),
  ]);
  const is = runOf([
    requirementOf({ id: 'a', verdict: 'warn' }),
    requirementOf({ id: 'b' }),
    requirementOf({ id: 'c', verdict: 'fail' }),
    requirementOf({ id: 'not asked then', verdict: 'fail' }),
  ]);
  expect(judged(is, { earlier: { file: 'old.json', run: was } })?.comparison).toEqual({
    report: 'old.json',
    profile: null,
    new: ['c', 'not asked then'],
    fixed: ['b'],
    remaining: ['a'],
  });
});

describe('what a profile leaves out', () => {
  const left = { verdict: 'not-applicable', cases: 0 } as const;
  const was = runOf(
    [
      requirementOf({ id: 'a', verdict: 'fail' }),
      requirementOf({ id: 'b', ...left }),
      requirementOf({ id: 'c' }),
    ],
    { contract: { edition: 'latest', documents: ['004'], profile: 'core' } },
  );

  test('now is not fixed, and what it left out then is not new', () => {
    const is = runOf([
      requirementOf({ id: 'a', ...left }),
      requirementOf({ id: 'b', verdict: 'fail' }),
      requirementOf({ id: 'c', verdict: 'fail' }),
    ]);
    expect(judged(is, { earlier: { file: 'old.json', run: was } })?.comparison).toEqual({
      report: 'old.json',
      profile: 'core',
      new: ['c'],
      fixed: [],
      remaining: [],
    });
  });

  test('is not gone from the accepted findings', () => {
    const accepted = [{ requirement: 'b', reason: 'known', owner: 'team', expires: '2026-12-31' }];
    const result = judged(was, { baseline: { file: 'b.yaml', text: '', accepted } })?.baseline;
    expect(result).toMatchObject({ accepted: [], expired: [], gone: [] });
  });
});
