import { isIPv4, isIPv6 } from 'node:net';
import type { Format, KeywordDefinition } from 'ajv/dist/types/index.js';
import { type Json, parseExact, sameJson } from './exact-json.js';

const isNumeric = (value: unknown): value is number | bigint =>
  typeof value === 'number' || typeof value === 'bigint';

/** A keyword of ours for ajv: `accepts` judges one value by what the schema states. */
const keyword = <T>(name: string, accepts: (stated: T, value: Json) => boolean): KeywordDefinition => ({
  keyword: name,
  validate: accepts,
});

/** A keyword that speaks of numbers alone and accepts everything else. */
const limit = (name: string, accepts: (stated: number, value: number | bigint) => boolean) =>
  keyword<number>(name, (stated, value) => !isNumeric(value) || accepts(stated, value));

/**
 * Keywords of JSON Schema for values whose integers may be `bigint`, in place of those of ajv. `numeric` stands for
 * the type `number`, and text of a `contentMediaType` is held against it, which JSON Schema only recommends.
 */
export const EXACT_KEYWORDS: readonly KeywordDefinition[] = [
  keyword<true>('numeric', (_, value) => isNumeric(value)),
  keyword<Json>('const', sameJson),
  keyword<Json[]>('enum', (stated, value) => stated.some((one) => sameJson(one, value))),
  limit('maximum', (stated, value) => value <= stated),
  limit('exclusiveMinimum', (stated, value) => value > stated),
  limit('multipleOf', (stated, value) =>
    typeof value === 'bigint' ? value % BigInt(stated) === 0n : Number.isInteger(value / stated),
  ),
  keyword<string>('contentMediaType', (_, value) => typeof value !== 'string' || isJsonText(value)),
];

/** The formats that the tables demand in words. An address of one interface (`fe80::1%eth0`) is none of a server. */
export const FORMATS: Readonly<Record<string, Format>> = {
  ipv4: isIPv4,
  ipv6: (text: string) => isIPv6(text) && !text.includes('%'),
  uuid: /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i,
};

/** An empty text holds no document: documented answers have it where there is nothing to tell. */
function isJsonText(text: string): boolean {
  if (text === '') return true;
  try {
    parseExact(text);
    return true;
  } catch {
    return false;
  }
}
