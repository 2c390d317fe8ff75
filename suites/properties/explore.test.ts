import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Recorder } from '../harness/recorder.js';
import { Trial } from '../harness/trial.js';
import { contextFor, requirement } from '../testing/context-for.js';
import { exchangeOf } from '../testing/exchange-of.js';
import { explore, type Outcome } from './explore.js';

const ASKED = [requirement('asked', 'should'), requirement('other', 'must')];

const exchange = exchangeOf('ShowTask', 200, '{}');

const broken = (id: string, number: number): Outcome => ({
  shown: [],
  broken: { requirement: id, message: `${number} is too large.`, expected: 200, received: 400, exchange },
});

const numbers = fc.integer({ min: 0, max: 1_000_000 });

/** Asks about numbers, and tells what was asked and what was recorded. */
async function asking(
  ask: (number: number) => Outcome,
  change: { seed?: number; runs?: number } = {},
  requests = numbers,
) {
  const recorder = new Recorder(ASKED, () => 'replay');
  const trial = new Trial(contextFor('http://127.0.0.1:1', { recorder, ...change }), 'a case');
  const asked: number[] = [];
  await explore(trial, 'asked', requests, async (number) => {
    asked.push(number);
    return ask(number);
  });
  const [first, second] = recorder.results();
  return { asked, first, second, failures: recorder.failures };
}

describe('a property', () => {
  test('is asked as often as the run says, and each time counts', async () => {
    const { asked, first } = await asking(() => ({ shown: ['asked'] }), { runs: 30 });
    expect([asked.length, first?.cases, first?.verdict]).toEqual([30, 30, 'pass']);
  });

  test('asks the same for the same seed, and something else for another', async () => {
    const of = async (seed: number) => (await asking(() => ({ shown: [] }), { seed })).asked;
    expect(await of(1)).toEqual(await of(1));
    expect(await of(1)).not.toEqual(await of(2));
  });

  test('records only the smallest request that fails, and how to find it again', async () => {
    const { failures, first } = await asking(
      (number) => (number > 41 ? broken('asked', number) : { shown: ['asked'] }),
      {
        seed: 9,
        runs: 60,
      },
    );
    expect(failures.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^42 is too large\. \(request \d+ of --seed 9, made smaller \d+ times\)$/),
    ]);
    expect(first?.verdict).toBe('warn');
  });

  test('follows the first fault that it finds, not another one that it meets on the way', async () => {
    const { failures } = await asking((number) =>
      number > 1000 ? broken('other', number) : number > 10 ? broken('asked', number) : { shown: [] },
    );
    expect(failures.map(({ requirement: id, message }) => [id, message.split(' ')[0]])).toEqual([
      ['other', '1001'],
    ]);
  });

  test('gives up making a request smaller after many attempts', async () => {
    const { asked, failures } = await asking((number) =>
      number > 0 ? broken('asked', Math.random()) : { shown: [] },
    );
    expect(failures).toHaveLength(1);
    expect(asked.length).toBeLessThan(200);
  });

  test('does not look at all that may be smaller when it has given up', async () => {
    let made = 0;
    const long = fc.array(numbers, { minLength: 3000, maxLength: 3000 }).map((all) => {
      made += 1;
      return Math.max(...all);
    });
    const [largest] = (await asking(() => ({ shown: [] }), { seed: 1 }, long)).asked;
    const { failures } = await asking(
      (number) => (number === largest ? broken('asked', number) : { shown: [] }),
      { seed: 1 },
      long,
    );
    expect(failures).toHaveLength(1);
    expect(made).toBeLessThan(1000);
  });
});

test('what goes wrong on our side ends it, and is no fault of the server', async () => {
  let asked = 0;
  const attempt = asking(() => {
    asked += 1;
    throw new Error('the connection was refused');
  });
  await expect(attempt).rejects.toThrow('the connection was refused');
  expect(asked).toBe(1);
});

test('a connection that breaks while a request is made smaller ends it as well', async () => {
  let failed = false;
  const attempt = asking((number) => {
    if (failed) throw new Error('reset');
    failed = true;
    return broken('asked', number);
  });
  await expect(attempt).rejects.toThrow('reset');
});
