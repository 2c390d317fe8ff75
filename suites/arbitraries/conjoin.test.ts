import { describe, expect, test } from 'vitest';
import type { Schemas } from '../../spec/schema.js';
import { conjoin } from './conjoin.js';
import type { JsonSchema, Keywords } from './json-schema.js';
import { START } from './making.js';

const SCHEMAS = {
  Name: { type: 'string', maxLength: 5 },
  Short: { allOf: [{ $ref: '#/components/schemas/Name' }, { maxLength: 3 }] },
  Endless: { allOf: [{ $ref: '#/components/schemas/Endless' }] },
} as unknown as Schemas;

const $ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

const joined = (schema: JsonSchema) => conjoin(schema, SCHEMAS, START);

describe('what a schema demands of itself', () => {
  test.each<[schema: JsonSchema, core: Keywords]>([
    [true, {}],
    [{ minLength: 1 }, { minLength: 1 }],
    [
      { minLength: 1, allOf: [{ minLength: 2 }, { maxLength: 9 }] },
      { minLength: 2, maxLength: 9 },
    ],
    [$ref('Name'), { type: ['string'], maxLength: 5 }],
    [
      { ...$ref('Name'), minLength: 1 },
      { type: ['string'], minLength: 1, maxLength: 5 },
    ],
    [$ref('Short'), { type: ['string'], maxLength: 3 }],
  ])('%j: %j', (schema, core) => {
    expect(joined(schema)).toMatchObject({ choices: [] });
    expect(joined(schema)?.core).toEqual(core);
  });
});

describe('what a schema leaves to a choice', () => {
  const condition = { minimum: 3 };

  test.each<[schema: Keywords, choices: JsonSchema[]]>([
    [{ anyOf: [true] }, [{ anyOf: [true] }]],
    [{ oneOf: [true] }, [{ oneOf: [true] }]],
    [{ not: false }, [{ not: false }]],
    [{ contains: true }, [{ contains: true }]],
    [{ oneOf: [true], anyOf: [{}] }, [{ anyOf: [{}] }, { oneOf: [true] }]],
    [
      { not: false, allOf: [{ not: { const: 1 } }, { contains: {} }] },
      [{ not: false }, { not: { const: 1 } }, { contains: {} }],
    ],
    [{ pattern: 'a', allOf: [{ pattern: 'b' }] }, [{ pattern: 'b' }]],
    // biome-ignore-start lint/suspicious/noThenProperty: the keyword has this name, and nobody awaits a schema.
    [
      { if: condition, then: false, else: { maximum: 1 } },
      [{ if: condition, then: false, else: { maximum: 1 } }],
    ],
    [{ if: condition, then: false }, [{ if: condition, then: false, else: true }]],
    [{ if: condition, else: false }, [{ if: condition, then: true, else: false }]],
    [{ if: condition }, []],
    [{ then: false, else: false }, []],
    // biome-ignore-end lint/suspicious/noThenProperty: see above.
  ])('%j: %j', (schema, choices) => {
    const { core, choices: left } = joined(schema) ?? {};
    expect(left).toEqual(choices);
    expect(Object.keys(core ?? {})).toEqual(schema.pattern === undefined ? [] : ['pattern']);
  });
});

describe('nothing satisfies', () => {
  test.each<[JsonSchema]>([
    [false],
    [{ allOf: [{ minLength: 1 }, false] }],
    [{ allOf: [false, { minLength: 1 }] }],
    [{ ...$ref('Name'), allOf: [false] }],
    [$ref('Endless')],
  ])('%j', (schema) => {
    expect(joined(schema)).toBeUndefined();
  });
});

test('a reference that was followed before is followed twice more, and then no further', () => {
  const first = joined($ref('Name'))?.trail;
  expect(first).toEqual({ seen: new Set(['#/components/schemas/Name']), again: 0 });
  const again = (times: number) =>
    joined({ allOf: Array.from({ length: times }, () => $ref('Name')) })?.trail.again;
  expect([again(1), again(2), again(3), again(4)]).toEqual([0, 1, 2, undefined]);
});

test('a keyword that no value can be made for is named', () => {
  expect(() => joined({ patternProperties: {} } as Keywords)).toThrow(
    'No values can be made for schemas with patternProperties.',
  );
});
