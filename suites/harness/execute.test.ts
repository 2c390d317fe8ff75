import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { Level } from '../../spec/requirement.js';
import { contextFor, requirement } from '../testing/context-for.js';
import type { Check } from './check.js';
import type { Context } from './context.js';
import { execute } from './execute.js';
import { NetworkError } from './network-error.js';
import { Recorder } from './recorder.js';
import { Unproven } from './unproven.js';

const pause = () => new Promise((resolve) => setTimeout(resolve, 5));

const check = (label: string, run: Check['run'], change: Partial<Check> = {}): Check => ({
  suite: 'rejections',
  operationId: 'ShowTask',
  label,
  requirements: [label],
  scope: 'read-only',
  run,
  ...change,
});

/** What became of each check. */
async function outcome(checks: Check[], change: Partial<Context> = {}, concurrency = 4) {
  const recorder = new Recorder(
    checks.map(({ label }) => requirement(label)),
    () => '',
  );
  const context = contextFor('http://127.0.0.1:9', { recorder, ...change });
  const done: [number, string][] = [];
  await execute(context, checks, concurrency, (...progress) => done.push(progress));
  const results = recorder.results().map(({ id, verdict, reason }) => [id, verdict, reason]);
  return { results, done, recorder, context };
}

/** Checks that note who is at work while they are. */
function observed(labels: [string, Partial<Check>][]) {
  const working = new Set<string>();
  const together = new Map<string, Set<string>>();
  const order: string[] = [];
  const checks = labels.map(([label, change]) =>
    check(
      label,
      async () => {
        working.add(label);
        order.push(label);
        await pause();
        for (const one of working) together.set(one, new Set([...(together.get(one) ?? []), ...working]));
        working.delete(label);
      },
      change,
    ),
  );
  return { checks, order, companyOf: (label: string) => [...(together.get(label) ?? [])].sort() };
}

test('checks run together, and those that want to be alone run alone, after the others', async () => {
  const { checks, order, companyOf } = observed([
    ['x', { alone: true }],
    ['a', {}],
    ['y', { alone: true }],
    ['b', {}],
  ]);
  await outcome(checks);
  expect(order).toEqual(['a', 'b', 'x', 'y']);
  expect(companyOf('a')).toEqual(['a', 'b']);
  expect([companyOf('x'), companyOf('y')]).toEqual([['x'], ['y']]);
});

test('what no server should store comes last', async () => {
  const { checks, order, companyOf } = observed([
    ['p', { pollutes: true }],
    ['x', { alone: true }],
    ['a', {}],
  ]);
  await outcome(checks);
  expect(order).toEqual(['a', 'x', 'p']);
  expect(companyOf('p')).toEqual(['p']);
});

test('no more run at once than are allowed, and one at least', async () => {
  for (const [concurrency, most] of [
    [2, 2],
    [0, 1],
  ] as const) {
    const { checks, companyOf } = observed(['a', 'b', 'c', 'd', 'e'].map((label) => [label, {}]));
    await outcome(checks, {}, concurrency);
    for (const { label } of checks) expect(companyOf(label).length).toBeLessThanOrEqual(2 * most - 1);
    expect(companyOf('a').length).toBe(most);
  }
});

test('progress counts every check', async () => {
  const { done } = await outcome([check('a', pause as never), check('b', pause as never)], {}, 1);
  expect(done).toEqual([
    [1, 'ShowTask a'],
    [2, 'ShowTask b'],
  ]);
});

describe('a check that', () => {
  test.each<[string, unknown, string, string]>([
    ['cannot show its point is unproven', new Unproven('no source'), 'unproven', 'no source'],
    ['meets a broken network is an error', new NetworkError('reset', 'it broke'), 'error', 'it broke'],
    ['has a defect is an error', new TypeError('x is not a function'), 'error', 'x is not a function'],
    ['throws no error is an error', 'odd', 'error', 'odd'],
    ['is interrupted is unproven', new NetworkError('aborted', ''), 'unproven', 'the run was interrupted'],
  ])('%s, and the others go on', async (_, thrown, verdict, reason) => {
    const { results, recorder } = await outcome(
      [
        check('a', async () => {
          throw thrown;
        }),
        check('b', async ({ context }) => context.recorder.pass('b')),
      ],
      {},
      1,
    );
    expect(results).toEqual([
      ['a', verdict, reason],
      ['b', 'pass', null],
    ]);
    expect(recorder.failed).toBe(0);
  });

  test('needs a wider scope does not run', async () => {
    let ran = false;
    const run = async () => {
      ran = true;
    };
    const { results } = await outcome([check('a', run, { scope: 'own-resources' })], { scope: 'read-only' });
    expect(ran).toBe(false);
    expect(results).toEqual([
      ['a', 'unproven', 'the scope read-only does not allow it; it needs own-resources'],
    ]);
  });
});

describe('what belongs to the whole account', () => {
  const asked = async (scope: Context['scope'], operationId: string) => {
    const recorder = new Recorder(
      [requirement('a'), requirement('by the way', 'must', { operationId })],
      () => '',
    );
    const one = check('a', async ({ context }) => context.recorder.pass('a'), {
      scope: 'account-wide',
      operationId,
    });
    return (await outcome([one], { scope, recorder })).context.recorder
      .results()
      .map(({ id, verdict }) => [id, verdict]);
  };

  test('is left out of a run on resources of its own, with all that only its requests can show', async () => {
    expect(await asked('own-resources', 'UpdateDefaultMigproject')).toEqual([
      ['a', 'not-applicable'],
      ['by the way', 'not-applicable'],
    ]);
  });

  test('of an operation that has other checks leaves those alone', async () => {
    expect(await asked('own-resources', 'CreateTemplate')).toEqual([
      ['a', 'not-applicable'],
      ['by the way', 'unproven'],
    ]);
  });

  test('is unproven in a run that only reads', async () => {
    expect((await asked('read-only', 'UpdateDefaultMigproject'))[0]).toEqual(['a', 'unproven']);
  });
});

test('within a budget the strongest requirements come first, and what is left over is unproven', async () => {
  const client = { requests: 0 };
  const labels: [string, Level][] = [
    ['a', 'may'],
    ['b', 'should'],
    ['c', 'must'],
    ['d', 'must'],
  ];
  const order: string[] = [];
  const checks = labels.map(([label]) =>
    check(label, async ({ context }) => {
      order.push(label);
      client.requests += 10;
      context.recorder.pass(label);
    }),
  );
  const recorder = new Recorder(
    labels.map(([label, level]) => requirement(label, level)),
    () => '',
  );
  const { context } = await outcome(checks, { client: client as never, budget: 25, recorder }, 1);
  expect(order).toEqual(['c', 'd', 'b']);
  expect(context.recorder.results()[0]).toMatchObject({
    id: 'a',
    verdict: 'not-applicable',
    reason: 'the budget of 25 requests was spent',
  });
});

test('when the time for the run is over nothing begins any more, and the strongest requirements came first', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: 1000 });
  onTestFinished(() => {
    vi.useRealTimers();
  });
  const recorder = new Recorder([requirement('a', 'should'), requirement('b', 'must')], () => '');
  const checks = ['a', 'b'].map((label) =>
    check(label, async ({ context }) => {
      context.recorder.pass(label);
      vi.setSystemTime(2000);
    }),
  );
  const { context } = await outcome(checks, { recorder, endsAt: 2000 }, 1);
  expect(context.recorder.results()).toMatchObject([
    { id: 'a', reason: 'the time for the run was over' },
    { id: 'b', verdict: 'pass' },
  ]);
});

test('after an interruption nothing begins any more, and what did not run is unproven', async () => {
  const interruption = new AbortController();
  const { results, done } = await outcome(
    [
      check('a', async ({ context }) => {
        context.recorder.pass('a');
        interruption.abort();
      }),
      check('b', async ({ context }) => context.recorder.pass('b')),
      check('c', async ({ context }) => context.recorder.pass('c'), { alone: true }),
    ],
    { signal: interruption.signal },
    1,
  );
  expect(results).toEqual([
    ['a', 'pass', null],
    ['b', 'unproven', 'the run was interrupted'],
    ['c', 'unproven', 'the run was interrupted'],
  ]);
  expect(done).toHaveLength(3);
});

test('what a check created is removed after it, whether it succeeded or not, and a removal that fails is no failure', async () => {
  const tidied: string[] = [];
  const world = {
    tidy: async ({ label }: { label: string }) => {
      tidied.push(label);
      throw new Error('the server is gone');
    },
  } as never;
  const { results } = await outcome(
    [
      check('a', async ({ context }) => context.recorder.pass('a')),
      check('b', async () => {
        throw new Unproven('why');
      }),
    ],
    { world },
    1,
  );
  expect(tidied).toEqual(['ShowTask a', 'ShowTask b']);
  expect(results.map(([, verdict]) => verdict)).toEqual(['pass', 'unproven']);
});

test('a check that is not needed any more is passed over, and counted as done', async () => {
  const { checks, order } = observed([
    ['a', {}],
    ['b', {}],
    ['c', {}],
  ]);
  const context = contextFor('http://127.0.0.1:9');
  const done: string[] = [];
  const isNeeded = ({ label }: Check) => !(label === 'b' && order.includes('a'));
  await execute(context, checks, 1, (_, current) => done.push(current), isNeeded);
  expect(order).toEqual(['a', 'c']);
  expect(done).toEqual(['ShowTask a', 'ShowTask b', 'ShowTask c']);
});
