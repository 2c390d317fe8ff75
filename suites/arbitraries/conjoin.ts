import type { Schemas } from '../../spec/schema.js';
import { type JsonSchema, type Keywords, keywordsOf, referred } from './json-schema.js';
import { follow, type Trail } from './making.js';
import { merge } from './merge.js';

/** A schema without references: what it demands of itself, and what it leaves to a choice. */
export interface Conjunction {
  core: Keywords;
  /** Schemas of one combination each, such as `anyOf`, or of a keyword that `core` has already with another value. */
  choices: readonly JsonSchema[];
  trail: Trail;
}

const COMBINATIONS = ['anyOf', 'oneOf', 'not', 'contains'] as const;

/** Follows `$ref` and `allOf`; `undefined` when nothing can satisfy the schema, or only what is too deep. */
export function conjoin(schema: JsonSchema, schemas: Schemas, trail: Trail): Conjunction | undefined {
  const keywords = keywordsOf(schema);
  if (!keywords) return undefined;
  const { $ref, allOf = [], anyOf, oneOf, not, contains, if: test, then, else: otherwise, ...own } = keywords;
  const combinations = { anyOf, oneOf, not, contains };
  const choices: JsonSchema[] = COMBINATIONS.flatMap((name) =>
    combinations[name] === undefined ? [] : [{ [name]: combinations[name] }],
  );
  if (test !== undefined && (then !== undefined || otherwise !== undefined))
    // biome-ignore lint/suspicious/noThenProperty: the keyword has this name, and nobody awaits a schema.
    choices.push({ if: test, then: then ?? true, else: otherwise ?? true });
  let joined: Conjunction | undefined = { core: {}, choices, trail };
  joined = add(joined, own);
  for (const part of allOf) joined = joined && join(joined, conjoin(part, schemas, joined.trail));
  if ($ref === undefined || !joined) return joined;
  const followed = follow($ref, joined.trail);
  return followed && join(joined, conjoin(referred($ref, schemas), schemas, followed));
}

/** What satisfies a conjunction and another one. */
export const join = (a: Conjunction, b: Conjunction | undefined): Conjunction | undefined =>
  b && add({ core: a.core, choices: [...a.choices, ...b.choices], trail: b.trail }, b.core);

function add({ core, choices, trail }: Conjunction, keywords: Keywords): Conjunction {
  const merged = merge(core, keywords);
  return { core: merged.core, choices: [...choices, ...merged.rest], trail };
}
