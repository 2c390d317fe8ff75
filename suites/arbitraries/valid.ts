import fc from 'fast-check';
import type { Json } from '../../spec/exact-json.js';
import type { Schemas } from '../../spec/schema.js';
import { type Alternative, alternatives } from './alternatives.js';
import { arrays } from './arrays.js';
import { Blend } from './blend.js';
import { enumerated, isEnumerated } from './enumerations.js';
import { integers } from './integers.js';
import { type JsonSchema, type JsonType, type Keywords, typesOf } from './json-schema.js';
import { type Making, type Settings, START, settingsOf, type Trail } from './making.js';
import { numbers } from './numbers.js';
import { objects } from './objects.js';
import { suchThat } from './such-that.js';
import { texts } from './texts.js';
import { violations } from './violations.js';

/** The share of examples, from 0 to 1, where the schema does not say another. */
const SHARE = 0.25;

/** What is made, and what surrounds it. */
export interface Place {
  schemas: Schemas;
  settings: Settings;
  trail: Trail;
  depth: number;
  /** What was made already, by schema and place: a schema that contains itself several times is met very often. */
  known: Map<JsonSchema, Map<string, fc.Arbitrary<Json> | undefined>>;
}

/** Where a value begins. */
export const placeOf = (schemas: Schemas, settings?: Partial<Settings>): Place => ({
  schemas,
  settings: settingsOf(settings),
  trail: START,
  depth: 0,
  known: new Map(),
});

/**
 * Values that satisfy a schema of JSON Schema 2020-12, mostly at its limits. They shrink to its examples, and to less
 * and simpler.
 *
 * @param schemas what `$ref` refers to
 * @throws Error when nothing satisfies the schema, or a keyword is not known
 */
export function valid(
  schema: JsonSchema,
  schemas: Schemas = {},
  settings?: Partial<Settings>,
): fc.Arbitrary<Json> {
  const made = validAt(schema, placeOf(schemas, settings));
  if (!made) throw new Error('Nothing satisfies the schema.');
  return made;
}

/** The same somewhere within a value; `undefined` when nothing satisfies the schema. */
export function validAt(schema: JsonSchema, place: Place): fc.Arbitrary<Json> | undefined {
  const { schemas, trail, depth, known } = place;
  const here = `${depth} ${trail.again} ${[...trail.seen].sort().join(' ')}`;
  const made = known.get(schema) ?? new Map<string, fc.Arbitrary<Json> | undefined>();
  known.set(schema, made);
  if (!made.has(here)) {
    const ways = alternatives(schema, schemas, trail).flatMap((way) => valuesOf(way, place) ?? []);
    made.set(here, oneOf(ways));
  }
  return made.get(here);
}

function valuesOf({ core, conditions, trail }: Alternative, place: Place): fc.Arbitrary<Json> | undefined {
  const isRight = (value: Json, demanded: readonly JsonSchema[]) =>
    demanded.every((schema) => violations(schema, value, place.schemas).length === 0);
  const examples = core.examples?.filter((value) => isRight(value, [core, ...conditions])) ?? [];
  const share = examples.length > 0 ? (core['x-examples-share'] ?? SHARE) : 0;
  if (share === 1) return fc.constantFrom(...examples);
  const others = isEnumerated(core) ? enumerated(core, place.schemas) : ofAnyType(core, { ...place, trail });
  const right =
    others && conditions.length > 0 ? suchThat(others, (value) => isRight(value, conditions)) : others;
  if (!right || share === 0) return right;
  return new Blend<Json>(
    [
      { arbitrary: right, weight: Math.round(100 * (1 - share)) },
      { arbitrary: fc.constantFrom(...examples), weight: Math.round(100 * share) },
    ],
    { simplest: examples, shrinker: right },
  );
}

function ofAnyType(core: Keywords, place: Place): fc.Arbitrary<Json> | undefined {
  const { settings, depth } = place;
  const making: Making = {
    settings,
    depth,
    member: (schema) => validAt(schema, { ...place, depth: depth + 1 }),
  };
  const types = typesOf(core);
  return oneOf(types.flatMap((type) => MAKERS[type](core, making) ?? []));
}

const MAKERS: Readonly<Record<JsonType, (core: Keywords, making: Making) => fc.Arbitrary<Json> | undefined>> =
  {
    null: () => fc.constant(null),
    boolean: () => fc.boolean(),
    integer: integers,
    number: numbers,
    string: (core, { settings }) => texts(core, settings),
    array: arrays,
    object: objects,
  };

const oneOf = (ways: fc.Arbitrary<Json>[]): fc.Arbitrary<Json> | undefined =>
  ways.length > 1 ? fc.oneof(...ways) : ways[0];
