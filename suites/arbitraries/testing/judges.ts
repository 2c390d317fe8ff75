import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { type Contract, loadContract, type Operation } from '../../../spec/contract.js';
import { isJsonObject, type Json } from '../../../spec/exact-json.js';
import type { Schema, Schemas } from '../../../spec/schema.js';
import { Validators } from '../../../spec/validators.js';
import type { JsonSchema } from '../json-schema.js';
import type { Broken } from '../violations.js';

/** Judges a value by a schema: what it breaks. */
export type Judge = (value: Json) => Broken[];

/** Judges as this project judges requests and responses. */
export function byTables(schema: JsonSchema, schemas: Schemas): Judge {
  const contract = { ...loadContract(), schemas } as Contract;
  const operation = { requestBody: schema as Schema, source: { document: '004', section: '1' } } as Operation;
  const validate = new Validators(contract).requestBody(operation);
  // The validators do not follow a list that is a member without a name in the schema, and show the index.
  return (value) =>
    validate(value).map(({ path, keyword }) => ({ path: path.replace(/\.\d+/g, '[]'), keyword }));
}

/** Whether ajv as it is finds a value valid, the formats of numbers being annotations; it knows no `bigint`. */
export function byAjv(schema: JsonSchema, schemas: Schemas): (value: Json) => boolean {
  const ajv = new Ajv2020({ strict: false, validateSchema: false, logger: false });
  addFormats.default(ajv);
  ajv.addFormat('int32', true).addFormat('int64', true);
  const document = {
    $id: 'document',
    components: { schemas: rounded(schemas as never) },
    main: rounded(schema as Json),
  };
  ajv.addSchema(document);
  const validate = ajv.compile({ $ref: 'document#/main' });
  return (value) => validate(value);
}

/** Whether a value breaks one constraint, perhaps in several of its parts, and no other. */
export const breaksOnly = (found: readonly Broken[], { path, keyword }: Broken): boolean =>
  found.length > 0 && found.every((one) => one.path === path && one.keyword === keyword);

/**
 * Whether a value has a number that ajv misjudges: it knows no `bigint`, and takes what is written with an exponent,
 * 1e21 and more, for a multiple of nothing.
 */
export const isBeyondAjv = (value: Json): boolean =>
  typeof value === 'bigint' ||
  (typeof value === 'number' && Math.abs(value) >= 1e21) ||
  (Array.isArray(value) && value.some(isBeyondAjv)) ||
  (isJsonObject(value) && Object.values(value).some(isBeyondAjv));

/** A schema whose limits are numbers: no value that ajv knows lies between a limit and its nearest double. */
function rounded(value: Json): Json {
  if (typeof value === 'bigint') return Number(value);
  if (Array.isArray(value)) return value.map(rounded);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, rounded(member)]));
}
