import { parse } from 'yaml';
import { isJsonObject, type Json, type JsonObject, parseExact } from '../../exact-json.js';
import { UnreadableDocument } from '../unreadable-document.js';

/** The largest int64, and what tools make of it that know doubles alone. */
const LARGEST = 2n ** 63n - 1n;
const ROUNDED = [2n ** 63n, 9223372036854776000n];

/**
 * Reads an OpenAPI 3 document in YAML or JSON; integers beyond 2^53 are `bigint`.
 *
 * @throws {UnreadableDocument} when it is none
 */
export function readOpenapi(text: string): JsonObject {
  let document: unknown;
  try {
    document = text.trimStart().startsWith('{') ? parseExact(text) : parse(text, { intAsBigInt: true });
  } catch (error) {
    throw new UnreadableDocument(`it is neither YAML nor JSON: ${(error as Error).message.split('\n')[0]}`);
  }
  if (!isJsonObject(document) || !/^3\./.test(String(document.openapi))) {
    throw new UnreadableDocument('it is no OpenAPI 3 document: expected one that begins with openapi: 3.x');
  }
  return withNumbers(document) as JsonObject;
}

function withNumbers(value: Json): Json {
  if (typeof value === 'bigint') {
    if (ROUNDED.includes(value)) return LARGEST;
    return Number.isSafeInteger(Number(value)) ? Number(value) : value;
  }
  if (Array.isArray(value)) return value.map(withNumbers);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, withNumbers(member)]));
}
