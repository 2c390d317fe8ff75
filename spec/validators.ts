import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import type { Contract, Operation, Parameter } from './contract.js';
import { eachItem, type ItemError } from './each-item.js';
import type { Json } from './exact-json.js';
import { resolve, type Schema, type Schemas } from './schema.js';
import { type Source, sourceFor } from './source.js';

/** One place in which a value breaks its schema. */
export interface Violation {
  /** Path of the field with `[]` for every array index, e.g. `tasks[].state`; empty for the whole value. */
  path: string;
  /** JSON pointer to the value itself. */
  pointer: string;
  /** The keyword that is broken: `type`, `enum`, `maxLength`, `required`, … */
  keyword: string;
  /** What the documents state. */
  expected: Json;
  /** The value itself; `undefined` when it is missing. */
  received: Json | undefined;
  /** The row that states it. */
  source: Source;
}

/** Judges one value, JSON as `parseExact` gives it: every place that breaks the schema, and none when it is valid. */
export type Validate = (value: unknown) => Violation[];

/** Compiling takes longer than validating what a run receives: the schemas are ours, and code is used as it comes. */
export const QUICKLY_COMPILED = {
  allErrors: true,
  strict: false,
  validateSchema: false,
  code: { optimize: false },
} as const;

/**
 * Validators for the parts of requests and for responses of one edition, compiled when first used.
 * Integers may be `number` or `bigint`: an int64 is compared exactly.
 */
export class Validators {
  readonly #ajv: Ajv2020;
  readonly #compiled = new Map<Schema, ValidateFunction>();

  constructor(private readonly contract: Contract) {
    this.#ajv = new Ajv2020({ ...QUICKLY_COMPILED, verbose: true });
    this.#ajv.addKeyword({ keyword: 'int64', validate: isInt64, errors: true });
    this.#ajv.addKeyword({
      keyword: 'each',
      errors: true,
      compile: (schema: Schema) => eachItem(() => this.#ajv.compile(schema)),
    });
    const schemas = Object.entries(contract.schemas).map(([name, schema]) => [name, comparable(schema)]);
    this.#ajv.addSchema({ $id: 'contract:', components: { schemas: Object.fromEntries(schemas) } });
  }

  /** Validates a request body; `undefined` stands for no body. */
  requestBody(operation: Operation): Validate {
    const { requestBody } = operation;
    return requestBody ? this.#validate(requestBody, operation.source) : () => [];
  }

  /** Validates one parameter, as a value and not as text. */
  parameter(parameter: Parameter): Validate {
    return this.#validate(parameter.schema, parameter.source);
  }

  /** Validates the body of a response with a documented status; statuses without a table accept everything. */
  response(operation: Operation, status: number): Validate {
    const documented = documentedResponse(operation, status);
    return documented?.schema ? this.#validate(documented.schema, documented.source) : () => [];
  }

  #validate(schema: Schema, place: Source): Validate {
    let validate = this.#compiled.get(schema);
    if (!validate) {
      validate = this.#ajv.compile(comparable(schema));
      this.#compiled.set(schema, validate);
    }
    const compiled = validate;
    return (value) => {
      if (compiled(value)) return [];
      return (compiled.errors ?? []).map((error) => violation(error, schema, this.contract.schemas, place));
    };
  }
}

/** What an operation documents for a status: its own row, or the refusals that hold for every operation. */
export function documentedResponse(operation: Operation, status: number) {
  const own = operation.responses.find((response) => response.status === String(status));
  if (own || status < 400 || status > 499) return own;
  return operation.responses.find((response) => response.status === '4XX');
}

/** The schema in the form that ajv compares exactly: int64 and items as keywords of ours, without defaults. */
function comparable(schema: Schema): Schema {
  const { format, minimum, maximum, type, items, default: _, ...rest } = schema;
  const limits =
    format === 'int64'
      ? { int64: { minimum: minimum?.toString(), maximum: maximum?.toString() } }
      : { type, minimum, maximum };
  const result: Record<string, unknown> = { ...rest, ...limits };
  if (schema.$ref !== undefined) result.$ref = `contract:${schema.$ref}`;
  if (items) result.each = comparable(items);
  if (schema.properties) {
    result.properties = Object.fromEntries(
      Object.entries(schema.properties).map(([name, member]) => [name, comparable(member)]),
    );
  }
  if (typeof schema.additionalProperties === 'object') {
    result.additionalProperties = comparable(schema.additionalProperties);
  }
  return result as Schema;
}

function isInt64(limits: { minimum?: string; maximum?: string }, value: unknown): boolean {
  const report = (keyword: string, limit?: string): false => {
    isInt64.errors = [{ keyword, params: { limit: limit === undefined ? 'integer' : BigInt(limit) } }];
    return false;
  };
  if (typeof value !== 'bigint' && !Number.isInteger(value)) return report('type');
  const exact = BigInt(value as number | bigint);
  if (limits.minimum !== undefined && exact < BigInt(limits.minimum))
    return report('minimum', limits.minimum);
  if (limits.maximum !== undefined && exact > BigInt(limits.maximum))
    return report('maximum', limits.maximum);
  return true;
}
isInt64.errors = [] as Partial<ErrorObject>[];

function violation(error: ItemError, schema: Schema, schemas: Schemas, place: Source): Violation {
  const segments = error.instancePath.split('/').slice(1).map(unescapePointer);
  const params = error.params as Record<string, Json>;
  if (error.keyword === 'required') segments.push(String(params.missingProperty));
  const { path, source } = locate(segments, schema, schemas, place);
  const received =
    error.keyword === 'required' ? undefined : (('received' in error ? error.received : error.data) as Json);
  const expected = params.limit ?? params.allowedValues ?? params.type ?? true;
  return { path, pointer: error.instancePath, keyword: error.keyword, expected, received, source };
}

const unescapePointer = (text: string) => text.replaceAll('~1', '/').replaceAll('~0', '~');

/** Finds the row that describes the value at `segments`: the last table on the way, and the field's name. */
function locate(segments: string[], root: Schema, schemas: Schemas, place: Source) {
  let schema: Schema | undefined = resolve(root, schemas);
  let source = schema['x-source'] ? sourceFor(schema['x-source'], place) : place;
  let path = '';
  for (const segment of segments) {
    if (schema?.items) {
      path += '[]';
      schema = resolve(schema.items, schemas);
    } else {
      path += path === '' ? segment : `.${segment}`;
      if (schema?.['x-source']) source = { ...sourceFor(schema['x-source'], place), row: segment };
      const member: Schema | undefined = schema?.properties?.[segment];
      schema = member && resolve(member, schemas);
    }
  }
  return { path, source };
}
