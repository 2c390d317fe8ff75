import fc from 'fast-check';
import type { Json } from '../../spec/exact-json.js';
import { Blend } from './blend.js';
import type { Keywords } from './json-schema.js';
import { suchThat } from './such-that.js';
import { isMultiple } from './violations.js';

/** The bits of the numbers of a format. */
const BITS: Readonly<Record<string, bigint>> = { int32: 31n, int64: 63n };

/** Where machine numbers end, and their neighbours. */
const LANDMARKS: readonly bigint[] = [
  ...[0n, 1n, -1n, 100n],
  ...[31n, 32n, 53n, 63n].flatMap((bits) => [2n ** bits - 1n, 2n ** bits, 2n ** bits + 1n, -(2n ** bits)]),
];

/** Whether a limit is where the numbers of a format end, so that beyond it there is none of the format. */
export function endsFormat(limit: number | bigint, format = ''): boolean {
  const bits = BITS[format];
  return bits !== undefined && (limit >= 2n ** bits - 1n || limit <= -(2n ** bits));
}

/** Where a schema has no limit, a number of 64 bits ends. */
const LIMIT = 2n ** 63n;

/** The width of a range that begins beyond that. */
const WIDTH = 2n ** 32n;

/**
 * Integers as JSON has them here, `bigint` beyond 2^53: mostly the limits, the ends of machine numbers and their
 * neighbours. `undefined` when there is none within the limits.
 */
export function integers(keywords: Keywords): fc.Arbitrary<Json> | undefined {
  const { multipleOf } = keywords;
  const step = stepOf(multipleOf);
  const [least, most] = rangeOf(keywords);
  const [first, last] = [-divide(-least, step), divide(most, step)];
  if (first > last) return undefined;
  const all = fc.bigInt({ min: first, max: last });
  const near = [first + 1n, last - 1n, ...LANDMARKS.map((mark) => divide(mark, step))];
  const possible = near.filter((factor) => factor >= first && factor <= last);
  const factors = new Blend<bigint>(
    [
      { arbitrary: fc.constantFrom(first, last), weight: 1 },
      { arbitrary: fc.constantFrom(first, ...new Set(possible)), weight: 1 },
      { arbitrary: all, weight: 1 },
    ],
    { shrinker: all },
  );
  const values = factors.map(
    (factor) => toJson(factor * step),
    (value) => fromJson(value) / step,
  );
  if (multipleOf === undefined) return values;
  return suchThat(values, (value) => isMultiple(value as number | bigint, multipleOf));
}

function rangeOf(keywords: Keywords): [bigint, bigint] {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, format = '' } = keywords;
  const bits = BITS[format];
  const lower = [
    ...(bits === undefined ? [] : [-(2n ** bits)]),
    ...(minimum === undefined ? [] : [-floor(-minimum)]),
    ...(exclusiveMinimum === undefined ? [] : [floor(exclusiveMinimum) + 1n]),
  ];
  const upper = [
    ...(bits === undefined ? [] : [2n ** bits - 1n]),
    ...(maximum === undefined ? [] : [floor(maximum)]),
    ...(exclusiveMaximum === undefined ? [] : [-floor(-exclusiveMaximum) - 1n]),
  ];
  const least = lower.length > 0 ? largest(lower) : smallest([-LIMIT, ...upper.map((most) => most - WIDTH)]);
  const most = upper.length > 0 ? smallest(upper) : largest([LIMIT - 1n, least + WIDTH]);
  return [least, most];
}

const inOrder = (values: bigint[]) => [...values].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
const largest = (values: bigint[]) => inOrder(values).at(-1) as bigint;
const smallest = (values: bigint[]) => inOrder(values)[0] as bigint;

const floor = (value: number | bigint): bigint =>
  typeof value === 'bigint' ? value : BigInt(Math.floor(value));

/** Rounds down, also below zero. */
const divide = (value: bigint, by: bigint): bigint =>
  value / by - (value % by !== 0n && value < 0n ? 1n : 0n);

/** The step between the integers that are multiples of a number, which may be a fraction such as 0.5 or 1.25. */
function stepOf(multipleOf: number | bigint = 1): bigint {
  if (Number.isInteger(Number(multipleOf))) return BigInt(multipleOf);
  const [, digits = ''] = Number(multipleOf).toFixed(12).replace(/0+$/, '').split('.');
  const scale = 10n ** BigInt(digits.length);
  const scaled = BigInt(Math.round(Number(multipleOf) * Number(scale)));
  return scaled / greatestDivisor(scaled, scale);
}

const greatestDivisor = (a: bigint, b: bigint): bigint => (b === 0n ? a : greatestDivisor(b, a % b));

function toJson(integer: bigint): number | bigint {
  const number = Number(integer);
  return Number.isSafeInteger(number) ? number : integer;
}

/** Throws for what is no integer: then the value was made by something else. */
const fromJson = (value: unknown): bigint => BigInt(value as number | bigint);
