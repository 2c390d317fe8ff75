import type { Constraint } from '../../spec/constraints.js';
import type { Json } from '../../spec/exact-json.js';

/** Texts in which a lenient server may find a value of another type. */
const READABLE = /^\s*([-+]?[\d.]+(e[-+]?\d+)?|true|false|null|yes|no|on|off)?\s*$/i;

/**
 * Whether a field breaks a constraint for everybody. The documents send null for most types and numbers for texts; a
 * text that reads as a number may be taken for one; a value without content may count as none; and spelling in another
 * case is still spelling.
 */
export function isClearlyBroken({ keyword, location, schema }: Constraint, field: Json): boolean {
  if (keyword === 'required') return true;
  // In a query there are only texts.
  if (location === 'query' && typeof field === 'object') return false;
  switch (keyword) {
    case 'type':
      return isOfAnotherType(schema.type, field, location);
    case 'enum':
      return typeof field !== 'string' || isAnotherWord(field, schema.enum ?? []);
    case 'minimum':
    case 'maximum':
      return isFarBeyond(field, schema[keyword] ?? 0);
    case 'minLength':
      // An example leaves a text empty that has to have six characters.
      return field !== '' || schema.minLength === 1;
    default:
      return true;
  }
}

function isOfAnotherType(type: unknown, field: Json, location: string): boolean {
  if (field === null) return false;
  if (type === 'string') return location === 'body' && typeof field === 'object' && !isEmpty(field);
  if (type === 'boolean' || type === 'integer' || type === 'number') {
    if (typeof field === 'string') return !READABLE.test(field);
    if (typeof field === 'number') return type === 'integer' && !Number.isInteger(field);
    return typeof field === 'object' && !isEmpty(field);
  }
  // Some languages have one type for lists and objects, and an empty text may count as neither.
  return typeof field === 'string' && field.trim() !== '';
}

/** Beyond the precision with which a server may keep a number. */
const isFarBeyond = (field: Json, limit: number | bigint): boolean =>
  typeof field === 'bigint' || Math.abs(Number(field) - Number(limit)) >= 0.5;

const isEmpty = (value: object | null): boolean => value === null || Object.keys(value).length === 0;

const isAnotherWord = (text: string, listed: Json[]): boolean =>
  text.trim() !== '' && !listed.some((one) => String(one).toLowerCase() === text.trim().toLowerCase());
