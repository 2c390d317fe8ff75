import fc from 'fast-check';
import { isJsonObject, type Json, type JsonObject } from '../../spec/exact-json.js';
import { anything } from './anything.js';
import { type Break, isOpen, type Keywords, narrowed } from './json-schema.js';
import type { Making, Settings } from './making.js';
import { ObjectArbitrary } from './object-arbitrary.js';

/** How many members an object has at most that are not named by its schema. */
const MOST_OTHERS = 2;

/** Objects. `undefined` when nothing satisfies the schema. */
export function objects(keywords: Keywords, making: Making): fc.Arbitrary<JsonObject> | undefined {
  const {
    properties = {},
    required = [],
    minProperties = 0,
    maxProperties = Number.POSITIVE_INFINITY,
  } = keywords;
  const names = [...new Set([...Object.keys(properties), ...required])];
  const others = othersOf(keywords, making);
  const members: Record<string, fc.Arbitrary<Json>> = {};
  for (const name of names) {
    const own = Object.hasOwn(properties, name) ? making.member(properties[name] ?? true) : others;
    if (own) members[name] = own;
    else if (required.includes(name)) return undefined;
  }
  const optional = Object.keys(members).filter((name) => !required.includes(name));
  const mandatory = new Set(required).size;
  const { settings } = making;
  const unnamed = otherMembers(keywords, names, others, settings);
  const lacking = Math.max(0, minProperties - mandatory - optional.length);
  if (Math.max(minProperties, mandatory) > maxProperties || (lacking > 0 && !others)) return undefined;
  const named = new ObjectArbitrary(members, required, minProperties - mandatory, maxProperties - mandatory);
  const isRoomy = maxProperties >= mandatory + optional.length + MOST_OTHERS;
  const more =
    others && lacking > 0
      ? unknownMembers(names, others, settings, lacking, lacking)
      : isRoomy
        ? unnamed
        : undefined;
  return more ? fc.tuple(named, more).map(([own, unknown]) => ({ ...unknown, ...own })) : named;
}

/** What members without a name in the schema may be; `undefined` when there may be none. */
function othersOf({ additionalProperties }: Keywords, making: Making): fc.Arbitrary<Json> | undefined {
  return isOpen(additionalProperties)
    ? anything(making.settings)
    : making.member(additionalProperties ?? true);
}

/** Members that the schema does not name, where it invites them or names none at all. */
function otherMembers(
  { additionalProperties, properties, required }: Keywords,
  names: string[],
  others: fc.Arbitrary<Json> | undefined,
  settings: Settings,
): fc.Arbitrary<JsonObject> | undefined {
  const isMap = !properties && !required;
  if (!others || (additionalProperties === undefined && !isMap)) return undefined;
  return unknownMembers(names, others, settings, 0, MOST_OTHERS);
}

function unknownMembers(
  names: string[],
  values: fc.Arbitrary<Json>,
  { characters }: Settings,
  minKeys: number,
  maxKeys: number,
): fc.Arbitrary<JsonObject> {
  const keys = fc.string({ unit: characters, minLength: 1, maxLength: 6 });
  const unknown = keys.filter((key) => !names.includes(key));
  return fc.dictionary(unknown, values, { minKeys, maxKeys, noNullPrototype: true });
}

/** The ways to break the limits of objects; what breaks a member is another matter. */
export function brokenObjects(keywords: Keywords): Break[] {
  const { properties = {}, required = [], additionalProperties, minProperties, maxProperties } = keywords;
  const object = narrowed(keywords, 'object');
  const lacking = required.map(
    (name): Break => ({
      keyword: 'required',
      member: name,
      instead: {
        ...object,
        required: required.filter((other) => other !== name),
        properties: { ...properties, [name]: false },
      },
    }),
  );
  const ways: (Break | false)[] = [
    additionalProperties === false && {
      keyword: 'additionalProperties',
      instead: object,
      change: (value) => (isJsonObject(value) ? { ...value, [unknownName(keywords)]: 0 } : value),
    },
    minProperties !== undefined &&
      minProperties > 0 && {
        keyword: 'minProperties',
        instead: { allOf: [{ ...object, minProperties: undefined }, { maxProperties: minProperties - 1 }] },
      },
    maxProperties !== undefined && {
      keyword: 'maxProperties',
      instead: { allOf: [{ ...object, maxProperties: undefined }, { minProperties: maxProperties + 1 }] },
    },
  ];
  return [...lacking, ...ways.filter((way) => way !== false)];
}

/** A name that the schema does not know. */
export function unknownName({ properties = {}, required = [] }: Keywords): string {
  let name = 'unknown';
  while (Object.hasOwn(properties, name) || required.includes(name)) name += '_';
  return name;
}
