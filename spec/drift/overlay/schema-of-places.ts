import { type Json, parseExact } from '../../exact-json.js';
import type { Schema } from '../../schema.js';
import type { Facts, Places } from '../facts.js';
import { AS_PRINTED } from '../facts-of-contract.js';

/** Which fields of the object at a place are mandatory where the facts do not say it. */
export type RequiredAt = (place: string) => readonly string[];

const SCALARS: Record<string, Schema> = {
  String: { type: 'string' },
  Boolean: { type: 'boolean' },
  Integer: { type: 'integer', format: 'int32' },
  Long: { type: 'integer', format: 'int64' },
  Double: { type: 'number', format: 'double' },
  Float: { type: 'number', format: 'float' },
};

const ITEM = /^Array of (\w+?)s$/;
const MAP = /^Map of (\w+?)s$/;
const ITEM_LIMITS = ['minItems', 'maxItems'];
const VALUE_LIMITS = ['minLength', 'maxLength', 'minimum', 'maximum', 'enum', 'default'];
/** Documents state limits of rows whose type has none: they are kept, and mean nothing. */
const LIMITS = [...VALUE_LIMITS, ...ITEM_LIMITS];

/**
 * The schema that the facts at a place and below it state: the inverse of `factsOfContract`.
 *
 * @param required the mandatory fields that the contract keeps where a document lost the column
 */
export function schemaOf(places: Places, place: string, required: RequiredAt): Schema {
  const facts = places.get(place) ?? {};
  const type = facts.type ?? 'Object';
  const item = ITEM.exec(type)?.[1];
  if (item && item !== 'object') {
    return { type: 'array', ...limitsOf(facts, ITEM_LIMITS, 'array'), items: scalarOf(item, facts) };
  }
  if (item) {
    const items = objectOf(places, `${place}[]`, required);
    const isDescribed = items.properties !== undefined;
    const own = limitsOf(facts, isDescribed ? LIMITS : ITEM_LIMITS, 'array');
    return {
      type: 'array',
      ...own,
      items: isDescribed ? items : { ...items, ...limitsOf(facts, VALUE_LIMITS, 'object') },
    };
  }
  const value = MAP.exec(type)?.[1];
  if (value) {
    return {
      type: 'object',
      ...limitsOf(facts, LIMITS, 'object'),
      additionalProperties: scalarOf(value, {}),
    };
  }
  if (type === 'Array') return { type: 'array', ...limitsOf(facts, LIMITS, 'array') };
  if (SCALARS[type]) return { ...scalarOf(type, facts), ...limitsOf(facts, ITEM_LIMITS, undefined) };
  return { ...objectOf(places, place, required), ...limitsOf(facts, LIMITS, 'object') };
}

/** Types within an array are written in lower case. */
function scalarOf(name: string, facts: Facts): Schema {
  const found = Object.entries(SCALARS).find(([type]) => type.toLowerCase() === name.toLowerCase())?.[1];
  return found ? { ...found, ...limitsOf(facts, VALUE_LIMITS, found.type) } : { type: 'object' };
}

function objectOf(places: Places, place: string, required: RequiredAt): Schema {
  const names = [...places.keys()].flatMap((other) => fieldOf(other, place) ?? []);
  if (names.length === 0) return { type: 'object' };
  const mandatory = names.map((name) => places.get(`${place}.${name}`)?.mandatory);
  const isLost = mandatory.some((stated) => stated === undefined) && place.startsWith('request');
  const known = isLost ? required(place) : [];
  const demanded = names.filter((name, index) =>
    mandatory[index] === undefined ? known.includes(name) : mandatory[index] === 'true',
  );
  return {
    type: 'object',
    ...(demanded.length > 0 && { required: demanded }),
    properties: Object.fromEntries(
      names.map((name) => [name, schemaOf(places, `${place}.${name}`, required)]),
    ),
    ...(isLost && { 'x-required-lost': true }),
  } as Schema;
}

function fieldOf(other: string, place: string): string | undefined {
  if (!other.startsWith(`${place}.`)) return undefined;
  const name = other.slice(place.length + 1);
  return /[.[\]]/.test(name) ? undefined : name;
}

function limitsOf(facts: Facts, names: readonly string[], type: Schema['type']): Schema {
  const stated = names.filter((name) => facts[name] !== undefined);
  const values = ['enum', 'default'].flatMap((name) =>
    stated.includes(name) ? (facts[name]?.split(', ') ?? []) : [],
  );
  const areOfType = values.every((text) => typeof literal(text, type) === typeOf(type));
  return {
    ...Object.fromEntries(
      stated.map((name) => {
        const fact = facts[name] ?? '';
        if (name === 'enum') return [name, fact.split(', ').map((value) => literal(value, type))];
        return [name, literal(fact, name === 'default' ? type : 'number')];
      }),
    ),
    ...(!areOfType && { [AS_PRINTED]: true }),
  } as Schema;
}

const typeOf = (type: Schema['type']) => (type === 'integer' ? 'number' : (type ?? 'string'));

/** A value in the type of its field; what does not fit the type, or would be spelled otherwise, stays text. */
function literal(text: string, type: Schema['type']): Json {
  if (type === 'string' || type === undefined) return text;
  try {
    const value = parseExact(text);
    return String(value) === text ? value : text;
  } catch {
    return text;
  }
}
