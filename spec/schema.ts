import type { Json } from './exact-json.js';
import type { XSource } from './source.js';

/** The part of JSON Schema 2020-12 that the contract uses. */
export interface Schema {
  $ref?: string;
  type?: 'string' | 'integer' | 'number' | 'boolean' | 'array' | 'object';
  format?: string;
  enum?: Json[];
  default?: Json;
  minLength?: number;
  maxLength?: number;
  pattern?: string;
  minimum?: number | bigint;
  maximum?: number | bigint;
  minItems?: number;
  maxItems?: number;
  items?: Schema;
  required?: string[];
  properties?: Record<string, Schema>;
  additionalProperties?: boolean | Schema;
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
