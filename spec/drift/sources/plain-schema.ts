import { LIMITS } from '../../constraints.js';
import { isJsonObject, type Json, type JsonObject } from '../../exact-json.js';
import type { Schema } from '../../schema.js';

const KEPT = ['format', ...LIMITS, 'enum', 'default'];

/** Deeper than any body of this API; schemas that contain themselves end here. */
const DEEPEST = 12;

/**
 * The part of a schema that tables can state: references followed, `allOf` put together, `null` left out of the types.
 *
 * @param follow returns what a value refers to, or the value itself
 */
export function plainSchema(
  value: Json | undefined,
  follow: (value: Json | undefined) => JsonObject,
  depth = 0,
): Schema {
  const schema = withParts(follow(value), follow, depth);
  if (depth > DEEPEST) return { type: 'object' };
  const types = [schema.type].flat().filter((type) => typeof type === 'string' && type !== 'null');
  const properties = isJsonObject(schema.properties) ? Object.entries(schema.properties) : [];
  return {
    ...(types[0] !== undefined && { type: types[0] }),
    ...Object.fromEntries(KEPT.flatMap((name) => (schema[name] === undefined ? [] : [[name, schema[name]]]))),
    ...(schema.items !== undefined && { items: plainSchema(schema.items, follow, depth + 1) }),
    ...(properties.length > 0 && {
      type: 'object',
      properties: Object.fromEntries(
        properties.map(([name, member]) => [name, plainSchema(member, follow, depth + 1)]),
      ),
    }),
    ...(Array.isArray(schema.required) && { required: schema.required.map(String) }),
    ...(isJsonObject(schema.additionalProperties) && {
      additionalProperties: plainSchema(schema.additionalProperties, follow, depth + 1),
    }),
  } as Schema;
}

function withParts(
  schema: JsonObject,
  follow: (value: Json | undefined) => JsonObject,
  depth: number,
): JsonObject {
  if (!Array.isArray(schema.allOf) || depth > DEEPEST) return schema;
  const parts = schema.allOf.map((part) => withParts(follow(part), follow, depth + 1));
  const all = [...parts, schema];
  const items = all.flatMap((part) => part.items ?? []);
  return {
    ...Object.assign({}, ...all),
    ...(items.length > 0 && { items: items.length > 1 ? { allOf: items } : items[0] }),
    properties: together(all.map(({ properties }) => objectOf(properties))),
    required: all.flatMap(({ required }) => arrayOf(required)),
  };
}

/** A property that several parts describe is all of them. */
function together(parts: readonly JsonObject[]): JsonObject {
  const whole: JsonObject = {};
  for (const [name, member] of parts.flatMap((part) => Object.entries(part))) {
    whole[name] = whole[name] === undefined ? member : { allOf: [whole[name], member] };
  }
  return whole;
}

const objectOf = (value: Json | undefined) => (isJsonObject(value) ? value : {});
const arrayOf = (value: Json | undefined) => (Array.isArray(value) ? value : []);
