import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Json } from '../../spec/exact-json.js';
import type { Schemas } from '../../spec/schema.js';
import type { JsonSchema, Keywords } from './json-schema.js';
import { valid } from './valid.js';

const SCHEMAS = { Flag: { type: 'boolean' } } as unknown as Schemas;

const made = (keywords: Keywords, numRuns = 150) =>
  fc.sample(valid({ type: 'array', ...keywords }, SCHEMAS), { seed: 1, numRuns }) as Json[][];

const lengths = (keywords: Keywords) =>
  [...new Set(made(keywords).map(({ length }) => length))].sort((a, b) => a - b);

const BOOLEAN: Keywords = { type: 'boolean' };

describe('arrays are made in full', () => {
  test.each<[JsonSchema]>([
    [BOOLEAN],
    [{ type: 'object', properties: { a: { type: 'string' }, b: { type: 'integer' } } }],
    [{ type: 'object', properties: {} }],
  ])('when their items are %j', (items) => {
    expect(lengths({ items, maxItems: 32 })).toEqual([0, 1, 2, 3, 32]);
    expect(lengths({ items, maxItems: 33 })).toEqual([0, 1, 2, 3]);
  });

  test.each<[JsonSchema]>([
    [true],
    [{ $ref: '#/components/schemas/Flag' }],
    [{ ...BOOLEAN, $ref: '#/components/schemas/Flag' }],
    [{ type: ['boolean', 'null'] }],
    [{ enum: [1, 2] }],
    [{ type: 'array', items: BOOLEAN }],
    [{ type: 'object' }],
    [{ properties: { a: BOOLEAN } }],
    [{ type: 'array', items: BOOLEAN, properties: { a: BOOLEAN } }],
    [{ type: 'object', properties: { a: BOOLEAN, b: { type: 'array' } } }],
    [{ type: 'object', properties: { a: { type: 'object' } } }],
    [{ type: 'object', properties: { a: true } }],
    [{ type: 'object', properties: { a: {} } }],
  ])('but not when they are %j', (items) => {
    expect(lengths({ items, maxItems: 20 })).toEqual([0, 1, 2, 3]);
  });

  test('a fifth of the time, where other lengths lie between', () => {
    const share = (length: number, maxItems: number) =>
      made({ items: BOOLEAN, maxItems }, 1000).filter((array) => array.length === length).length / 1000;
    expect(share(5, 5)).toBeCloseTo(1 / 5, 1);
    expect(share(2, 2)).toBeCloseTo(1 / 3, 1);
  });
});

describe('the number of items', () => {
  test.each<[Keywords, number[]]>([
    [{ items: BOOLEAN, minItems: 2 }, [2, 3, 4, 5]],
    [{ items: BOOLEAN, minItems: 2, maxItems: 3 }, [2, 3]],
    [{ items: BOOLEAN, maxItems: 0 }, [0]],
    [{ items: BOOLEAN, maxItems: 65_535 }, [0, 1, 2, 3]],
    [{ items: BOOLEAN, 'x-items': 4, maxItems: 5, minItems: 1 }, [4]],
    [{ prefixItems: [BOOLEAN, BOOLEAN] }, [0, 1, 2, 3, 4, 5]],
    [{ prefixItems: [BOOLEAN, BOOLEAN], items: false }, [0, 1, 2]],
    [{ prefixItems: [BOOLEAN, BOOLEAN], items: BOOLEAN, maxItems: 1 }, [0, 1]],
    [{ prefixItems: [BOOLEAN], items: BOOLEAN, minItems: 3 }, [3, 4, 5, 6]],
    [{ prefixItems: [BOOLEAN], minItems: 3, maxItems: 4 }, [3, 4]],
    [{ prefixItems: [BOOLEAN, false, BOOLEAN] }, [0, 1]],
    [{ prefixItems: [false], items: BOOLEAN }, [0]],
    [{ items: { enum: [1, 2, 3] }, uniqueItems: true, minItems: 2 }, [2, 3]],
    [{ items: { type: 'array', items: BOOLEAN } }, [0, 1, 2, 3]],
  ])('of %j is one of %j', (keywords, expected) => {
    expect(lengths(keywords)).toEqual(expected);
  });

  test('is smaller the deeper an array is', () => {
    const nested: Keywords = { items: { type: 'array', items: { type: 'array', items: { type: 'array' } } } };
    const inner = made(nested, 400).flat() as Json[][];
    const most = (arrays: Json[]) => Math.max(...arrays.map((array) => (array as Json[]).length));
    const innermost = inner.flat() as Json[][];
    expect([most(inner), most(innermost), most(innermost.flat())]).toEqual([2, 1, 1]);
  });

  test.each<Keywords>([
    { minItems: 3, maxItems: 2 },
    { minItems: 1, items: false },
    { minItems: 2, prefixItems: [BOOLEAN, false] },
    { 'x-items': 3, maxItems: 2 },
    { items: BOOLEAN, uniqueItems: true, minItems: 3 },
  ])('of %j leaves nothing', (keywords) => {
    expect(() => made(keywords)).toThrow('Nothing satisfies the schema.');
  });
});

test('an array begins with what its prefix says, and may end before that does', () => {
  const keywords: Keywords = { prefixItems: [{ const: 'a' }, { const: 'b' }], items: { const: 'c' } };
  const different = new Set(made(keywords).map((array) => array.join('')));
  expect([...different].sort()).toEqual(['', 'a', 'ab', 'abc', 'abcc', 'abccc']);
});

test('no two items are equal where that is asked', () => {
  for (const array of made({ items: { enum: [1, 2, 3] }, uniqueItems: true, minItems: 2 }))
    expect(new Set(array).size).toBe(array.length);
});

test('items of a prefix stay in their places where no two may be equal', () => {
  const keywords = { prefixItems: [{ const: 1 }, { enum: [1, 2] }], items: { enum: [2, 3] }, maxItems: 3 };
  const different = new Set(made({ ...keywords, uniqueItems: true }).map((array) => array.join()));
  expect([...different].sort()).toEqual(['', '1', '1,2', '1,2,3']);
  expect(new Set(made(keywords).map((array) => array.join()))).toContain('1,1,3');
});

test('items are the same when their members are', () => {
  const item: Keywords = { type: 'object', required: ['a'], properties: { a: BOOLEAN } };
  for (const array of made({ items: item, uniqueItems: true, minItems: 2 }))
    expect(array.map((one) => JSON.stringify(one)).sort()).toEqual(['{"a":false}', '{"a":true}']);
});

test('an array shrinks to no fewer items than there have to be', () => {
  const shrunk = (keywords: Keywords) =>
    fc.check(
      fc.property(valid({ type: 'array', items: BOOLEAN, ...keywords }), () => false),
      { seed: 3 },
    ).counterexample?.[0];
  expect(shrunk({ minItems: 2, maxItems: 20 })).toEqual([false, false]);
  expect(shrunk({ minItems: 2, maxItems: 200 })).toEqual([false, false]);
  expect(shrunk({ prefixItems: [BOOLEAN], minItems: 2 })).toEqual([false, false]);
});

test('an array shrinks to one item, and that to the simplest', () => {
  const numbers = valid({ type: 'array', items: { type: 'integer' }, maxItems: 10 });
  const { counterexample } = fc.check(
    fc.property(numbers, (array) => !(array as number[]).some((item) => item > 99)),
    { seed: 1 },
  );
  expect(counterexample).toEqual([[100]]);
});
