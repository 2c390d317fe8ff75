import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { placeOf } from './condition-place.js';
import { conditionSchema } from './condition-schema.js';
import { ConditionValidators } from './condition-validators.js';
import { CONDITIONS, type Condition, conditionsOf, type Then, type When } from './conditions.js';
import { requestConstraints, responseConstraints } from './constraints.js';
import { loadContract, type Operation } from './contract.js';
import { EDITIONS, type Edition } from './editions.js';
import type { JsonObject } from './exact-json.js';
import { MISSING, pairOf, valueFor } from './testing/condition-values.js';

const isAnnotation = (then: Then) => typeof then === 'object' && ('default' in then || 'examples' in then);
/** JSON Schema names the type of the text, and leaves it open whether anybody looks into it. */
const isOnlyRecommended = ({ then }: Condition) =>
  typeof then === 'object' && 'format' in then && then.format === 'json';
const isParameter = (condition: Condition) => !['body', 'response'].includes(placeOf(condition).part);
const hasOtherCase = (when: When) => 'equals' in when || 'without' in when;

const editionOf = (condition: Condition) =>
  EDITIONS.find((edition) => conditionsOf(edition).includes(condition)) as Edition;

const validators = new Map(EDITIONS.map((edition) => [edition, new ConditionValidators({ edition })]));

/** The ids of what a value breaks. */
function broken(condition: Condition, value: unknown): string[] {
  const { operations } = loadContract(editionOf(condition));
  const operation = operations.find(
    ({ operationId }) => operationId === condition.operations[0],
  ) as Operation;
  const of = validators.get(editionOf(condition)) as ConditionValidators;
  const { part, path, status } = placeOf(condition);
  const parameter = operation.parameters.find((one) => one.in === part && one.name === path);
  const judge = parameter
    ? of.parameter(operation, parameter)
    : status
      ? of.response(operation, Number(status))
      : of.requestBody(operation);
  return judge(value).map(({ id }) => id);
}

/** As users of the printed contract compile it; a list whose first item is special is open on purpose. */
const ajv = new Ajv2020({ strict: true, strictTuples: false });
addFormats.default(ajv);

const sayable = CONDITIONS.filter((condition) => conditionSchema(condition) !== undefined);
const asserted = sayable.filter(({ then }) => !isAnnotation(then));

describe.each(asserted)('$id', (condition) => {
  const { good, bad } = pairOf(condition);
  const schema = conditionSchema(condition) as JsonObject;
  const strict = ajv.compile(schema);

  test('accepts what meets it', () => {
    expect(good).not.toEqual([]);
    for (const value of good.map((one) => valueFor(condition, one))) {
      expect(broken(condition, value)).not.toContain(condition.id);
      expect(strict(value)).toBe(true);
    }
  });

  test('refuses what does not', () => {
    expect(bad).not.toEqual([]);
    for (const value of bad.map((one) => valueFor(condition, one))) {
      expect(broken(condition, value)).toContain(condition.id);
    }
  });

  if (!isOnlyRecommended(condition))
    test('is refused by others too', () => {
      for (const one of bad.filter((value) => typeof value !== 'bigint')) {
        expect(strict(valueFor(condition, one))).toBe(false);
      }
    });

  if (condition.then !== 'required' && !isParameter(condition))
    test('accepts that the field is left out', () => {
      expect(broken(condition, valueFor(condition, MISSING))).not.toContain(condition.id);
    });

  if (hasOtherCase(condition.when))
    test('accepts everything in the other case', () => {
      for (const value of bad.map((one) => valueFor(condition, one, 'another'))) {
        expect(broken(condition, value)).not.toContain(condition.id);
        expect(strict(value)).toBe(true);
      }
    });
});

describe.each(sayable.filter(({ then }) => isAnnotation(then)))('$id', (condition) => {
  test('notes values and refuses none', () => {
    const schema = conditionSchema(condition) as JsonObject;
    expect(JSON.stringify(schema)).toContain(JSON.stringify(condition.then).slice(1, -1));
    for (const value of ['another', 1, null].map((one) => valueFor(condition, one))) {
      expect(broken(condition, value)).not.toContain(condition.id);
    }
  });
});

const ALLOWS = ['optional', 'allowed', 'empty-allowed', 'applies'];
const BEYOND_THE_BODY = ['registering', 'updating', 'sourceState'];

test('what JSON Schema cannot say depends on more than the body, allows something, or stands in words', () => {
  const others = CONDITIONS.filter((condition) => !sayable.includes(condition)).filter(
    ({ when, then }) =>
      !ALLOWS.includes(String(then)) &&
      !BEYOND_THE_BODY.some((kind) => kind in when) &&
      ![when, then].some((words) => typeof words === 'object' && 'en' in words),
  );
  expect(others.map(({ id }) => id)).toEqual(['ListServers.condition.limit.zero-means-default']);
});

test('every field that makes a case is one of the same body, in each edition of the condition', () => {
  const fields = new Map(
    EDITIONS.map((edition) => {
      const contract = loadContract(edition);
      const all = contract.operations.flatMap((operation) => [
        ...requestConstraints(contract, operation),
        ...[...responseConstraints(contract, operation).values()].flat(),
      ]);
      return [edition, new Set(all.map(({ id }) => id))] as const;
    }),
  );
  const unknown = EDITIONS.flatMap((edition) =>
    conditionsOf(edition).flatMap((condition) => {
      const { id, field, when } = condition;
      const name = 'field' in when ? when.field : 'without' in when ? when.without : undefined;
      const root = field.slice(0, field.length - placeOf(condition).path.length);
      return name === undefined || fields.get(edition)?.has(`${root}${name}.type`)
        ? []
        : [`${edition} ${id}`];
    }),
  );
  expect(unknown).toEqual([]);
});

test('only what is in a list has a first', () => {
  const first = CONDITIONS.filter(({ when }) => 'first' in when);
  expect(first).not.toEqual([]);
  expect(first.filter(({ field }) => !field.includes('[].'))).toEqual([]);
});
