import { isInteger, isSafeNumber, parse, stringify } from 'lossless-json';

/** JSON as it travels here: integers beyond 2^53 are `bigint`, so that no digit of an int64 is lost. */
export type Json = null | boolean | number | bigint | string | Json[] | { [key: string]: Json };

export type JsonObject = { [key: string]: Json };

/**
 * Parses JSON text; integers that a double cannot hold become `bigint`.
 *
 * @throws SyntaxError when the text is no JSON
 */
export function parseExact(text: string): Json {
  return parsedAlike(text) ?? (parse(text, undefined, exactNumber) as Json);
}

/** An integer that a double may not hold; it may also stand in a text. */
const MANY_DIGITS = /(?:^|[[:,])-?\d{16}/;

/**
 * What the parser of the engine, a multiple faster, makes of a text, where that is the same: no digit is lost, and no
 * member has a name that comes twice.
 */
function parsedAlike(text: string): Json | undefined {
  if (MANY_DIGITS.test(text)) return undefined;
  try {
    const value: Json = JSON.parse(text);
    return JSON.stringify(value) === text ? value : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Writes JSON text with every digit of `bigint` values; `undefined` members are left out.
 *
 * @param indent blanks per level; everything stands on one line without it
 */
export function stringifyExact(value: unknown, indent?: number): string {
  try {
    return JSON.stringify(value, undefined, indent) ?? 'null';
  } catch {
    // The engine refuses to write a bigint.
    return stringify(value, undefined, indent) ?? 'null';
  }
}

function exactNumber(text: string): number | bigint {
  return isInteger(text) && !isSafeNumber(text) ? BigInt(text) : Number(text);
}

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The objects in a list; none when it is no list. */
export const objectsIn = (list: unknown): JsonObject[] =>
  Array.isArray(list) ? list.filter(isJsonObject) : [];

/** A copy that shares nothing with the original; `bigint` survives. */
export function copyJson<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(copyJson) as T;
  const copies = Object.entries(value);
  for (const entry of copies) entry[1] = copyJson(entry[1]);
  return Object.fromEntries(copies) as T;
}

/** Whether two values are the same JSON: order of members and `1` against `1n` do not matter. */
export function sameJson(a: Json, b: Json): boolean {
  if (Array.isArray(a)) {
    return (
      Array.isArray(b) && a.length === b.length && a.every((item, index) => sameJson(item, b[index] ?? null))
    );
  }
  if (isJsonObject(a)) {
    if (!isJsonObject(b)) return false;
    const names = Object.keys(a);
    return (
      names.length === Object.keys(b).length &&
      names.every((name) => name in b && sameJson(a[name] as Json, b[name] as Json))
    );
  }
  if (isNumeric(a) && isNumeric(b)) return a === b || integerOf(a) === integerOf(b);
  return a === b;
}

const isNumeric = (value: Json): value is number | bigint =>
  typeof value === 'number' || typeof value === 'bigint';

const integerOf = (value: number | bigint) => (Number.isInteger(Number(value)) ? BigInt(value) : value);
