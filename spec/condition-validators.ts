import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { type ConditionPlace, placeOf } from './condition-place.js';
import { conditionSchema } from './condition-schema.js';
import { type Condition, conditionsOf } from './conditions.js';
import type { Contract, Operation, Parameter } from './contract.js';
import { eachItem, type ItemError } from './each-item.js';
import { isJsonObject, type Json, type JsonObject } from './exact-json.js';
import { EXACT_KEYWORDS, FORMATS } from './exact-keywords.js';
import type { Level } from './requirement.js';
import type { Source } from './source.js';
import { documentedResponse, QUICKLY_COMPILED } from './validators.js';

/** A condition that a value does not meet, once for every place in which it does not. */
export interface BrokenCondition {
  /** That of the condition, and of the requirement that it is. */
  id: string;
  level: Level;
  /** The field with `[]` for array items, e.g. `disks[].partition_style`; the name of a parameter. */
  path: string;
  /** JSON pointer to the value, or to the object that lacks it. */
  pointer: string;
  /** The value itself; `undefined` when it is missing. */
  received: Json | undefined;
  /** The row that states it. */
  source: Source;
}

/** Judges one value, JSON as `parseExact` gives it: every condition that it breaks, whatever its level. */
export type Judge = (value: unknown) => BrokenCondition[];

interface Judged {
  condition: Condition;
  place: ConditionPlace;
  schema: JsonObject;
  validate?: ValidateFunction;
  /** Refuses what the condition is about. */
  concerns?: ValidateFunction;
}

/** A claim that no value meets. */
const NOTHING = { value: 'a value that nothing has' };

/** What a value of another type breaks is its table, not the condition; `if` only repeats that `then` is broken. */
const SAYS_NOTHING = ['type', 'numeric', 'if'];

/**
 * Holds bodies and parameters against the conditions of one edition that JSON Schema can say, each compiled when
 * first used. The tables are not asked: `Validators` does that. Integers may be `number` or `bigint`.
 */
export class ConditionValidators {
  readonly #ajv = new Ajv2020({ ...QUICKLY_COMPILED, verbose: true, formats: FORMATS });
  readonly #judged = new Map<string, Judged[]>();

  constructor({ edition }: Pick<Contract, 'edition'>) {
    for (const definition of EXACT_KEYWORDS) {
      if (typeof definition.keyword === 'string') this.#ajv.removeKeyword(definition.keyword);
      this.#ajv.addKeyword(definition);
    }
    this.#ajv.addKeyword({
      keyword: 'each',
      errors: true,
      compile: (schema: JsonObject) => eachItem(() => this.#ajv.compile(schema)),
    });
    for (const condition of conditionsOf(edition)) {
      const schema = conditionSchema(condition);
      const [operation] = condition.operations;
      const ofOperation = this.#judged.get(operation) ?? [];
      this.#judged.set(operation, ofOperation);
      if (schema) ofOperation.push({ condition, place: placeOf(condition), schema });
    }
  }

  /** Judges a request body; `undefined` stands for no body. */
  requestBody(operation: Operation): Judge {
    return this.#judge(operation, ({ part }) => part === 'body');
  }

  /** Judges one parameter of an operation, as a value and not as text. */
  parameter(operation: Operation, parameter: Parameter): Judge {
    return this.#judge(operation, ({ part, path }) => part === parameter.in && path === parameter.name);
  }

  /** Judges the body of a response. */
  response(operation: Operation, status: number): Judge {
    return this.#judge(operation, isResponse(operation, status));
  }

  /**
   * Tells the conditions, by their ids, that the body of a response can meet or break: their case holds, and their field is
   * there and not null, in at least one place.
   */
  concernedBy(operation: Operation, status: number): (body: unknown) => string[] {
    const meant = this.#meant(operation, isResponse(operation, status));
    return (body) =>
      meant.flatMap((judged) => {
        const { condition } = judged;
        judged.concerns ??= this.#concernsOf(condition);
        return errorsOf(judged.concerns, body).some((error) => receivedBy(error) !== null)
          ? [condition.id]
          : [];
      });
  }

  #concernsOf(condition: Condition): ValidateFunction {
    // biome-ignore lint/suspicious/noThenProperty: a condition has this member, and nobody awaits one.
    const schema = conditionSchema({ ...condition, then: NOTHING });
    return this.#ajv.compile(exact(schema ?? {}) as JsonObject);
  }

  #meant({ operationId }: Operation, isMeant: (place: ConditionPlace) => boolean): Judged[] {
    return (this.#judged.get(operationId) ?? []).filter(({ place }) => isMeant(place));
  }

  #judge(operation: Operation, isMeant: (place: ConditionPlace) => boolean): Judge {
    const meant = this.#meant(operation, isMeant);
    return (value) => meant.flatMap((judged) => this.#broken(judged, value));
  }

  #broken(judged: Judged, value: unknown): BrokenCondition[] {
    judged.validate ??= this.#ajv.compile(exact(judged.schema) as JsonObject);
    const { id, level, source } = judged.condition;
    return errorsOf(judged.validate, value).map((error) => ({
      id,
      level,
      path: judged.place.path,
      pointer: error.instancePath,
      received: receivedBy(error),
      source,
    }));
  }
}

function isResponse(operation: Operation, status: number): (place: ConditionPlace) => boolean {
  const documented = documentedResponse(operation, status);
  return (place) => place.part === 'response' && place.status === documented?.status;
}

function receivedBy(error: ItemError): Json | undefined {
  if (error.keyword === 'required') return undefined;
  return ('received' in error ? error.received : error.data) as Json;
}

/** Where a value breaks a condition. */
function errorsOf(validate: ValidateFunction, value: unknown): ItemError[] {
  if (validate(value)) return [];
  return ((validate.errors ?? []) as ItemError[]).filter(({ keyword }) => !SAYS_NOTHING.includes(keyword));
}

/** The schema with the keywords that know `bigint` and keep long lists short. */
function exact(schema: Json): Json {
  if (!isJsonObject(schema)) return schema;
  const keywords = Object.entries(schema).map(([keyword, value]): [string, Json] => {
    if (keyword === 'type' && value === 'number') return ['numeric', true];
    if (keyword === 'items') return ['each', exact(value)];
    if (['if', 'then', 'not', 'contains'].includes(keyword)) return [keyword, exact(value)];
    if (keyword === 'prefixItems' && Array.isArray(value)) return [keyword, value.map(exact)];
    if (keyword !== 'properties' || !isJsonObject(value)) return [keyword, value];
    return [
      keyword,
      Object.fromEntries(Object.entries(value).map(([name, member]) => [name, exact(member)])),
    ];
  });
  return Object.fromEntries(keywords);
}
