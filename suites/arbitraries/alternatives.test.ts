import { describe, expect, test } from 'vitest';
import { alternatives } from './alternatives.js';
import { JSON_TYPES, type JsonSchema, type Keywords } from './json-schema.js';
import { START } from './making.js';

const ways = (schema: JsonSchema) => alternatives(schema, {}, START);

/** All types but some; `number` stands for `integer` as well. */
const but = (...excluded: string[]) =>
  JSON_TYPES.filter((type) => type !== 'integer' && !excluded.includes(type));

describe('a schema is satisfied in each of these ways, as far as keywords tell', () => {
  // biome-ignore-start lint/suspicious/noThenProperty: the keyword has this name, and nobody awaits a schema.
  test.each<[Keywords, ...Keywords[]]>([
    [{ minLength: 1 }, { minLength: 1 }],
    [{ anyOf: [{ maximum: 1 }, { minimum: 5 }] }, { maximum: 1 }, { minimum: 5 }],
    [{ minimum: 0, anyOf: [{ maximum: 1 }, true] }, { minimum: 0, maximum: 1 }, { minimum: 0 }],
    [{ anyOf: [false, { minimum: 5 }] }, { minimum: 5 }],
    [{ anyOf: [false] }],
    [{ anyOf: [{ anyOf: [{ minimum: 5 }, { maximum: 1 }] }] }, { minimum: 5 }, { maximum: 1 }],
    [
      { if: { minimum: 5 }, then: { maximum: 9 }, else: { multipleOf: 2 } },
      { minimum: 5, maximum: 9 },
      { multipleOf: 2 },
    ],
    [{ if: { type: 'string' }, then: false }, { type: but('string') }],
    [{ if: { type: 'string' }, else: false }, { type: ['string'] }],
  ])('%j', (schema, ...cores) => {
    expect(ways(schema).map(({ core }) => core)).toEqual(cores);
  });
  // biome-ignore-end lint/suspicious/noThenProperty: see above.

  test('and besides has to be checked for what keywords do not tell', () => {
    const oneOf = [{ minimum: 5 }, { maximum: 1 }];
    expect(ways({ oneOf })).toMatchObject([
      { core: { minimum: 5 }, conditions: [{ oneOf }] },
      { core: { maximum: 1 }, conditions: [{ oneOf }] },
    ]);
    expect(ways({ pattern: 'a', allOf: [{ pattern: 'b' }] })).toMatchObject([
      { core: { pattern: 'a' }, conditions: [{ pattern: 'b' }] },
    ]);
    expect(ways({ anyOf: [true], oneOf, not: { const: 7 } })[0]?.conditions).toEqual([
      { oneOf },
      { not: { const: 7 } },
    ]);
    expect(ways({ anyOf: oneOf })[0]?.conditions).toEqual([]);
  });
});

describe('what does not satisfy a schema', () => {
  test.each<[not: JsonSchema, ...cores: Keywords[]]>([
    [{ type: 'string' }, { type: but('string') }],
    [{ type: ['string', 'null'] }, { type: but('string', 'null') }],
    [{ type: 'number' }, { type: but('number') }],
    [{ not: { minimum: 3 } }, { minimum: 3 }],
    [{ required: ['a'] }, { type: ['object'], properties: { a: false } }],
    [{ required: ['a', 'b'] }, {}],
    [{ minimum: 3 }, {}],
    [{ type: 'string', minLength: 3 }, {}],
    [{ required: ['a'], minProperties: 3 }, {}],
    [{ not: { minimum: 3 }, maximum: 7 }, {}],
    [false, {}],
    [true],
    [{}],
  ])('%j: is in any case', (not, ...cores) => {
    expect(ways({ not }).map(({ core }) => core)).toEqual(cores);
    for (const { conditions } of ways({ not })) expect(conditions).toEqual([{ not }]);
  });
});

describe('what contains something', () => {
  const contains = { const: 1 };

  test('is an array that begins with it, or no array', () => {
    expect(ways({ contains }).map(({ core }) => core)).toEqual([
      { type: ['array'], minItems: 1, prefixItems: [{ allOf: [true, contains] }] },
      { type: but('array') },
    ]);
  });

  test('has a first item that is also what items are, or what the first is', () => {
    const items = { minimum: 0 };
    const prefixItems = [{ maximum: 9 }, { maximum: 8 }];
    expect(ways({ contains, items })[0]?.core.prefixItems).toEqual([
      { allOf: [items, { allOf: [items, contains] }] },
    ]);
    expect(ways({ contains, items, prefixItems })[0]?.core.prefixItems).toEqual([
      { allOf: [prefixItems[0], { allOf: [prefixItems[0], contains] }] },
      prefixItems[1],
    ]);
  });
});

test('no more than 32 ways are told apart', () => {
  const several = (count: number) => Array.from({ length: count }, (_, index) => ({ minimum: index }));
  expect(ways({ anyOf: several(32) })).toHaveLength(32);
  expect(ways({ anyOf: several(33) })).toHaveLength(32);
  expect(ways({ anyOf: several(10), oneOf: several(10) })).toHaveLength(32);
});
