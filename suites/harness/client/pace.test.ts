import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Pace } from './pace.js';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

const NEVER = new AbortController().signal;

/** When each of so many requests gets its turn, in milliseconds from now. */
async function turns(pace: Pace, count: number): Promise<number[]> {
  const begin = performance.now();
  const asked = Array.from({ length: count }, async () => {
    await pace.turn(NEVER);
    return Math.round(performance.now() - begin);
  });
  await vi.runAllTimersAsync();
  return Promise.all(asked);
}

test('without a rate there is no waiting', async () => {
  expect(await turns(new Pace(), 3)).toEqual([0, 0, 0]);
});

test('with a rate of 10, those who ask at once get their turns 100 ms apart', async () => {
  expect(await turns(new Pace(10), 4)).toEqual([0, 100, 200, 300]);
});

test('time in which nobody asked is not saved up', async () => {
  const pace = new Pace(10);
  await turns(pace, 1);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(await turns(pace, 3)).toEqual([0, 100, 200]);
});

test('a pause holds everybody back, also those who already wait', async () => {
  const pace = new Pace(10);
  const waiting = turns(pace, 2);
  pace.pause(1_000);
  expect(await waiting).toEqual([0, 1_000]);
  expect(await turns(pace, 1)).toEqual([0]);
});

test('a shorter pause does not end a longer one', async () => {
  const pace = new Pace();
  pace.pause(1_000);
  pace.pause(10);
  expect(await turns(pace, 2)).toEqual([1_000, 1_000]);
});

test('ten minutes of pauses are enough for a run', async () => {
  const pace = new Pace();
  for (let count = 0; count < 10; count += 1) {
    expect(pace.pause(60_000)).toBe(true);
    await turns(pace, 1);
  }
  expect(pace.pause(1)).toBe(false);
  expect(await turns(pace, 1)).toEqual([0]);
});

test('pauses at the same time count once', async () => {
  const pace = new Pace();
  for (let count = 0; count < 100; count += 1) expect(pace.pause(60_000)).toBe(true);
});

test('an interruption ends the waiting', async () => {
  const pace = new Pace();
  pace.pause(60_000);
  const interruption = new AbortController();
  const turn = pace.turn(interruption.signal);
  interruption.abort();
  await expect(turn).rejects.toMatchObject({ reason: 'aborted' });
});
