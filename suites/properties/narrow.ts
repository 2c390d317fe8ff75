import { isJsonObject, type Json, type JsonObject, sameJson } from '../../spec/exact-json.js';
import { resolve, type Schema, type Schemas } from '../../spec/schema.js';
import type { JsonSchema, Keywords } from '../arbitraries/json-schema.js';

/** What may be done with the fields of a request; they are named as constraints name them. */
export interface Liberties {
  /** Keeps the value of the sample. */
  keeps(field: string): boolean;
  /** Has the value of the sample mostly, and others seldom. */
  hesitates(field: string): boolean;
  /** Stays in the request, and is not empty, although its table calls it optional. */
  stays(field: string): boolean;
}

/**
 * The schema of the requests that are like a valid one and vary in what is free. It says of a field what its table
 * says, so that a request can also break it; what the sample lacks is not there.
 *
 * @param field the field that the schema is about, or what stands before the fields of a body
 */
export function narrow(
  schema: Schema,
  sample: Json,
  field: string,
  liberties: Liberties,
  schemas: Schemas,
): Keywords {
  const known = resolve(schema, schemas) as Schema & Keywords;
  if (liberties.keeps(field)) return { ...known, examples: [sample], 'x-examples-share': 1 };
  const within = (inner: Schema, value: Json, name: string) => narrow(inner, value, name, liberties, schemas);
  if (Array.isArray(sample) && known.items)
    return narrowItems(known, known.items as Schema, sample, field, within);
  if (isJsonObject(sample) && known.properties) {
    const { properties } = known as Schema;
    return narrowMembers(known, properties ?? {}, sample, field, liberties, within);
  }
  const share = liberties.hesitates(field) ? { 'x-examples-share': 0.85 } : {};
  return { ...known, examples: [sample], ...share };
}

type Within = (inner: Schema, value: Json, field: string) => Keywords;

function narrowItems(
  known: Keywords,
  items: Schema,
  sample: Json[],
  field: string,
  within: Within,
): Keywords {
  const [first] = sample;
  // Of an empty list nobody knows what its items would have to be.
  if (first === undefined) return { ...known, examples: [sample], 'x-examples-share': 1 };
  const inner = within(items, first, `${field}[]`);
  // The kept fields of one more item would be those of another one.
  if (!keepsAny(inner)) return { ...known, items: inner, examples: [sample] };
  const prefixItems = sample.map((item) => within(items, item, `${field}[]`));
  return { ...known, items: inner, prefixItems, 'x-items': sample.length };
}

function narrowMembers(
  known: Keywords,
  tables: Record<string, Schema>,
  sample: JsonObject,
  field: string,
  liberties: Liberties,
  within: Within,
): Keywords {
  const properties: Record<string, Keywords> = {};
  const required: string[] = [];
  for (const [name, value] of Object.entries(sample)) {
    const member = tables[name];
    if (!member) continue;
    const own = `${field}.${name}`;
    const inner = within(member, value, own);
    const stays = known.required?.includes(name) || liberties.stays(own);
    properties[name] = stays && value !== '' ? notEmpty(inner) : inner;
    if (stays || liberties.keeps(own)) required.push(name);
  }
  return { ...known, properties, required };
}

/** An empty text in the place of a mandatory one may count as none. */
const notEmpty = (schema: Keywords): Keywords =>
  schema.type === 'string' && !schema.enum
    ? { ...schema, minLength: Math.max(1, schema.minLength ?? 0) }
    : schema;

/** Whether anything in a narrowed schema has to be as the sample has it. */
function keepsAny(schema: JsonSchema | undefined): boolean {
  if (typeof schema !== 'object') return false;
  const { properties = {}, prefixItems = [], items } = schema;
  return isKept(schema) || [...Object.values(properties), ...prefixItems, items].some(keepsAny);
}

/** Whether anything in a narrowed schema may be otherwise than the sample has it. */
export function variesAny(schema: JsonSchema | undefined): boolean {
  if (typeof schema !== 'object' || isKept(schema)) return false;
  const { properties, prefixItems, items } = schema;
  if (properties) return Object.values(properties).some(variesAny);
  return prefixItems ? prefixItems.some(variesAny) : items === undefined || variesAny(items);
}

const isKept = (schema: Keywords): boolean => schema['x-examples-share'] === 1;

/** A generated value with what it has from its sample replaced by that of another one. */
export function graft(generated: Json, sample: Json | undefined, schema: JsonSchema): Json {
  if (typeof schema !== 'object' || sample === undefined) return generated;
  if (isExample(generated, schema)) return sample;
  const { properties, prefixItems, items = true } = schema;
  if (Array.isArray(generated) && Array.isArray(sample))
    return generated.map((item, index) =>
      graft(item, sample[index] ?? sample[0], prefixItems?.[index] ?? items),
    );
  if (!isJsonObject(generated) || !isJsonObject(sample)) return generated;
  return Object.fromEntries(
    Object.entries(generated).map(([name, member]) => [
      name,
      graft(member, sample[name], properties?.[name] ?? true),
    ]),
  );
}

const isExample = (value: Json, { examples = [] }: Keywords): boolean =>
  examples.some((example) => sameJson(example, value));
