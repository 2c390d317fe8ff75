import fc from 'fast-check';
import type { Json } from '../../../spec/exact-json.js';
import type { Schemas } from '../../../spec/schema.js';
import type { JsonSchema, Keywords } from '../json-schema.js';

/** A schema and what its references refer to. */
export interface RandomSchema {
  schema: JsonSchema;
  schemas: Schemas;
}

const PREFIX = '#/components/schemas/';

/** The names of the schemas that may be referred to, also by themselves. */
const NAMES = ['first', 'second'];

const sizes = fc.integer({ min: 0, max: 6 });
const numbers = fc.oneof(
  fc.integer({ min: -20, max: 20 }),
  fc.constantFrom<(number | bigint)[]>(
    0.5,
    -2.25,
    2 ** 31 - 1,
    2 ** 31,
    2n ** 53n + 1n,
    2n ** 63n - 1n,
    -(2n ** 63n),
  ),
);
const small = fc.integer({ min: 0, max: 2 ** 31 - 1 });
const wholeNumbers = fc.oneof(small, fc.constantFrom(2n ** 53n + 1n, 2n ** 63n - 1n));
const steps = fc.constantFrom<(number | bigint)[]>(1, 2, 3, 7, 10, 0.5, 0.25, 1.5, 1000);
const patterns = fc.constantFrom('^[a-c]+$', '[0-9]{2}', '^\\p{L}*$', '^(a|bb)?c*$', '^.{2,4}$');
const formats = fc.constantFrom('ipv4', 'ipv6', 'uuid', 'date', 'date-time');
const scalars: fc.Arbitrary<Json> = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  numbers,
  fc.constantFrom('', 'a', 'ab', '中', '😀', '10.0.0.1'),
);

/** Some of the keywords. */
const some = (keywords: { [name: string]: fc.Arbitrary<unknown> }): fc.Arbitrary<Keywords> =>
  (fc.record(keywords, { requiredKeys: [], noNullPrototype: true }) as fc.Arbitrary<Keywords>).map(inOrder);

/** Puts limits in order that would leave nothing between them; some schemas that nothing satisfies remain. */
function inOrder(keywords: Keywords): Keywords {
  const ordered: Record<string, unknown> = { ...keywords };
  for (const [low, high] of LIMITS) {
    const [least, most] = [keywords[low], keywords[high]];
    if (least === undefined || most === undefined || least <= most) continue;
    ordered[low] = most;
    ordered[high] = least;
  }
  return ordered;
}

const LIMITS = [
  ['minimum', 'maximum'],
  ['exclusiveMinimum', 'exclusiveMaximum'],
  ['minLength', 'maxLength'],
  ['minItems', 'maxItems'],
  ['minProperties', 'maxProperties'],
] as const;

const typed = (type: string, keywords: { [name: string]: fc.Arbitrary<unknown> }): fc.Arbitrary<Keywords> =>
  some(keywords).map((own) => ({ type, ...own }) as Keywords);

const ofNumbers = {
  minimum: numbers,
  maximum: numbers,
  exclusiveMinimum: numbers,
  exclusiveMaximum: numbers,
  multipleOf: steps,
};

const ofTexts = { minLength: sizes, maxLength: sizes };

const properties = (member: fc.Arbitrary<JsonSchema>) =>
  fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), member, { maxKeys: 3, noNullPrototype: true });

const required = fc.uniqueArray(fc.constantFrom('a', 'b', 'x'), { maxLength: 2 });

const ofArrays = (member: fc.Arbitrary<JsonSchema>) => ({
  minItems: sizes,
  maxItems: sizes,
  items: member,
  prefixItems: fc.array(member, { minLength: 1, maxLength: 2 }),
  uniqueItems: fc.boolean(),
});

const ofObjects = (member: fc.Arbitrary<JsonSchema>) => ({
  properties: properties(member),
  required,
  additionalProperties: fc.oneof(fc.boolean(), member),
  minProperties: fc.integer({ min: 0, max: 3 }),
  maxProperties: fc.integer({ min: 0, max: 5 }),
});

/** Schemas of the keywords that the tables of an API use: one type each, and no combinations. */
export const tableSchemas: fc.Arbitrary<RandomSchema> = schemasOf((member) => [
  typed('string', ofTexts),
  typed('boolean', {}),
  typed('integer', { minimum: sizes, maximum: small }).map((own) => ({ ...own, format: 'int32' })),
  typed('integer', { minimum: sizes, maximum: wholeNumbers }).map((own) => ({ ...own, format: 'int64' })),
  typed('number', { minimum: sizes, maximum: sizes }),
  fc
    .array(fc.constantFrom('LINUX', 'WINDOWS', 'x'), { minLength: 1 })
    .map((listed) => ({ type: 'string', enum: listed }) as Keywords),
  fc
    .tuple(member, some({ minItems: sizes, maxItems: sizes }))
    .map(([items, own]) => ({ type: 'array', items, ...own }) as Keywords),
  properties(member).chain((own) =>
    fc
      .subarray(Object.keys(own))
      .map((names) => ({ type: 'object', properties: own, ...(names.length > 0 && { required: names }) })),
  ) as fc.Arbitrary<Keywords>,
  typed('object', { additionalProperties: member }),
]);

/** Schemas of all the keywords for which values are made. */
export const wideSchemas: fc.Arbitrary<RandomSchema> = schemasOf((member, part) => [
  typed('string', { ...ofTexts, pattern: patterns }),
  typed('string', { ...ofTexts, format: formats }),
  typed('integer', { ...ofNumbers, format: fc.constantFrom('int32', 'int64') }),
  typed('number', ofNumbers),
  typed('array', ofArrays(member)),
  typed('object', ofObjects(member)),
  typed('string', { nullable: fc.constant(true), ...ofTexts }),
  some({
    type: fc.subarray(['null', 'boolean', 'integer', 'string', 'array', 'object'], { minLength: 1 }),
    ...ofTexts,
    ...ofArrays(member),
    ...ofObjects(member),
    minimum: numbers,
  }),
  some({
    enum: fc.uniqueArray(scalars, { minLength: 1, maxLength: 4, comparator: 'SameValue' }),
    ...ofTexts,
  }),
  some({ const: scalars }),
  some({
    allOf: fc.array(part, { minLength: 1, maxLength: 2 }),
    anyOf: fc.array(part, { minLength: 1, maxLength: 3 }),
    oneOf: fc.array(part, { minLength: 1, maxLength: 2 }),
    not: part,
    if: part,
    // biome-ignore lint/suspicious/noThenProperty: the keyword has this name, and nobody awaits a schema.
    then: part,
    else: part,
    properties: properties(member),
  }),
  fc
    .tuple(member, some({ contains: member }))
    .map(([items, own]) => ({ type: 'array', items, ...own }) as Keywords),
]);

/**
 * Schemas of some kinds, nested, with references between them and to themselves.
 *
 * @param kinds of the schemas of members, and of the parts of combinations; a part is no reference, since a schema
 *   that is part of itself without a member in between says nothing
 */
function schemasOf(
  kinds: (member: fc.Arbitrary<JsonSchema>, part: fc.Arbitrary<JsonSchema>) => fc.Arbitrary<Keywords>[],
): fc.Arbitrary<RandomSchema> {
  const references = fc.constantFrom(...NAMES.map((name): Keywords => ({ $ref: PREFIX + name })));
  const { part } = fc.letrec<{ part: JsonSchema; member: JsonSchema }>((tie) => ({
    part: fc.oneof(
      { maxDepth: 3, depthSize: 'small', withCrossShrink: true },
      { weight: 1, arbitrary: fc.constantFrom<JsonSchema[]>({ type: 'boolean' }, { type: 'string' }) },
      ...kinds(tie('member'), tie('part')).map((arbitrary) => ({ weight: 2, arbitrary })),
    ),
    member: fc.oneof({ weight: 1, arbitrary: references }, { weight: 9, arbitrary: tie('part') }),
  }));
  return fc.record({
    schema: part,
    schemas: fc.record(Object.fromEntries(NAMES.map((name) => [name, part])), { noNullPrototype: true }),
  }) as unknown as fc.Arbitrary<RandomSchema>;
}
