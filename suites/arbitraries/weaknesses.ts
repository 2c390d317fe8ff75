import fc from 'fast-check';
import { isJsonObject, type Json } from '../../spec/exact-json.js';
import { brokenArrays } from './arrays.js';
import { conjoin } from './conjoin.js';
import { brokenEnumerations } from './enumerations.js';
import { isOpen, type JsonSchema, join, type Keywords, narrowed } from './json-schema.js';
import { brokenNumbers } from './numbers.js';
import { brokenObjects, unknownName } from './objects.js';
import { suchThat } from './such-that.js';
import { brokenTexts } from './texts.js';
import { brokenTypes } from './types.js';
import { type Place, validAt } from './valid.js';
import { type Broken, violations } from './violations.js';

/** A constraint of a schema, and the values that break it and nothing else. */
export interface Weakness extends Broken {
  /** `undefined` when no value breaks it alone; found out when it is asked, not before. */
  values(): fc.Arbitrary<Json> | undefined;
}

/** Decides which values may break a constraint; `field` is the value that breaks it, or that lacks a member. */
export type Accept = (broken: Broken, field: Json) => boolean;

/** Every constraint of a schema, at every depth. */
export function weaknessesAt(schema: JsonSchema, place: Place, path: string, accept: Accept): Weakness[] {
  const joined = conjoin(schema, place.schemas, place.trail);
  if (!joined) return [];
  const { core, choices } = joined;
  const here = { ...place, trail: joined.trail };
  const make = (instead: JsonSchema, conditions = choices) =>
    validAt({ allOf: [instead, ...conditions] }, here);
  const only = (values: fc.Arbitrary<Json> | undefined, broken: Broken) =>
    values && suchThat(values, (value) => breaksOnly(schema, value, broken, place, path));
  const own = breaksOf(core).map(({ keyword, member, instead, change }): Weakness => {
    const broken = { path: member === undefined ? path : join(path, member), keyword };
    const changed = (value: Json) => change?.(value) ?? value;
    return { ...broken, values: () => accepted(only(make(instead)?.map(changed), broken), broken, accept) };
  });
  const chosen = choices.map((choice, index): Weakness => {
    const broken = { path, keyword: Object.keys(choice)[0] ?? '' };
    const others = choices.filter((_, other) => other !== index);
    const values = () => make(core, [...others, { not: choice }]);
    return { ...broken, values: () => accepted(only(values(), broken), broken, accept) };
  });
  const isSimple = choices.length === 0 && !isEntangled(core);
  const within = [...inMembers(core, here, path, accept, make), ...inItems(core, here, path, accept, make)];
  const nested = within.map((weakness): Weakness => {
    const { path: inner, keyword, values } = weakness;
    return isSimple
      ? weakness
      : { path: inner, keyword, values: () => only(values(), { path: inner, keyword }) };
  });
  return [...own, ...chosen, ...nested];
}

const breaksOf = (core: Keywords) => [
  ...brokenTypes(core),
  ...brokenEnumerations(core),
  ...brokenNumbers(core),
  ...brokenTexts(core),
  ...brokenArrays(core),
  ...brokenObjects(core),
];

const accepted = (values: fc.Arbitrary<Json> | undefined, broken: Broken, accept: Accept) =>
  values && suchThat(values, (value) => accept(broken, value));

function breaksOnly(
  schema: JsonSchema,
  value: Json,
  broken: Broken,
  { schemas }: Place,
  path: string,
): boolean {
  const found = violations(schema, value, schemas, path);
  return found.length > 0 && found.every((one) => one.path === broken.path && one.keyword === broken.keyword);
}

/** Whether what is wrong within may be wrong for the whole as well. */
const isEntangled = (core: Keywords): boolean =>
  core.enum !== undefined ||
  core.const !== undefined ||
  core.uniqueItems === true ||
  core.maxProperties !== undefined;

type Make = (instead: JsonSchema) => fc.Arbitrary<Json> | undefined;

function inMembers(core: Keywords, place: Place, path: string, accept: Accept, make: Make): Weakness[] {
  const { properties = {}, additionalProperties } = core;
  const other = unknownName(core);
  const members = Object.entries(properties);
  if (!isOpen(additionalProperties)) members.push([other, additionalProperties ?? true]);
  const whole = lazy(() => make(narrowed(core, 'object')));
  return members.flatMap(([name, member]) =>
    weaknessesAt(member, { ...place, depth: place.depth + 1 }, join(path, name), accept).map((weakness) => ({
      ...weakness,
      values: () =>
        lift(whole(), weakness, (object, value) => ({
          ...(isJsonObject(object) ? object : {}),
          [name]: value,
        })),
    })),
  );
}

function inItems(core: Keywords, place: Place, path: string, accept: Accept, make: Make): Weakness[] {
  const { prefixItems = [], items, minItems = 0 } = core;
  const places = prefixItems.map((schema, index) => ({ schema, index, length: index + 1 }));
  const length = prefixItems.length + 1;
  if (!isOpen(items) && items !== false)
    places.push({ schema: items ?? true, index: prefixItems.length, length });
  return places.flatMap(({ schema, index, length: least }) => {
    const whole = lazy(() => make({ ...narrowed(core, 'array'), minItems: Math.max(minItems, least) }));
    const isLast = index === prefixItems.length;
    return weaknessesAt(schema, { ...place, depth: place.depth + 1 }, `${path}[]`, accept).map(
      (weakness) => ({
        ...weakness,
        values: () =>
          lift(whole(), weakness, (array, value, random) => {
            const all = Array.isArray(array) ? array : [];
            const position = isLast ? index + (random % Math.max(1, all.length - index)) : index;
            return all.map((item, at) => (at === position ? value : item));
          }),
      }),
    );
  });
}

/** Puts a broken value into a whole one. */
function lift(
  whole: fc.Arbitrary<Json> | undefined,
  weakness: Weakness,
  put: (whole: Json, value: Json, random: number) => Json,
): fc.Arbitrary<Json> | undefined {
  const values = whole && weakness.values();
  return values && fc.tuple(whole, values, fc.nat()).map(([all, value, random]) => put(all, value, random));
}

function lazy<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
