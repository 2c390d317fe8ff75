import { describe, expect, test } from 'vitest';
import { type Constraint, requestConstraints } from '../../spec/constraints.js';
import { loadContract } from '../../spec/contract.js';
import { EDITIONS } from '../../spec/editions.js';
import type { Json } from '../../spec/exact-json.js';
import type { Schema } from '../../spec/schema.js';
import { Validators } from '../../spec/validators.js';
import { completeBodies } from '../testing/bodies.js';
import { neighbours } from './neighbours.js';
import { ABSENT, at, place } from './place.js';
import { askedNeighbours } from './valid-side.js';

const validators = new Map(EDITIONS.map((edition) => [edition, new Validators(loadContract(edition))]));

/** Whether a value breaks a keyword and, where there is an enumeration, at most the other limits of it. */
const breaksOwn = ({ keyword, schema }: Constraint, broken: string[]): boolean => {
  const alongside = schema.enum ? ['enum', 'minimum', 'maximum'] : [];
  return broken.includes(keyword) && broken.every((one) => one === keyword || alongside.includes(one));
};

/** How the sides of a constraint are not what they should be, with `null` for how a value is judged. */
function wrongSides(
  constraint: Constraint,
  sample: Json | undefined,
  judge: (value: Json | typeof ABSENT) => string[] | null,
) {
  return askedNeighbours(constraint, sample).flatMap(({ label, valid, value }) => {
    const broken = judge(value);
    if (broken === null) return [];
    const right = valid ? broken.length === 0 : breaksOwn(constraint, broken);
    return right ? [] : [`${constraint.id}: ${label} breaks ${broken.join()}`];
  });
}

describe.each(EDITIONS)('over the whole contract of %s', (edition) => {
  const contract = loadContract(edition);
  const all = contract.operations.flatMap((operation) => requestConstraints(contract, operation));

  test('a valid neighbour breaks nothing, an invalid one its keyword', () => {
    const wrong = all.flatMap((constraint) =>
      wrongSides(constraint, undefined, (value) => {
        if (value === ABSENT) return null;
        const { schema, source } = constraint;
        const parameter = { name: 'x', in: 'query', required: false, schema, source } as const;
        const found = validators.get(edition)?.parameter(parameter)(value) ?? [];
        return found.filter(({ path }) => path === '').map(({ keyword }) => keyword);
      }),
    );
    expect(all.length).toBeGreaterThan(900);
    expect(wrong).toEqual([]);
  });

  test('every constraint on a body or a query has an invalid neighbour, unless its array is very large', () => {
    const silent = all.filter(
      (constraint) =>
        ['body', 'query'].includes(constraint.location) &&
        !neighbours(constraint, undefined).some(({ valid }) => !valid),
    );
    const explained = ({ keyword, limit, path, location }: Constraint) =>
      path === '' ||
      (keyword === 'maxItems' && Number(limit) > 1000) ||
      (location === 'query' && keyword === 'type') ||
      (location === 'query' && keyword === 'maxLength' && Number(limit) > 4096);
    expect(silent.filter((constraint) => !explained(constraint)).map(({ id }) => id)).toEqual([]);
  });
});

test.each(completeBodies)(
  'placed into the body of $operationId in $edition, a neighbour breaks its own constraint and no other',
  ({ edition, contract, operation, body }) => {
    const validate = validators.get(edition)?.requestBody(operation);
    const constraints = requestConstraints(contract, operation).filter(({ location }) => location === 'body');
    const wrong = constraints.flatMap((constraint) =>
      wrongSides(constraint, at(body, constraint.path), (value) => {
        const changed = place(body, constraint.path, value);
        if (changed === undefined) return null;
        return (validate?.(changed) ?? []).map(({ path, keyword }) =>
          path === constraint.path ? keyword : `${path}.${keyword}`,
        );
      }),
    );
    expect(wrong).toEqual([]);
  },
);

describe('the neighbours', () => {
  const constraint = (
    keyword: Constraint['keyword'],
    limit: Json,
    schema: Schema,
    change: Partial<Constraint> = {},
  ) => ({
    id: 'A.request.b',
    operationId: 'A',
    location: 'body' as const,
    path: 'b',
    keyword,
    limit,
    schema,
    source: { document: '004' },
    ...change,
  });
  const sides = (...args: Parameters<typeof constraint>) =>
    neighbours(constraint(...args), ['a']).map(({ valid, value }) => [valid, value]);

  test('of a missing field is that it is left out', () => {
    expect(sides('required', true, { type: 'string' })).toEqual([[false, ABSENT]]);
  });

  test('of an enumeration are all its values and one outside', () => {
    expect(sides('enum', ['A', 'B'], { type: 'string' })).toEqual([
      [true, 'A'],
      [true, 'B'],
      [false, 'NO_SUCH_VALUE'],
    ]);
    expect(sides('enum', [3, 1], { type: 'integer' }).at(-1)).toEqual([false, 4]);
  });

  test('of a limit lie directly on both sides of it, exactly', () => {
    expect(sides('maximum', 9223372036854775807n, { type: 'integer' })).toEqual([
      [true, 9223372036854775807n],
      [false, 9223372036854775808n],
    ]);
    expect(sides('minimum', 0, { type: 'integer' })).toEqual([
      [true, 0],
      [false, -1],
    ]);
    expect(sides('minimum', 1, { type: 'number' })).toEqual([
      [true, 1],
      [false, 0.5],
    ]);
    expect(sides('maxLength', 2, { type: 'string' })).toEqual([
      [true, 'aa'],
      [false, 'aaa'],
    ]);
    expect(sides('minItems', 1, { type: 'array' })).toEqual([
      [true, ['a']],
      [false, []],
    ]);
  });

  test('do not exist where no request can be on the other side', () => {
    expect(sides('type', 'string', { type: 'string' }, { location: 'query' })).toEqual([]);
    expect(sides('type', 'integer', { type: 'integer' }, { location: 'path' })).toEqual([]);
    expect(sides('type', 'object', { type: 'object' }, { path: '' })).toEqual([]);
    expect(sides('maxLength', 16384, { type: 'string' }, { location: 'header' })).toEqual([]);
    expect(sides('maxItems', 65535, { type: 'array' })).toEqual([]);
  });

  test('of a type include null and a number for text, which the documents leave open', () => {
    const found = neighbours(constraint('type', 'string', { type: 'string' }), undefined);
    expect(found.map(({ value, open = false }) => [value, open])).toEqual([
      [{}, false],
      [null, true],
      [12_345, true],
    ]);
  });
});
