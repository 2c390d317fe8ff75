import type { Schemas } from '../../spec/schema.js';
import { type Conjunction, conjoin, join } from './conjoin.js';
import { allows, JSON_TYPES, type JsonSchema, type Keywords, keywordsOf, typesOf } from './json-schema.js';
import type { Trail } from './making.js';

/** One way to satisfy a schema: keywords without references and combinations. */
export interface Alternative {
  core: Keywords;
  /** What a value has to satisfy besides. */
  conditions: readonly JsonSchema[];
  trail: Trail;
}

/** More ways than that are not told apart. */
const MOST = 32;

/** The ways to satisfy a schema; none when nothing can. */
export function alternatives(schema: JsonSchema, schemas: Schemas, trail: Trail): Alternative[] {
  const start = conjoin(schema, schemas, trail);
  return start ? expand(start, [], schemas).slice(0, MOST) : [];
}

function expand(joined: Conjunction, conditions: readonly JsonSchema[], schemas: Schemas): Alternative[] {
  const [choice, ...choices] = joined.choices;
  if (choice === undefined) return [{ core: joined.core, conditions, trail: joined.trail }];
  const { ways, condition } = waysOf(keywordsOf(choice) ?? {}, joined.core);
  const kept = condition === undefined ? conditions : [...conditions, condition];
  return ways.slice(0, MOST).flatMap((way) => {
    const next = join({ ...joined, choices }, conjoin(way, schemas, joined.trail));
    return next ? expand(next, kept, schemas) : [];
  });
}

interface Ways {
  ways: readonly JsonSchema[];
  /** What the ways alone do not ensure. */
  condition?: JsonSchema;
}

function waysOf(choice: Keywords, core: Keywords): Ways {
  const { anyOf, oneOf, not, contains, if: test } = choice;
  if (anyOf) return { ways: anyOf };
  if (oneOf) return { ways: oneOf, condition: choice };
  if (not !== undefined) return { ways: [complement(not)], condition: choice };
  if (contains !== undefined) {
    const [first = core.items ?? true, ...more] = core.prefixItems ?? [];
    const containing = { minItems: 1, prefixItems: [{ allOf: [first, contains] }, ...more] };
    return { ways: [{ type: 'array', ...containing }, complement({ type: 'array' })] };
  }
  if (test !== undefined)
    return {
      ways: [{ allOf: [test, choice.then ?? true] }, { allOf: [{ not: test }, choice.else ?? true] }],
    };
  return { ways: [true], condition: choice };
}

/** What is known of the values that do not satisfy a schema, as far as one schema can say it. */
function complement(schema: JsonSchema): JsonSchema {
  const keywords = keywordsOf(schema);
  if (!keywords) return true;
  const [name, ...others] = Object.keys(keywords);
  const { not, required = [] } = keywords;
  if (name === undefined) return false;
  if (others.length > 0) return true;
  if (not !== undefined) return not;
  if (name === 'type') {
    const types = typesOf(keywords);
    return { type: JSON_TYPES.filter((type) => !allows(types, type)) };
  }
  return name === 'required' && required.length === 1
    ? { type: 'object', properties: { [String(required[0])]: false } }
    : true;
}
