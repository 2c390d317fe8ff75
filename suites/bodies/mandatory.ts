import { copyJson, isJsonObject, type Json } from '../../spec/exact-json.js';
import { resolve, type Schema, type Schemas } from '../../spec/schema.js';

/** A copy of a body with only its mandatory fields, at every depth. */
export function mandatory(body: Json, schema: Schema, schemas: Schemas): Json {
  const { properties = {}, required = [], items } = resolve(schema, schemas);
  if (Array.isArray(body))
    return items ? body.map((item) => mandatory(item, items, schemas)) : copyJson(body);
  if (!isJsonObject(body) || Object.keys(properties).length === 0) return copyJson(body);
  return Object.fromEntries(
    required.flatMap((name) => {
      const [member, inner] = [body[name], properties[name]];
      return member === undefined || !inner ? [] : [[name, mandatory(member, inner, schemas)]];
    }),
  );
}
