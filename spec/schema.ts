import type { OpenAPIV3_1 } from 'openapi-types';
import type { Json } from './exact-json.js';
import type { XSource } from './source.js';

/** The keywords that the contract uses as `openapi-types` describes them. */
type Keywords = Pick<
  OpenAPIV3_1.BaseSchemaObject,
  'format' | 'minLength' | 'maxLength' | 'pattern' | 'minItems' | 'maxItems' | 'required'
>;

/** The part of JSON Schema 2020-12 that the contract uses. Lengths count code points; integers may be `bigint`. */
export interface Schema extends Keywords, Partial<Pick<OpenAPIV3_1.ReferenceObject, '$ref'>> {
  type?: OpenAPIV3_1.ArraySchemaObjectType | Exclude<OpenAPIV3_1.NonArraySchemaObjectType, 'null'>;
  enum?: Json[];
  default?: Json;
  minimum?: number | bigint;
  maximum?: number | bigint;
  items?: Schema;
  properties?: Record<string, Schema>;
  additionalProperties?: boolean | Schema;
  /** The table that it transcribes, or one for each operation that shares it. */
  'x-source'?: XSource;
}

/** The schemas of a bundled contract by name. */
export type Schemas = Record<string, Schema>;

const PREFIX = '#/components/schemas/';

/** Follows `$ref` within a bundled contract; throws when the name does not exist. */
export function resolve(schema: Schema, schemas: Schemas): Schema {
  let current = schema;
  while (current.$ref !== undefined) {
    const next = schemas[current.$ref.slice(PREFIX.length)];
    if (!next) throw new Error(`The contract refers to ${current.$ref}, which it does not contain.`);
    current = next;
  }
  return current;
}
