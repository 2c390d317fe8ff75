import { isJsonObject, type Json } from '../../spec/exact-json.js';

/**
 * A contract without what its tables demand only in certain cases: `if` and `then` in an `allOf`. Specmatic takes an
 * `allOf` for all that there is, and sees no property beside it.
 */
export function withoutConditions(value: Json): Json {
  if (Array.isArray(value)) return value.map(withoutConditions);
  if (!isJsonObject(value)) return value;
  const entries = Object.entries(value).flatMap(([key, inner]): [string, Json][] => {
    if (key !== 'allOf' || !Array.isArray(inner)) return [[key, withoutConditions(inner)]];
    const kept = inner.filter((member) => !(isJsonObject(member) && 'x-condition' in member));
    return kept.length === 0 ? [] : [[key, kept.map(withoutConditions)]];
  });
  return Object.fromEntries(entries);
}
