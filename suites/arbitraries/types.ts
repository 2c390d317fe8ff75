import { type Break, JSON_TYPES, type Keywords, typesOf } from './json-schema.js';

/** The way to break a type: by a value of another one, such as a fraction in the place of an integer. */
export function brokenTypes(keywords: Keywords): Break[] {
  const right = typesOf(keywords);
  const wrong = JSON_TYPES.filter(
    (one) => !right.includes(one) && !(one === 'integer' && right.includes('number')),
  );
  const instead = { allOf: [{ ...keywords, type: wrong, nullable: undefined }, { not: { type: right } }] };
  return wrong.length > 0 ? [{ keyword: 'type', instead }] : [];
}
