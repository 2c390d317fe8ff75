import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Json, stringifyExact } from '../../spec/exact-json.js';
import type { Schemas } from '../../spec/schema.js';
import { type Invalid, invalid } from './invalid.js';
import type { JsonSchema } from './json-schema.js';
import { contractSchemas } from './testing/contract-schemas.js';
import { breaksOnly, byAjv, byTables, isBeyondAjv } from './testing/judges.js';
import { tableSchemas, wideSchemas } from './testing/random-schemas.js';
import { valid } from './valid.js';
import { violations } from './violations.js';

/** Some values of a schema; none when nothing satisfies it. */
function someOf(schema: JsonSchema, schemas: Schemas): Json[] {
  try {
    return fc.sample(valid(schema, schemas), { seed: 1, numRuns: 5 });
  } catch (error) {
    expect(error).toMatchObject({ message: 'Nothing satisfies the schema.' });
    return [];
  }
}

describe('what is made for any schema', () => {
  test('of the keywords of tables satisfies it', () => {
    fc.assert(
      fc.property(tableSchemas, ({ schema, schemas }) => {
        const judge = byTables(schema, schemas);
        for (const value of someOf(schema, schemas)) expect(judge(value)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  test('of all known keywords satisfies it, as ajv sees it', () => {
    let made = 0;
    fc.assert(
      fc.property(wideSchemas, ({ schema, schemas }) => {
        const values = someOf(schema, schemas);
        made += values.length > 0 ? 1 : 0;
        const hasLimits = !isBeyondAjv({ schema, schemas } as unknown as Json);
        const isValid = byAjv(schema, schemas);
        for (const value of values) {
          expect(violations(schema, value, schemas)).toEqual([]);
          if (hasLimits && !isBeyondAjv(value)) expect(isValid(value)).toBe(true);
        }
      }),
      { numRuns: 150 },
    );
    expect(made).toBeGreaterThan(60);
  });

  test('of the contract satisfies it, in every edition', () => {
    expect(contractSchemas.length).toBeGreaterThan(300);
    for (const { schema, schemas, judge } of contractSchemas)
      for (const value of someOf(schema, schemas)) expect(judge(value)).toEqual([]);
  });
});

test('bodies of the contract stay below 100 kB', () => {
  const sizes = contractSchemas
    .filter(({ edition, name }) => edition === 'latest' && name.endsWith('request'))
    .flatMap(({ schema, schemas }) => fc.sample(valid(schema, schemas), { seed: 1, numRuns: 40 }))
    .map((value) => Buffer.byteLength(stringifyExact(value)));
  expect(Math.max(...sizes)).toBeLessThan(100_000);
  expect(Math.max(...sizes)).toBeGreaterThan(5_000);
});

/** Values that each break one constraint of a schema; none when it has none that can be broken. */
const against = (schema: JsonSchema, schemas: Schemas, numRuns = 8): Invalid[] => {
  const values = invalid(schema, schemas);
  return values ? fc.sample(values, { seed: 1, numRuns }) : [];
};

describe('what is made against', () => {
  test('the keywords of tables breaks the constraint that it names, and no other', () => {
    fc.assert(
      fc.property(tableSchemas, ({ schema, schemas }) => {
        const judge = byTables(schema, schemas);
        for (const { value, broken } of against(schema, schemas))
          expect([broken, judge(value), breaksOnly(judge(value), broken)]).toContain(true);
      }),
      { numRuns: 150 },
    );
  });

  test('all known keywords breaks what it names and no other, and ajv finds it invalid', () => {
    const keywords = new Set<string>();
    fc.assert(
      fc.property(wideSchemas, ({ schema, schemas }) => {
        const hasLimits = !isBeyondAjv({ schema, schemas } as unknown as Json);
        const isValid = byAjv(schema, schemas);
        for (const { value, broken } of against(schema, schemas)) {
          keywords.add(broken.keyword);
          expect(breaksOnly(violations(schema, value, schemas), broken)).toBe(true);
          if (hasLimits && !isBeyondAjv(value)) expect(isValid(value)).toBe(false);
        }
      }),
      { numRuns: 120 },
    );
    expect(keywords.size).toBeGreaterThan(12);
  });

  test('the contract breaks the constraint that it names, in every edition', () => {
    for (const { schema, schemas, judge } of contractSchemas)
      for (const { value, broken } of against(schema, schemas, 3))
        expect([broken, judge(value), breaksOnly(judge(value), broken)]).toContain(true);
  });
});

/** Values that schemas are apt to allow, and others. */
const values = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<Json>,
  fc.constantFrom<Json[]>(
    '',
    'ab',
    '中',
    '10.0.0.1',
    0,
    3,
    -5,
    2.25,
    [],
    [true],
    ['a', 'a'],
    {},
    { a: 'x' },
    { a: 1, b: 2 },
  ),
);

test('a value has violations exactly when ajv finds it invalid', () => {
  fc.assert(
    fc.property(
      wideSchemas,
      fc.array(values, { minLength: 10, maxLength: 20 }),
      ({ schema, schemas }, some) => {
        fc.pre(!isBeyondAjv({ schema, schemas } as unknown as Json));
        const isValid = byAjv(schema, schemas);
        for (const value of some.filter((one) => !isBeyondAjv(one)))
          expect([value, violations(schema, value, schemas).length === 0]).toEqual([value, isValid(value)]);
      },
    ),
    { numRuns: 150 },
  );
});
