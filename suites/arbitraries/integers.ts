import fc from 'fast-check';
import type { Json } from '../../spec/exact-json.js';
import { Blend } from './blend.js';
import type { Keywords } from './json-schema.js';
import { suchThat } from './such-that.js';
import { isMultiple } from './violations.js';

/** The bits of the numbers of a format, which limit them where the schema has no limit of its own. */
const BITS: Readonly<Record<string, bigint>> = { int32: 31n, int64: 63n };

/** Where machine numbers end, and their neighbours. */
const LANDMARKS: readonly bigint[] = [
  ...[0n, 1n, -1n, 100n],
  ...[31n, 32n, 53n, 63n].flatMap((bits) => [2n ** bits - 1n, 2n ** bits, 2n ** bits + 1n, -(2n ** bits)]),
];

/** The width of a range that begins where its format ends. */
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
  const special = [first, first + 1n, last - 1n, last, ...LANDMARKS.map((mark) => divide(mark, step))];
  const possible = [...new Set(special)].filter((factor) => factor >= first && factor <= last);
  const factors = new Blend<bigint>(
    [
      { arbitrary: fc.constantFrom(...possible), weight: 2 },
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
  const limit = 2n ** (BITS[format] ?? 63n);
  const lower = greatest(
    minimum,
    exclusiveMinimum,
    (bound) => -floor(-bound),
    (bound) => floor(bound) + 1n,
  );
  // The upper limit is the lower one of the mirrored range.
  const mirrored = greatest(
    maximum,
    exclusiveMaximum,
    (bound) => -floor(bound),
    (bound) => floor(-bound) + 1n,
  );
  const upper = mirrored === undefined ? undefined : -mirrored;
  const least = lower ?? (upper !== undefined && upper < -limit ? upper - WIDTH : -limit);
  const most = upper ?? (least >= limit ? least + WIDTH : limit - 1n);
  return [least, most];
}

function greatest(
  inclusive: number | bigint | undefined,
  exclusive: number | bigint | undefined,
  ofInclusive: (bound: number | bigint) => bigint,
  ofExclusive: (bound: number | bigint) => bigint,
): bigint | undefined {
  const bounds = [
    ...(inclusive === undefined ? [] : [ofInclusive(inclusive)]),
    ...(exclusive === undefined ? [] : [ofExclusive(exclusive)]),
  ];
  return bounds.reduce<bigint | undefined>(
    (most, bound) => (most === undefined || bound > most ? bound : most),
    undefined,
  );
}

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
