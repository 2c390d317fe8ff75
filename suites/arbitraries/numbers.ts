import fc from 'fast-check';
import type { Json } from '../../spec/exact-json.js';
import { Blend } from './blend.js';
import type { Keywords } from './json-schema.js';
import { suchThat } from './such-that.js';
import { isMultiple } from './violations.js';

/** The limits that a format sets where the schema has none of its own. */
const FORMAT_BITS: Readonly<Record<string, bigint>> = { int32: 31n, int64: 63n };

/** Where machine numbers end, and their neighbours. */
const LANDMARKS = [0n, 1n, -1n, 100n, ...[31n, 32n, 53n, 63n].flatMap(aroundPower)];

function aroundPower(bits: bigint): bigint[] {
  const power = 2n ** bits;
  return [power - 1n, power, power + 1n, -power, -power - 1n];
}

/** The width of the range where a limit is missing. */
const WIDTH = 2n ** 32n;

/** Integers as JSON has them here: `bigint` beyond 2^53. `undefined` when there is none within the limits. */
export function integers(keywords: Keywords): fc.Arbitrary<Json> | undefined {
  const [least, most] = integerRange(keywords);
  const step = integerStep(keywords.multipleOf);
  const [first, last] = [ceilDivide(least, step), floorDivide(most, step)];
  if (first > last) return undefined;
  const inRange = fc.bigInt({ min: first, max: last });
  const special = [first, first + 1n, last - 1n, last, ...LANDMARKS.map((mark) => floorDivide(mark, step))]
    .filter((factor) => factor >= first && factor <= last)
    .sort(bySize);
  const factors = new Blend<bigint>(
    [
      { arbitrary: fc.constantFrom(...new Set(special)), weight: 3 },
      { arbitrary: inRange, weight: 1 },
    ],
    { shrinker: inRange },
  );
  const values = factors.map(
    (factor) => toJson(factor * step),
    (value) => fromJson(value) / step,
  );
  const { multipleOf } = keywords;
  if (multipleOf === undefined || Number.isInteger(Number(multipleOf))) return values;
  return suchThat(values, (value) => isMultiple(value as number | bigint, multipleOf));
}

function integerRange(keywords: Keywords): [bigint, bigint] {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, format = '' } = keywords;
  const lower = [ceil(minimum), exclusiveMinimum === undefined ? undefined : floor(exclusiveMinimum) + 1n];
  const upper = [floor(maximum), exclusiveMaximum === undefined ? undefined : ceil(exclusiveMaximum) - 1n];
  const limit = 2n ** (FORMAT_BITS[format] ?? 63n);
  const low = largest(lower) ?? -limit;
  const high = largest(upper.map((each) => each && -each));
  const most = high === undefined ? limit - 1n : -high;
  // A range that lies beyond the format, or that a limit was taken from, is still a range.
  if (low <= most || (largest(lower) !== undefined && high !== undefined)) return [low, most];
  return high === undefined ? [low, low + WIDTH] : [most - WIDTH, most];
}

/** The step between the integers that are multiples of a number, which may be a fraction. */
function integerStep(multipleOf: number | bigint | undefined): bigint {
  if (multipleOf === undefined) return 1n;
  let [numerator, denominator] = [Number(multipleOf), 1n];
  if (Number.isInteger(numerator)) return BigInt(multipleOf);
  while (!Number.isInteger(numerator) && denominator < 10n ** 12n) {
    numerator = Number((numerator * 10).toPrecision(15));
    denominator *= 10n;
  }
  const whole = BigInt(Math.round(numerator));
  return whole / divisor(whole, denominator);
}

/** Numbers with and without a fraction. `undefined` when there is none within the limits. */
export function numbers(keywords: Keywords): fc.Arbitrary<Json> | undefined {
  const { multipleOf } = keywords;
  const [min, max, minExcluded, maxExcluded] = numberRange(keywords);
  if (min > max || (min === max && (minExcluded || maxExcluded))) return undefined;
  const isWithin = (value: number) =>
    (minExcluded ? value > min : value >= min) && (maxExcluded ? value < max : value <= max);
  if (multipleOf !== undefined) {
    const step = Number(multipleOf);
    const [first, last] = [Math.ceil(min / step), Math.floor(max / step)].map(safe) as [number, number];
    if (first > last) return undefined;
    const multiples = fc.integer32OrMore(first, last).map((factor) => positiveZero(factor * step));
    return suchThat(multiples, (value) => isWithin(value) && isMultiple(value, multipleOf));
  }
  const inRange = fc
    .double({ min, max, minExcluded, maxExcluded, noNaN: true })
    .map(positiveZero, (value) => value as number);
  const special = [0, 1, 0.5, min, max, (min + max) / 2].filter(isWithin).map(positiveZero);
  const fewDigits = fc
    .integer({ min: safe(Math.ceil(min * 100)), max: safe(Math.floor(max * 100)) })
    .map((hundredths) => positiveZero(hundredths / 100));
  const makers = [
    { arbitrary: inRange, weight: 1 },
    ...(special.length > 0 ? [{ arbitrary: fc.constantFrom(...special), weight: 2 }] : []),
    ...(Math.ceil(min * 100) < Math.floor(max * 100) ? [{ arbitrary: fewDigits.filter(isWithin), weight: 2 }] : []),
  ];
  return new Blend<number>(makers, { shrinker: inRange });
}
