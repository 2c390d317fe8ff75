import { type Json, sameJson } from '../../spec/exact-json.js';
import { allows, isOpen, type JsonSchema, type JsonType, type Keywords, typesOf } from './json-schema.js';

/** What both of two schemas demand, in one: `rest` says what one set of keywords cannot. */
export interface Merged {
  core: Keywords;
  rest: JsonSchema[];
}

type Combine = (a: never, b: never) => unknown;

const larger = (a: number | bigint, b: number | bigint) => (a >= b ? a : b);
const smaller = (a: number | bigint, b: number | bigint) => (a <= b ? a : b);
const union = (a: readonly string[], b: readonly string[]) => [...new Set([...a, ...b])];

/** The keywords of which the narrower one counts, or of which both can be told in one. */
const COMBINED: Readonly<Partial<Record<keyof Keywords, Combine>>> = {
  enum: (a: readonly Json[], b: readonly Json[]) =>
    a.filter((one) => b.some((other) => sameJson(one, other))),
  minimum: larger,
  exclusiveMinimum: larger,
  minLength: larger,
  minItems: larger,
  minProperties: larger,
  maximum: smaller,
  exclusiveMaximum: smaller,
  maxLength: smaller,
  maxItems: smaller,
  maxProperties: smaller,
  uniqueItems: (a: boolean, b: boolean) => a || b,
  required: union,
};

/** Keywords of which a second one with another value stands beside the first. */
const SEPARATE = ['const', 'multipleOf', 'pattern', 'format'] as const;

/** Joins the keywords of two schemas that have neither references nor combinations. */
export function merge(a: Keywords, b: Keywords): Merged {
  const core: Record<string, unknown> = { ...stated(b), ...stated(a) };
  const rest: JsonSchema[] = [];
  for (const [keyword, combine] of Object.entries(COMBINED) as [keyof Keywords, Combine][]) {
    if (a[keyword] !== undefined && b[keyword] !== undefined)
      core[keyword] = combine(a[keyword] as never, b[keyword] as never);
  }
  for (const keyword of SEPARATE) {
    const [one, other] = [a[keyword], b[keyword]];
    if (one !== undefined && other !== undefined && !sameJson(one, other)) rest.push({ [keyword]: other });
  }
  if (a.type !== undefined || b.type !== undefined) core.type = commonTypes(typesOf(a), typesOf(b));
  delete core.nullable;
  return { core: { ...(core as Keywords), ...mergeItems(a, b), ...mergeMembers(a, b) }, rest };
}

/** What is there; `undefined` stands for a keyword that was taken away. */
const stated = (keywords: Keywords) =>
  Object.fromEntries(Object.entries(keywords).filter(([, value]) => value !== undefined));

function commonTypes(a: readonly JsonType[], b: readonly JsonType[]): JsonType[] {
  const narrowest = [...a.filter((type) => allows(b, type)), ...b.filter((type) => allows(a, type))];
  const types = new Set(narrowest);
  if (types.has('number')) types.delete('integer');
  return [...types];
}

function mergeItems(a: Keywords, b: Keywords): Partial<Keywords> {
  const length = Math.max(a.prefixItems?.length ?? 0, b.prefixItems?.length ?? 0);
  const itemAt = ({ prefixItems, items }: Keywords, index: number) => prefixItems?.[index] ?? items;
  const prefixItems = Array.from({ length }, (_, index) => both(itemAt(a, index), itemAt(b, index)) ?? true);
  const items = both(a.items, b.items);
  return { ...(length > 0 && { prefixItems }), ...(items !== undefined && { items }) };
}

function mergeMembers(a: Keywords, b: Keywords): Partial<Keywords> {
  const names = union(Object.keys(a.properties ?? {}), Object.keys(b.properties ?? {}));
  const memberOf = ({ properties = {}, additionalProperties }: Keywords, name: string) =>
    Object.hasOwn(properties, name) ? properties[name] : additionalProperties;
  const properties = Object.fromEntries(
    names.map((name) => [name, both(memberOf(a, name), memberOf(b, name)) ?? true]),
  );
  const additionalProperties = both(a.additionalProperties, b.additionalProperties);
  return {
    ...(names.length > 0 && { properties }),
    ...(additionalProperties !== undefined && { additionalProperties }),
  };
}

/** A schema for what satisfies both; an absent one demands nothing. */
function both(a: JsonSchema | undefined, b: JsonSchema | undefined): JsonSchema | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  if (isOpen(a)) return b;
  if (isOpen(b) || a === b) return a;
  return a === false || b === false ? false : { allOf: [a, b] };
}
