import fc from 'fast-check';
import { isJsonObject, type Json } from '../../spec/exact-json.js';
import { fieldAt } from '../../spec/field-path.js';
import { brokenArrays } from './arrays.js';
import { conjoin } from './conjoin.js';
import { brokenEnumerations } from './enumerations.js';
import { isOpen, type JsonSchema, type Keywords, narrowed } from './json-schema.js';
import { brokenNumbers } from './numbers.js';
import { brokenObjects, unknownName } from './objects.js';
import { suchThat } from './such-that.js';
import { brokenTexts } from './texts.js';
import { brokenTypes } from './types.js';
import { type Place, validAt } from './valid.js';
import { type Broken, violations } from './violations.js';

/** A value that breaks one constraint. */
export interface BrokenValue {
  value: Json;
  /** The part of it that breaks the constraint, or that lacks a member. */
  field: Json;
}

/** A constraint of a schema, and the values that break it and nothing else. */
export interface Weakness extends Broken {
  /** `undefined` when no value breaks it alone; found out when it is asked, not before. */
  values(): fc.Arbitrary<BrokenValue> | undefined;
}

/** Decides which values may break a constraint. */
export type Accept = (broken: Broken, field: Json) => boolean;

/** Every constraint of a schema, at every depth. */
export function weaknessesAt(schema: JsonSchema, place: Place, path: string, accept: Accept): Weakness[] {
  const joined = conjoin(schema, place.schemas, place.trail);
  if (!joined) return [];
  const { core, choices } = joined;
  const here = { ...place, trail: joined.trail };
  const make = (instead: JsonSchema, conditions = choices) =>
    validAt({ allOf: [instead, ...conditions] }, here);
  const only = (values: fc.Arbitrary<BrokenValue> | undefined, broken: Broken) =>
    values && suchThat(values, ({ value }) => breaksOnly(schema, value, broken, place, path));
  const ofItself = (values: fc.Arbitrary<Json> | undefined, broken: Broken) => {
    const whole = values?.map((value): BrokenValue => ({ value, field: value }));
    const right = only(whole, broken);
    return right && suchThat(right, ({ field }) => accept(broken, field));
  };
  const own = breaksOf(core).map(({ keyword, member, instead, change }): Weakness => {
    const broken = { path: member === undefined ? path : fieldAt(path, member), keyword };
    const changed = (value: Json) => change?.(value) ?? value;
    return { ...broken, values: () => ofItself(make(instead)?.map(changed), broken) };
  });
  const chosen = choices.map((choice, index): Weakness => {
    const broken = { path, keyword: Object.keys(choice)[0] ?? '' };
    const others = choices.filter((_, other) => other !== index);
    return { ...broken, values: () => ofItself(make(core, [...others, { not: choice }]), broken) };
  });
  const isSimple = choices.length === 0 && !isEntangled(core);
  const within = [...inMembers(core, here, path, accept, make), ...inItems(core, here, path, accept, make)];
  const nested = isSimple
    ? within
    : within.map((weakness) => ({ ...weakness, values: () => only(weakness.values(), weakness) }));
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
    weaknessesAt(member, { ...place, depth: place.depth + 1 }, fieldAt(path, name), accept).map(
      (weakness) => ({
        ...weakness,
        values: () =>
          lift(whole(), weakness, (object, value) => ({
            ...(isJsonObject(object) ? object : {}),
            [name]: value,
          })),
      }),
    ),
  );
}

function inItems(core: Keywords, place: Place, path: string, accept: Accept, make: Make): Weakness[] {
  const { prefixItems = [], items, minItems = 0 } = core;
  const places = prefixItems.map((schema, index) => ({ schema, index, length: index + 1 }));
  const length = prefixItems.length + 1;
  const isFixed = core['x-items'] !== undefined && core['x-items'] <= prefixItems.length;
  if (!isOpen(items) && !isFixed) places.push({ schema: items ?? true, index: prefixItems.length, length });
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
): fc.Arbitrary<BrokenValue> | undefined {
  const values = whole && weakness.values();
  return (
    values &&
    fc
      .tuple(whole, values, fc.nat())
      .map(([all, { value, field }, random]) => ({ value: put(all, value, random), field }))
  );
}

function lazy<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
