import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Json } from '../../spec/exact-json.js';
import { ObjectArbitrary } from './object-arbitrary.js';

const one = fc.constant(1);

const MEMBERS = { a: one, b: one, c: one, d: one, e: one };

const namesIn = (object: object) => Object.keys(object).join('');

const RUNS = 4000;

/** How often each set of names is made. */
function counted(objects: ObjectArbitrary): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const object of fc.sample(objects, { seed: 1, numRuns: RUNS }))
    counts[namesIn(object)] = (counts[namesIn(object)] ?? 0) + 1;
  return counts;
}

describe('the optional members', () => {
  const counts = counted(new ObjectArbitrary(MEMBERS, ['a', 'c']));

  test('are there in every combination, and the mandatory ones always', () => {
    expect(Object.keys(counts).sort()).toEqual(['abc', 'abcd', 'abcde', 'abce', 'ac', 'acd', 'acde', 'ace']);
  });

  // An eighth has none, an eighth has all; of the others three of four are there: 9/64 of all lack one alone.
  test.each([
    ['none', 'ac', 1 / 8 + 6 / 8 / 64],
    ['all', 'abcde', 1 / 8 + ((6 / 8) * 27) / 64],
    ['all but one', 'abce', ((6 / 8) * 9) / 64],
  ])('%s of them are as often there as they should', (_, names, share) => {
    const made = (counts[names] ?? 0) / RUNS;
    expect(made).toBeGreaterThan(share * 0.9);
    expect(made).toBeLessThan(share * 1.1);
  });

  test('are at least as many as is asked, any of them', () => {
    const made = Object.keys(counted(new ObjectArbitrary(MEMBERS, ['a'], 3)));
    expect(made.sort()).toEqual(['abcd', 'abcde', 'abce', 'abde', 'acde']);
  });

  test('are at most as many as is asked, any of them', () => {
    const made = Object.keys(counted(new ObjectArbitrary(MEMBERS, ['a'], 0, 1)));
    expect(made.sort()).toEqual(['a', 'ab', 'ac', 'ad', 'ae']);
  });

  test('are all there where as many are asked for as there are, or more', () => {
    expect(counted(new ObjectArbitrary(MEMBERS, [], 5))).toEqual({ abcde: RUNS });
    expect(counted(new ObjectArbitrary(MEMBERS, [], 6))).toEqual({ abcde: RUNS });
  });
});

/** Far more than is tried, so that looking at it ends in any case. */
const MOST = 50;

/** What is tried first in the place of an object. */
const smaller = (objects: ObjectArbitrary, object: Record<string, Json>, context?: unknown) =>
  [...objects.shrink(object, context).take(MOST)].map(({ value }) => value);

describe('an object shrinks', () => {
  const full = { a: 1, b: 1, c: 1, d: 1, e: 1 };

  test('by losing all optional members, then halves of them, then one by one', () => {
    const tried = smaller(new ObjectArbitrary(MEMBERS, ['c']), full).map(namesIn);
    expect(tried).toEqual(['c', 'cde', 'abc', 'bcde', 'acde', 'abce', 'abcd']);
  });

  test('to no fewer optional members than are asked for', () => {
    const tried = smaller(new ObjectArbitrary(MEMBERS, ['c'], 2), full).map(namesIn);
    expect(tried).toEqual(['cde', 'abc', 'bcde', 'acde', 'abce', 'abcd']);
    expect(smaller(new ObjectArbitrary(MEMBERS, ['c'], 4), full)).toEqual([]);
  });

  test('by what is there, of what it knows', () => {
    const tried = smaller(new ObjectArbitrary(MEMBERS, ['c']), { b: 1, c: 1, other: 1 });
    expect(tried.map(namesIn)).toEqual(['cother']);
  });

  test('member by member in the end, the others staying as they are', () => {
    const objects = new ObjectArbitrary({ a: fc.boolean(), b: fc.boolean() }, ['a', 'b']);
    expect(smaller(objects, { a: true, b: true })).toEqual([
      { a: false, b: true },
      { a: true, b: false },
    ]);
  });

  test('as its members were made, also after others have shrunk or are lost', () => {
    // Without what it was made of, nobody knows what made a text of digits.
    const digits = fc.nat({ max: 1000 }).map((value) => String(value));
    const objects = new ObjectArbitrary({ a: digits, b: digits, c: digits }, ['a', 'b']);
    const { counterexample } = fc.check(
      fc.property(objects, ({ a, b }) => Number(a) < 7 || Number(b) < 5),
      { seed: 1 },
    );
    expect(counterexample).toEqual([{ a: '7', b: '5' }]);
    expect(smaller(objects, { a: '8', b: '9' })).toEqual([]);
  });
});

test.each<[Json, boolean]>([
  [{}, true],
  [{ a: true, b: 3 }, true],
  [{ a: true, b: 'x' }, false],
  [{ a: 'x', b: 3 }, false],
  [{ c: 3 }, false],
  [[], false],
  [null, false],
  ['a', false],
])('%j can be shrunk without knowing how it was made: %s', (value, can) => {
  const objects = new ObjectArbitrary({ a: fc.boolean(), b: fc.nat() }, []);
  expect(objects.canShrinkWithoutContext(value)).toBe(can);
});
