import { expect, test } from 'vitest';
import { CachedToken } from './cached-token.js';

/** Tokens `t1`, `t2`, ... that are valid for so many milliseconds. */
function issuing(lifetime: number | null) {
  const state = { now: 1_000_000, issued: 0 };
  const fetch = async () => {
    state.issued += 1;
    return { token: `t${state.issued}`, expiresAt: lifetime === null ? null : state.now + lifetime };
  };
  return { state, cached: new CachedToken(fetch, () => state.now) };
}

const HOUR = 3_600_000;

test('a token is got once for all who need it', async () => {
  const { state, cached } = issuing(HOUR);
  expect(await Promise.all([cached.get(), cached.get(), cached.get()])).toEqual(['t1', 't1', 't1']);
  expect(await cached.get()).toBe('t1');
  expect(state.issued).toBe(1);
});

test('a token is renewed a minute before its time is over', async () => {
  const { state, cached } = issuing(HOUR);
  await cached.get();
  state.now += HOUR - 60_001;
  expect(await cached.get()).toBe('t1');
  state.now += 1;
  expect(await Promise.all([cached.get(), cached.get()])).toEqual(['t2', 't2']);
});

test('a token of half a minute is used for the first half of its time', async () => {
  const { state, cached } = issuing(30_000);
  await cached.get();
  state.now += 14_999;
  expect(await cached.get()).toBe('t1');
  state.now += 1;
  expect(await cached.get()).toBe('t2');
});

test('a token without a time is taken for one of 24 hours', async () => {
  const { state, cached } = issuing(null);
  await cached.get();
  state.now += 24 * HOUR - 60_001;
  expect(await cached.get()).toBe('t1');
  state.now += 1;
  expect(await cached.get()).toBe('t2');
});

test('a token that was refused is replaced once for all who had it', async () => {
  const { state, cached } = issuing(HOUR);
  await cached.get();
  expect(await Promise.all([cached.replace('t1'), cached.replace('t1')])).toEqual(['t2', 't2']);
  expect(await cached.replace('t1')).toBe('t2');
  expect(state.issued).toBe(2);
});

test('a service that fails is asked again by the next who needs a token', async () => {
  let asked = 0;
  const cached = new CachedToken(async () => {
    asked += 1;
    if (asked === 1) throw new Error('down');
    return { token: 'late', expiresAt: null };
  });
  await expect(Promise.all([cached.get(), cached.get()])).rejects.toThrow('down');
  expect(await cached.get()).toBe('late');
  expect(asked).toBe(2);
});
