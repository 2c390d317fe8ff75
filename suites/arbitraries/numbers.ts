import fc from 'fast-check';
import { Blend } from './blend.js';
import { endsFormat } from './integers.js';
import { type Break, type Keywords, narrowed } from './json-schema.js';
import { suchThat } from './such-that.js';
import { isMultiple } from './violations.js';

/** The limit of numbers that have none. */
const LIMIT = 1e9;

/**
 * Numbers with and without a fraction: mostly the limits, what lies between them, and numbers of few digits.
 * `undefined` when there is none within the limits.
 */
export function numbers(keywords: Keywords): fc.Arbitrary<number> | undefined {
  const { min, max } = rangeOf(keywords);
  if (!(min <= max)) return undefined;
  const { multipleOf } = keywords;
  const holds = (value: number) => isWithin(value, keywords) && Number.isFinite(value);
  if (multipleOf !== undefined) {
    const multiples = scaled(min, max, Number(multipleOf));
    return multiples && suchThat(multiples, (value) => holds(value) && isMultiple(value, multipleOf));
  }
  const limits = [min, max].filter(holds);
  const between = [0, 1, 0.5, min / 2 + max / 2].filter(holds);
  const fewDigits = scaled(min, max, 0.01);
  const all = fc.double({ min, max, noNaN: true }).map(positiveZero, (value) => value as number);
  const makers = [
    all,
    ...(limits.length > 0 ? [fc.constantFrom(...limits)] : []),
    ...(between.length > 0 ? [fc.constantFrom(...between)] : []),
    ...(fewDigits ? [fewDigits] : []),
  ].map((arbitrary) => ({ arbitrary, weight: 1 }));
  return suchThat(new Blend<number>(makers, { shrinker: all }), holds);
}

function rangeOf(keywords: Keywords): { min: number; max: number } {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = keywords;
  const lower = [minimum, exclusiveMinimum].filter((bound) => bound !== undefined).map(Number);
  const upper = [maximum, exclusiveMaximum].filter((bound) => bound !== undefined).map(Number);
  const least =
    lower.length > 0 ? Math.max(...lower) : Math.min(-LIMIT, ...upper.map((each) => each - LIMIT));
  const most = upper.length > 0 ? Math.min(...upper) : Math.max(LIMIT, least + LIMIT);
  return { min: positiveZero(least), max: positiveZero(most) };
}

function isWithin(value: number, keywords: Keywords): boolean {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = keywords;
  return (
    (minimum === undefined || value >= minimum) &&
    (maximum === undefined || value <= maximum) &&
    (exclusiveMinimum === undefined || value > exclusiveMinimum) &&
    (exclusiveMaximum === undefined || value < exclusiveMaximum)
  );
}

/** The multiples of a step; `undefined` when there is none, or none that can be counted. */
function scaled(min: number, max: number, step: number): fc.Arbitrary<number> | undefined {
  const [first, last] = [Math.ceil(min / step), Math.floor(max / step)].map((factor) =>
    Math.max(Number.MIN_SAFE_INTEGER, Math.min(Number.MAX_SAFE_INTEGER, factor)),
  ) as [number, number];
  // A hundredth is no number of its own, but one divided by a hundred is the nearest one.
  const inverse = 1 / step;
  const scale = Number.isInteger(inverse) ? (n: number) => n / inverse : (n: number) => n * step;
  return first > last ? undefined : fc.integer({ min: first, max: last }).map((n) => positiveZero(scale(n)));
}

/** JSON text knows no negative zero. */
const positiveZero = (value: number): number => (value === 0 ? 0 : value);

/** The ways to break the limits of integers and numbers, each by values not far on its other side. */
export function brokenNumbers(keywords: Keywords): Break[] {
  const beyond = LIMITS.flatMap(([keyword, next, last, far]): Break[] => {
    const limit = keywords[keyword];
    if (limit === undefined) return [];
    const format = endsFormat(limit, keywords.format) ? undefined : keywords.format;
    const others = { ...narrowed(keywords, 'integer', 'number'), [keyword]: undefined, format };
    const end = typeof limit === 'bigint' ? limit + BigInt(far) : limit + far;
    return [{ keyword, instead: { allOf: [others, { [next]: limit }, { [last]: end }] } }];
  });
  const { multipleOf } = keywords;
  if (multipleOf === undefined) return beyond;
  const others = { ...narrowed(keywords, 'integer', 'number'), multipleOf: undefined };
  return [...beyond, { keyword: 'multipleOf', instead: { allOf: [others, { not: { multipleOf } }] } }];
}

/** How far beyond a limit a value is at most: so far that it does not fit into 32 bits. */
const FAR = 2 ** 32;

/** Each limit, the one that begins where it ends, and the one that ends the values beyond it. */
const LIMITS = [
  ['minimum', 'exclusiveMaximum', 'minimum', -FAR],
  ['maximum', 'exclusiveMinimum', 'maximum', FAR],
  ['exclusiveMinimum', 'maximum', 'minimum', -FAR],
  ['exclusiveMaximum', 'minimum', 'maximum', FAR],
] as const;
