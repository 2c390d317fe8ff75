import { isJsonObject, type Json, stringifyExact } from '../../exact-json.js';
import type { Facts, Places } from '../facts.js';

/** A way in which an example does not keep to its table. */
export interface Breach {
  rule: 'example-breaks-table' | 'example-field-without-row' | 'example-lacks-field';
  place: string;
  text: string;
  /** Where the value itself stands, when that is known. */
  line?: number;
}

const LONGEST_VALUE = 60;

/**
 * Holds an example against the facts of its table.
 *
 * @param isWhole false when a page ends within the example, so that fields may be missing or invented
 */
export function breachesOf(body: Json, root: string, places: Places, isWhole: boolean): Breach[] {
  const breaches: Breach[] = [];
  const check = (value: Json, place: string, facts: Facts): void => {
    const wrong = wrongWith(value, facts);
    if (wrong) {
      breaches.push({
        rule: 'example-breaks-table',
        place,
        text: `${place} is ${shown(value)}, documented ${wrong}`,
      });
    } else if (Array.isArray(value)) {
      for (const item of value) checkItem(item, place, facts);
    } else if (isJsonObject(value)) {
      checkFields(value, place);
    }
  };
  const checkItem = (item: Json, place: string, facts: Facts) => {
    if (facts.type === 'Array of objects') check(item, `${place}[]`, { type: 'Object' });
    else check(item, `${place}[]`, itemFacts(facts));
  };
  const checkFields = (value: { [key: string]: Json }, place: string) => {
    const rows = [...places].filter(
      ([other]) => other.startsWith(`${place}.`) && !/[.[]/.test(other.slice(place.length + 1)),
    );
    if (rows.length === 0) return;
    for (const [other, { mandatory }] of rows) {
      const name = other.slice(place.length + 1);
      if (isWhole && mandatory === 'true' && !(name in value)) {
        breaches.push({
          rule: 'example-lacks-field',
          place: other,
          text: `${other} is missing, and mandatory`,
        });
      }
    }
    for (const [name, member] of Object.entries(value)) {
      const facts = places.get(`${place}.${name}`);
      if (facts) check(member, `${place}.${name}`, facts);
      else if (isWhole) {
        const text = `${place}.${name} is in no table`;
        breaches.push({ rule: 'example-field-without-row', place: `${place}.${name}`, text });
      }
    }
  };
  check(body, root, places.get(root) ?? { type: 'Object' });
  const unique = new Map(breaches.map((breach) => [`${breach.rule} ${breach.place}`, breach]));
  return [...unique.values()];
}

const itemFacts = ({ type = '', minItems: _, maxItems: __, ...facts }: Facts): Facts => ({
  ...facts,
  type: type.replace(
    /^Array of (\w)(\w*)s$/,
    (_match, first: string, rest: string) => first.toUpperCase() + rest,
  ),
});

const TYPES: Record<string, (value: Json) => boolean> = {
  String: (value) => typeof value === 'string',
  Boolean: (value) => typeof value === 'boolean',
  Integer: isInteger,
  Long: isInteger,
  Double: (value) => typeof value === 'number' || typeof value === 'bigint',
  Float: (value) => typeof value === 'number',
  Object: isJsonObject,
};

function isInteger(value: Json): boolean {
  return typeof value === 'bigint' || Number.isInteger(value);
}

/** What the row demands of a value that does not keep to it. */
export function wrongWith(value: Json, facts: Facts): string | undefined {
  const { type = '' } = facts;
  const fits = type.startsWith('Array') ? Array.isArray : type.startsWith('Map') ? isJsonObject : TYPES[type];
  if (fits && !fits(value)) return type;
  const size = Array.isArray(value) ? value.length : typeof value === 'string' ? [...value].length : value;
  const limit = (name: string, beyond: (size: number | bigint, limit: number) => boolean) => {
    const stated = facts[name];
    const isBeyond = stated !== undefined && (typeof size === 'number' || typeof size === 'bigint');
    return isBeyond && beyond(size, Number(stated)) ? `${name} ${stated}` : undefined;
  };
  if (facts.enum && !Array.isArray(value) && !facts.enum.split(', ').includes(String(value))) {
    return `one of ${facts.enum}`;
  }
  const names = Array.isArray(value) ? 'Items' : typeof value === 'string' ? 'Length' : 'imum';
  return (
    limit(`min${names}`, (given, least) => given < least) ??
    limit(`max${names}`, (given, most) => given > most)
  );
}

export function shown(value: Json): string {
  const text = stringifyExact(value);
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text;
}
