import fc from 'fast-check';
import { type Constraint, requestConstraints } from '../../spec/constraints.js';
import type { Contract, Operation, Parameter } from '../../spec/contract.js';
import { isJsonObject, type Json, type JsonObject } from '../../spec/exact-json.js';
import { charactersOf } from '../arbitraries/characters.js';
import { type Invalid, invalid } from '../arbitraries/invalid.js';
import type { Keywords } from '../arbitraries/json-schema.js';
import type { Settings } from '../arbitraries/making.js';
import { valid } from '../arbitraries/valid.js';
import type { CallInput } from '../harness/exchange.js';
import { type FieldRules, fieldOf, fieldRulesOf, isOurs } from './kept-fields.js';
import { graft, type Liberties, narrow, variesAny } from './narrow.js';

/** The parts of a request that are generated. */
type Part = 'path' | 'query' | 'body';

const PARTS: readonly Part[] = ['path', 'query', 'body'];

/** What is generated of a request; the rest is that of the sample. */
export type Generated = Partial<Record<Part, Json>>;

/** A request that breaks one constraint. */
export interface BrokenRequest {
  request: Generated;
  constraint: Constraint;
  /** The field that breaks it; the object without it when it is missing. */
  field: Json;
}

/** How far a request may go from the sample. */
export type Range =
  /** Whatever the tables allow, but what the run needs to clean up after itself. */
  | 'tables'
  /** Only what a server has no reason to refuse. */
  | 'plain';

/** No control characters and no slashes: intermediaries have rules of their own for them in a URL. */
const IN_PATHS = { characters: charactersOf('plain', 'chinese', 'astral', 'combining', 'rightToLeft') };
const IN_QUERIES = { characters: charactersOf('plain', 'chinese', 'astral', 'rightToLeft', 'quoting') };

/** Nothing that a server may trim, strip or unite before it counts. */
const PLAIN: Partial<Settings> = {
  characters: charactersOf('plain', 'chinese', 'astral', 'combining', 'rightToLeft', 'quoting', 'tricky'),
  longCharacters: charactersOf('plain', 'chinese'),
  inUnits: true,
};

const STURDY: Partial<Settings> = { characters: charactersOf('plain', 'chinese') };

/** All the requests that are like one valid request of an operation. */
export class RequestSpace {
  readonly #rules: FieldRules;
  readonly #constraints: Constraint[];

  constructor(
    private readonly contract: Contract,
    private readonly operation: Operation,
    private readonly sample: CallInput,
  ) {
    this.#constraints = requestConstraints(contract, operation);
    this.#rules = fieldRulesOf(contract.edition, operation.operationId, this.#constraints);
  }

  /** Requests that satisfy their tables; `undefined` when nothing of them may vary. */
  valid(range: Range): fc.Arbitrary<Generated> | undefined {
    const parts = PARTS.flatMap((part) => {
      const schema = this.#schema(part, range);
      if (!schema || !variesAny(schema)) return [];
      return [[part, valid(schema, this.contract.schemas, settingsOf(part, range))] as const];
    });
    return parts.length > 0 ? fc.record(Object.fromEntries(parts), { noNullPrototype: true }) : undefined;
  }

  /** Requests that break one of some constraints of their tables, and are plain otherwise. */
  invalid(
    selects: (constraint: Constraint) => boolean,
    accepts: (constraint: Constraint, field: Json) => boolean,
  ): fc.Arbitrary<BrokenRequest> | undefined {
    const ways = (['query', 'body'] as const).flatMap((part) => {
      const schema = this.#schema(part, 'plain');
      const chosen = this.#constraints.filter(({ location }) => location === part).filter(selects);
      if (!schema || chosen.length === 0) return [];
      const arbitrary = this.#breaking(part, schema, chosen, accepts);
      return arbitrary ? [{ weight: chosen.length, arbitrary }] : [];
    });
    return ways.length > 0 ? fc.oneof(...ways) : undefined;
  }

  /** A generated request as it is sent: with the kept fields of a fresh sample. */
  input(generated: Generated, fresh: CallInput, range: Range): CallInput {
    const input: CallInput = { ...fresh };
    for (const part of PARTS) {
      const value = generated[part];
      const schema = this.#schema(part, range);
      if (value === undefined || !schema) continue;
      const grafted = graft(value, fresh[part], schema);
      if (part === 'body') input.body = grafted;
      else input[part] = textsOf(grafted);
    }
    return input;
  }

  /** The constraints of what may vary in plain requests. */
  get varying(): Constraint[] {
    const isFree = (field: string) => !isOurs(field) && !this.#rules.isMeaningful(field);
    return this.#constraints.filter((constraint) => isFree(fieldOf(constraint)));
  }

  #breaking(
    part: 'query' | 'body',
    schema: Keywords,
    chosen: Constraint[],
    accepts: (constraint: Constraint, field: Json) => boolean,
  ): fc.Arbitrary<BrokenRequest> | undefined {
    const byPlace = new Map(
      chosen.map((constraint) => [`${constraint.path} ${constraint.keyword}`, constraint]),
    );
    const find = ({ path, keyword }: Invalid['broken']) => byPlace.get(`${path} ${keyword}`);
    const broken = invalid(schema, this.contract.schemas, {
      ...STURDY,
      selects: (one) => find(one) !== undefined,
      accepts: (one, field) => {
        const constraint = find(one);
        return constraint !== undefined && accepts(constraint, field);
      },
    });
    return broken?.map(({ value, broken: one, field }) => ({
      request: { [part]: value },
      constraint: find(one) as Constraint,
      field,
    }));
  }

  readonly #schemas = new Map<string, Keywords | undefined>();

  #schema(part: Part, range: Range): Keywords | undefined {
    const key = `${part} ${range}`;
    if (!this.#schemas.has(key)) this.#schemas.set(key, this.#narrowed(part, range));
    return this.#schemas.get(key);
  }

  #narrowed(part: Part, range: Range): Keywords | undefined {
    const { operationId, requestBody, parameters } = this.operation;
    const { schemas } = this.contract;
    const liberties = this.#liberties(range);
    const prefix = `${operationId}.request`;
    if (part === 'body') {
      const sample = this.sample.body;
      if (!requestBody || !isJsonObject(sample)) return undefined;
      const body = narrow(requestBody, sample, prefix, liberties, schemas);
      // Whether an empty object is an empty body is not said.
      return { ...body, minProperties: Math.min(1, Object.keys(sample).length) };
    }
    const own = parameters.filter((parameter) => parameter.in === part);
    // The body of a request for something unknown is not looked at.
    if (part === 'path' && (requestBody || range === 'plain')) return undefined;
    return own.length === 0
      ? undefined
      : narrowParameters(own, this.sample[part] ?? {}, `${prefix}.${part}`, liberties);
  }

  #liberties(range: Range): Liberties {
    const { isMeaningful, isMandatory } = this.#rules;
    return {
      keeps: (field) => isOurs(field) || (range === 'plain' && isMeaningful(field)),
      hesitates: isMeaningful,
      stays: isMandatory,
    };
  }
}

/** The schema of an object with a member for each parameter, as values and not as texts. */
function narrowParameters(
  parameters: Parameter[],
  sample: Record<string, string>,
  prefix: string,
  { keeps }: Liberties,
): Keywords | undefined {
  const properties: Record<string, Keywords> = {};
  const required: string[] = [];
  for (const { name, in: part, required: isRequired, schema } of parameters) {
    const text = sample[name];
    const isKept = keeps(`${prefix}.${name}`);
    if (text === undefined && isKept) continue;
    const examples = text === undefined ? {} : { examples: [readAs(text, schema.type)] };
    const own = schema as Keywords;
    if (part === 'path') {
      properties[name] = { ...own, minLength: 1, ...examples, 'x-examples-share': 0.5 };
    } else {
      properties[name] = { ...own, ...examples, ...(isKept && { 'x-examples-share': 1 }) };
    }
    if (isRequired || isKept) required.push(name);
  }
  return { type: 'object', properties, required };
}

const readAs = (text: string, type: unknown): Json =>
  type === 'integer' || type === 'number' ? Number(text) : type === 'boolean' ? text === 'true' : text;

const textsOf = (values: Json): Record<string, string> =>
  Object.fromEntries(Object.entries(values as JsonObject).map(([name, value]) => [name, String(value)]));

const settingsOf = (part: Part, range: Range): Partial<Settings> =>
  part === 'path' ? IN_PATHS : part === 'query' ? IN_QUERIES : range === 'plain' ? PLAIN : {};
