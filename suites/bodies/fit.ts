import { copyJson, isJsonObject, type Json, type JsonObject } from '../../spec/exact-json.js';
import { resolve, type Schema, type Schemas } from '../../spec/schema.js';

/** A copy of a body with only the fields that an edition of the contract has, at every depth. */
export function fit<T extends Json>(body: T, schema: Schema, schemas: Schemas): T {
  const resolved = resolve(schema, schemas);
  if (Array.isArray(body)) {
    const { items } = resolved;
    return (items ? body.map((item) => fit(item, items, schemas)) : copyJson(body)) as T;
  }
  if (!isJsonObject(body) || !resolved.properties) return copyJson(body);
  const { properties } = resolved;
  const fitting: JsonObject = {};
  for (const [name, member] of Object.entries(body)) {
    const known = Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (known) fitting[name] = fit(member, known, schemas);
  }
  return fitting as T;
}
