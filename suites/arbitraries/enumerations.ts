import fc from 'fast-check';
import type { Json } from '../../spec/exact-json.js';
import type { Schemas } from '../../spec/schema.js';
import type { Break, Keywords } from './json-schema.js';
import { violations } from './violations.js';

/** The listed values that satisfy the whole schema; `undefined` when there is none. */
export function enumerated(keywords: Keywords, schemas: Schemas): fc.Arbitrary<Json> | undefined {
  const listed = keywords.const === undefined ? keywords.enum : [keywords.const];
  const possible = (listed ?? []).filter((value) => violations(keywords, value, schemas).length === 0);
  return possible.length > 0 ? fc.constantFrom(...possible) : undefined;
}

/** Whether a schema lists its values. */
export const isEnumerated = ({ enum: listed, const: only }: Keywords): boolean =>
  listed !== undefined || only !== undefined;

/** The ways to break a list of values: by others of the same types and within the same limits. */
export function brokenEnumerations(keywords: Keywords): Break[] {
  const { enum: listed, const: only, ...others } = keywords;
  const ways: (Break | false)[] = [
    listed !== undefined && {
      keyword: 'enum',
      instead: { allOf: [{ ...others, const: only }, { not: { enum: listed } }] },
    },
    only !== undefined && {
      keyword: 'const',
      instead: { allOf: [{ ...others, enum: listed }, { not: { const: only } }] },
    },
  ];
  return ways.filter((way) => way !== false);
}
