import { isJsonObject, type Json, sameJson } from '../../spec/exact-json.js';
import { fieldAt } from '../../spec/field-path.js';
import type { Schemas } from '../../spec/schema.js';
import { textFormat } from './formats.js';
import {
  allows,
  type JsonSchema,
  type Keywords,
  keywordsOf,
  referred,
  typeOf,
  typesOf,
} from './json-schema.js';

/** A constraint that a value breaks. */
export interface Broken {
  /** The field with `[]` for items, e.g. `disks[].name`; empty for the value itself. */
  path: string;
  /** The keyword, e.g. `maxLength`; a combination such as `anyOf` is one constraint, whatever its branches say. */
  keyword: string;
}

type Found = (keyword: string, path?: string) => void;

/** Every constraint that a value breaks. Integers are compared digit for digit, lengths count code points. */
export function violations(schema: JsonSchema, value: Json, schemas: Schemas, path = ''): Broken[] {
  const keywords = keywordsOf(schema);
  if (!keywords) return [{ path, keyword: 'false schema' }];
  const broken: Broken[] = [];
  const found: Found = (keyword, where = path) => broken.push({ path: where, keyword });
  const within = (inner: JsonSchema, member: Json, where: string) =>
    broken.push(...violations(inner, member, schemas, where));
  if (keywords.$ref !== undefined) within(referred(keywords.$ref, schemas), value, path);
  for (const part of keywords.allOf ?? []) within(part, value, path);
  judgeAny(keywords, value, found);
  if (typeof value === 'number' || typeof value === 'bigint') judgeNumber(keywords, value, found);
  if (typeof value === 'string') judgeText(keywords, value, found);
  if (Array.isArray(value)) {
    judgeLength(keywords, value, found);
    const { prefixItems = [], items = true } = keywords;
    if (items === false && value.length > prefixItems.length) found('items');
    for (const [index, item] of value.entries()) {
      const own = prefixItems[index] ?? items;
      if (own !== false || index < prefixItems.length) within(own, item, `${path}[]`);
    }
  } else if (isJsonObject(value)) {
    judgeMembers(keywords, value, found, path);
    const { properties = {}, additionalProperties = true } = keywords;
    for (const [name, member] of Object.entries(value)) {
      const own = Object.hasOwn(properties, name) ? properties[name] : additionalProperties;
      if (own !== undefined && (own !== false || Object.hasOwn(properties, name)))
        within(own, member, fieldAt(path, name));
    }
  }
  judgeChoices(keywords, (inner) => violations(inner, value, schemas).length === 0, found);
  if (keywords.contains !== undefined && Array.isArray(value)) {
    const { contains } = keywords;
    if (!value.some((item) => violations(contains, item, schemas).length === 0)) found('contains');
  }
  return broken;
}

function judgeAny(keywords: Keywords, value: Json, found: Found): void {
  if (!allows(typesOf(keywords), typeOf(value))) found('type');
  if (keywords.enum && !keywords.enum.some((one) => sameJson(one, value))) found('enum');
  if (keywords.const !== undefined && !sameJson(keywords.const, value)) found('const');
}

function judgeNumber(keywords: Keywords, value: number | bigint, found: Found): void {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = keywords;
  if (minimum !== undefined && value < minimum) found('minimum');
  if (maximum !== undefined && value > maximum) found('maximum');
  if (exclusiveMinimum !== undefined && value <= exclusiveMinimum) found('exclusiveMinimum');
  if (exclusiveMaximum !== undefined && value >= exclusiveMaximum) found('exclusiveMaximum');
  if (multipleOf !== undefined && !isMultiple(value, multipleOf)) found('multipleOf');
}

/** Whether a number is a multiple of another; whole numbers are divided digit for digit. */
export function isMultiple(value: number | bigint, of: number | bigint): boolean {
  if (Number.isInteger(Number(of)) && (typeof value === 'bigint' || Number.isInteger(value)))
    return BigInt(value) % BigInt(of) === 0n;
  return Number.isInteger(Number(value) / Number(of));
}

function judgeText({ minLength, maxLength, pattern, format }: Keywords, text: string, found: Found): void {
  const length = minLength === undefined && maxLength === undefined ? 0 : [...text].length;
  if (minLength !== undefined && length < minLength) found('minLength');
  if (maxLength !== undefined && length > maxLength) found('maxLength');
  if (pattern !== undefined && !new RegExp(pattern, 'u').test(text)) found('pattern');
  if (textFormat(format)?.holds(text) === false) found('format');
}

function judgeLength({ minItems, maxItems, uniqueItems }: Keywords, value: Json[], found: Found): void {
  if (minItems !== undefined && value.length < minItems) found('minItems');
  if (maxItems !== undefined && value.length > maxItems) found('maxItems');
  if (uniqueItems && !isUnique(value)) found('uniqueItems');
}

const isUnique = (items: Json[]): boolean =>
  items.every((item, index) => !items.slice(0, index).some((earlier) => sameJson(earlier, item)));

function judgeMembers(keywords: Keywords, value: Record<string, Json>, found: Found, path: string): void {
  const { properties = {}, required = [], additionalProperties, minProperties, maxProperties } = keywords;
  const names = Object.keys(value);
  for (const name of required) if (!Object.hasOwn(value, name)) found('required', fieldAt(path, name));
  if (additionalProperties === false)
    for (const name of names) if (!Object.hasOwn(properties, name)) found('additionalProperties');
  if (minProperties !== undefined && names.length < minProperties) found('minProperties');
  if (maxProperties !== undefined && names.length > maxProperties) found('maxProperties');
}

function judgeChoices(keywords: Keywords, holds: (inner: JsonSchema) => boolean, found: Found): void {
  const { anyOf, oneOf, not, if: test } = keywords;
  if (anyOf && !anyOf.some(holds)) found('anyOf');
  if (oneOf && oneOf.filter(holds).length !== 1) found('oneOf');
  if (not !== undefined && holds(not)) found('not');
  if (test !== undefined && !holds((holds(test) ? keywords.then : keywords.else) ?? true)) found('if');
}
