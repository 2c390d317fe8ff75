import fc from 'fast-check';
import { isJsonObject, type Json, sameJson } from '../../spec/exact-json.js';
import { anything } from './anything.js';
import { Blend } from './blend.js';
import { type Break, isOpen, type JsonSchema, type Keywords, narrowed } from './json-schema.js';
import type { Making } from './making.js';
import { suchThat } from './such-that.js';

/** How many items there are at most where a schema allows more, by the depth of the array. */
const FEW = [3, 2, 1];

/** Arrays up to this length are also made in full, when their items are small. */
const FULL = 32;

/** Arrays. `undefined` when nothing satisfies the schema. */
export function arrays(keywords: Keywords, making: Making): fc.Arbitrary<Json[]> | undefined {
  const { prefixItems = [], items, uniqueItems } = keywords;
  const prefix = prefixItems.map((schema) => making.member(schema));
  const impossible = prefix.indexOf(undefined);
  const first = (impossible < 0 ? prefix : prefix.slice(0, impossible)) as fc.Arbitrary<Json>[];
  const rest =
    impossible < 0 ? (isOpen(items) ? anything(making.settings) : making.member(items ?? true)) : undefined;
  const fixed = keywords['x-items'];
  const min = Math.max(fixed ?? 0, keywords.minItems ?? 0);
  const allowed = Math.min(fixed ?? Number.POSITIVE_INFINITY, keywords.maxItems ?? Number.POSITIVE_INFINITY);
  const max = rest ? allowed : Math.min(allowed, first.length);
  if (min > max) return undefined;
  const few = FEW[making.depth] ?? 1;
  const most = Math.min(max, Math.max(min, first.length) + few);
  const made =
    rest && first.length === 0 ? plain(rest, min, max, most, items) : pieced(first, rest, min, most);
  if (!uniqueItems) return made;
  // Without the equal ones, items of a prefix would move to other places.
  const distinct = first.length === 0 ? made.map(withoutEqual) : made;
  return suchThat(distinct, (array) => array.length >= min && withoutEqual(array).length === array.length);
}

function plain(
  item: fc.Arbitrary<Json>,
  min: number,
  max: number,
  most: number,
  items: JsonSchema | undefined,
): fc.Arbitrary<Json[]> {
  const some = fc.array(item, { minLength: min, maxLength: most, size: 'max' });
  if (max <= most || max > FULL || !isSmall(items)) return some;
  const full = fc.array(item, { minLength: max, maxLength: max });
  const shrinker = fc.array(item, { minLength: min, maxLength: max });
  return new Blend<Json[]>(
    [
      { arbitrary: some, weight: 4 },
      { arbitrary: full, weight: 1 },
    ],
    { shrinker },
  );
}

function pieced(
  first: fc.Arbitrary<Json>[],
  rest: fc.Arbitrary<Json> | undefined,
  min: number,
  most: number,
): fc.Arbitrary<Json[]> {
  const more = Math.max(0, most - first.length);
  const others = rest ? fc.array(rest, { minLength: more, maxLength: more }) : fc.constant([]);
  return fc
    .tuple(fc.integer({ min, max: most }), fc.tuple(...first), others)
    .map(([length, head, tail]) => [...head, ...tail].slice(0, length));
}

const withoutEqual = (array: Json[]): Json[] =>
  array.filter((item, index) => !array.slice(0, index).some((earlier) => sameJson(earlier, item)));

/** Whether an item holds no array, and no object that holds another. */
function isSmall(schema: JsonSchema | undefined): boolean {
  if (!isJsonObject(schema) || schema.$ref !== undefined) return false;
  const { type, properties } = schema as Keywords;
  if (type === 'object' && properties) return Object.values(properties).every((member) => isScalar(member));
  return isScalar(schema as Keywords);
}

const isScalar = (schema: JsonSchema): boolean =>
  typeof schema === 'object' && typeof schema.type === 'string' && !['array', 'object'].includes(schema.type);

/** More items than that are not made to break a limit: they say more about the body limit of a server. */
const MANY = 300;

/** The ways to break the limits of arrays; what breaks an item is another matter. */
export function brokenArrays(keywords: Keywords): Break[] {
  const { minItems, maxItems, uniqueItems, items, prefixItems = [] } = keywords;
  const array = { ...narrowed(keywords, 'array'), 'x-items': undefined };
  const ways: (Break | false)[] = [
    minItems !== undefined &&
      minItems > 0 && {
        keyword: 'minItems',
        instead: { allOf: [{ ...array, minItems: undefined }, { maxItems: minItems - 1 }] },
      },
    maxItems !== undefined &&
      maxItems < MANY && {
        keyword: 'maxItems',
        instead: { allOf: [{ ...array, maxItems: undefined }, { minItems: maxItems + 1 }] },
      },
    uniqueItems === true && {
      keyword: 'uniqueItems',
      instead: { ...array, minItems: Math.max(1, minItems ?? 0) },
      change: (value) => (Array.isArray(value) ? twice(value, maxItems) : value),
    },
    items === false && {
      keyword: 'items',
      instead: { ...array, minItems: Math.max(prefixItems.length, minItems ?? 0) },
      change: (value) => (Array.isArray(value) ? [...value, 0] : value),
    },
  ];
  return ways.filter((way) => way !== false);
}

/** Repeats the first item, in the place of the last one where there may be no more. */
function twice(value: Json[], maxItems: number | undefined): Json[] {
  const others = value.length === maxItems ? value.slice(0, -1) : value;
  return [...others, value[0] ?? null];
}
