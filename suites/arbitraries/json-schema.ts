import { isJsonObject, type Json } from '../../spec/exact-json.js';
import { resolve, type Schema, type Schemas } from '../../spec/schema.js';

export const JSON_TYPES = ['null', 'boolean', 'integer', 'number', 'string', 'array', 'object'] as const;

export type JsonType = (typeof JSON_TYPES)[number];

/** A schema of JSON Schema 2020-12, as far as values can be made for it. */
export type JsonSchema = boolean | Keywords;

/** The keywords that say something; limits of integers may be `bigint`, lengths count code points. */
export interface Keywords {
  $ref?: string | undefined;
  type?: JsonType | readonly JsonType[] | undefined;
  /** As OpenAPI 3.0 has it: null is allowed besides the types. */
  nullable?: boolean | undefined;
  enum?: readonly Json[] | undefined;
  const?: Json | undefined;
  minimum?: number | bigint | undefined;
  maximum?: number | bigint | undefined;
  exclusiveMinimum?: number | bigint | undefined;
  exclusiveMaximum?: number | bigint | undefined;
  multipleOf?: number | bigint | undefined;
  minLength?: number | undefined;
  maxLength?: number | undefined;
  pattern?: string | undefined;
  format?: string | undefined;
  minItems?: number | undefined;
  maxItems?: number | undefined;
  uniqueItems?: boolean | undefined;
  prefixItems?: readonly JsonSchema[] | undefined;
  items?: JsonSchema | undefined;
  contains?: JsonSchema | undefined;
  properties?: Readonly<Record<string, JsonSchema>> | undefined;
  required?: readonly string[] | undefined;
  additionalProperties?: JsonSchema | undefined;
  minProperties?: number | undefined;
  maxProperties?: number | undefined;
  allOf?: readonly JsonSchema[] | undefined;
  anyOf?: readonly JsonSchema[] | undefined;
  oneOf?: readonly JsonSchema[] | undefined;
  not?: JsonSchema | undefined;
  if?: JsonSchema | undefined;
  then?: JsonSchema | undefined;
  else?: JsonSchema | undefined;
  /** Values that are made more often than others, and that others shrink to. */
  examples?: readonly Json[] | undefined;
  /** How often the examples are made, from 0 to 1; other values are made only to break a constraint when it is 1. */
  'x-examples-share'?: number | undefined;
  /** Exactly as many items are made. */
  'x-items'?: number | undefined;
}

/** Keywords that restrict values and that nothing here knows: a value made without them could be wrong. */
const UNKNOWN = [
  'patternProperties',
  'propertyNames',
  'dependentRequired',
  'dependentSchemas',
  'unevaluatedItems',
  'unevaluatedProperties',
  'minContains',
  'maxContains',
  '$dynamicRef',
];

/** The keywords of a schema; `undefined` for the schema that nothing satisfies. Throws for a keyword that is not known. */
export function keywordsOf(schema: JsonSchema): Keywords | undefined {
  if (typeof schema === 'boolean') return schema ? {} : undefined;
  const unknown = UNKNOWN.find((keyword) => keyword in schema);
  if (unknown) throw new Error(`No values can be made for schemas with ${unknown}.`);
  return schema;
}

/** The schema that `$ref` names; throws when there is none. */
export const referred = ($ref: string, schemas: Schemas): JsonSchema =>
  resolve({ $ref } as Schema, schemas) as JsonSchema;

/** The types that a schema allows; `number` includes `integer`. */
export function typesOf({ type, nullable }: Keywords): readonly JsonType[] {
  if (type === undefined) return JSON_TYPES;
  const types = typeof type === 'string' ? [type] : type;
  return nullable && !types.includes('null') ? [...types, 'null'] : types;
}

/** The narrowest type of a value. */
export function typeOf(value: Json): JsonType {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (isJsonObject(value)) return 'object';
  if (typeof value === 'bigint') return 'integer';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value === 'boolean' ? 'boolean' : 'string';
}

/** Whether a value of a type is allowed where these types are. */
export const allows = (types: readonly JsonType[], type: JsonType): boolean =>
  types.includes(type) || (type === 'integer' && types.includes('number'));

/** The keywords with only those of their types that are among some. */
export const narrowed = (keywords: Keywords, ...types: JsonType[]): Keywords => ({
  ...keywords,
  type: types.filter((type) => allows(typesOf(keywords), type)),
  nullable: undefined,
});

/** Whether a schema says nothing. */
export const isOpen = (schema: JsonSchema | undefined): boolean =>
  schema === undefined || schema === true || (typeof schema === 'object' && Object.keys(schema).length === 0);

/** One way to break a keyword of a schema that has neither references nor combinations. */
export interface Break {
  keyword: string;
  /** The member that it is about, where it is not the value itself. */
  member?: string;
  /** What holds for the whole value when the keyword, and nothing else, is broken. */
  instead: JsonSchema;
  /** Breaks a value that satisfies `instead`. */
  change?(value: Json): Json;
}
