import fc from 'fast-check';
import { isJsonObject, type Json, sameJson } from '../../spec/exact-json.js';
import { anything } from './anything.js';
import { Blend } from './blend.js';
import { isOpen, type JsonSchema, type Keywords } from './json-schema.js';
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
  return suchThat(made.map(withoutEqual), (array) => array.length >= min);
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
