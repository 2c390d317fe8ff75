import type { Constraint } from '../../spec/constraints.js';
import type { Json } from '../../spec/exact-json.js';
import { ABSENT } from './place.js';

/** One value just inside or just outside a constraint. */
export interface Neighbour {
  /** Names the case, e.g. `256 characters`. */
  label: string;
  valid: boolean;
  /** The documents leave it open, often by an example of their own; only what the server does is recorded. */
  open?: boolean;
  value: Json | typeof ABSENT;
}

/** Items of larger arrays say more about the body limit of the server than about the table. */
const LARGEST_ARRAY = 1000;

/** Longer texts do not fit into a header or a URL of common servers. */
const LONGEST_PARAMETER = 4096;

/**
 * The values on both sides of a constraint. None where no request can be on one side of it.
 *
 * @param sample a valid value of the field, of which arrays are built
 */
export function neighbours(constraint: Constraint, sample: Json | undefined): Neighbour[] {
  const { enum: listed } = constraint.schema;
  // A text that is just short enough is still in no enumeration.
  return sides(constraint, sample).filter(
    ({ valid, value }) => !valid || !listed || listed.includes(value as Json),
  );
}

function sides(constraint: Constraint, sample: Json | undefined): Neighbour[] {
  const { keyword, limit, location, schema } = constraint;
  const number = typeof limit === 'bigint' || typeof limit === 'number' ? limit : 0;
  switch (keyword) {
    case 'required':
      return [{ label: 'left out', valid: false, value: ABSENT }];
    case 'type':
      return wrongTypes(constraint);
    case 'enum':
      return [
        ...(limit as Json[]).map((value) => ({ label: `${String(value)}`, valid: true, value })),
        outsideEnum(limit as Json[]),
      ];
    case 'minLength':
      return [texts(Number(number), true), texts(Number(number) - 1, false)];
    case 'maxLength':
      if (location !== 'body' && Number(number) > LONGEST_PARAMETER) return [];
      return [texts(Number(number), true), texts(Number(number) + 1, false)];
    case 'minimum':
      return [
        { label: `${number}`, valid: true, value: number },
        { label: `below ${number}`, valid: false, value: below(number, schema.type) },
      ];
    case 'maximum':
      return [
        { label: `${number}`, valid: true, value: number },
        { label: `above ${number}`, valid: false, value: above(number, schema.type) },
      ];
    case 'minItems':
      return [items(sample, Number(number), true), items(sample, Number(number) - 1, false)];
    case 'maxItems':
      if (Number(number) > LARGEST_ARRAY) return [];
      return [items(sample, Number(number), true), items(sample, Number(number) + 1, false)];
  }
}

/** Values that some languages take for one of another type. Examples of the documents send numbers as texts. */
const RELATED: Record<string, [label: string, value: Json][]> = {
  boolean: [
    ['a text', 'true'],
    ['a number', 1],
  ],
  integer: [['true', true]],
  number: [['true', true]],
};

function wrongTypes({ schema, location, path }: Constraint): Neighbour[] {
  if (location === 'path' || location === 'header') return [];
  if (location === 'query' && schema.type === 'string') return [];
  if (path === '') return [];
  const value = (() => {
    switch (schema.type) {
      case 'string':
        return {};
      case 'boolean':
      case 'integer':
      case 'number':
        return 'not-a-value';
      default:
        return 'text';
    }
  })();
  const label = `${typeof value === 'string' ? 'text' : 'an object'} instead of ${schema.type}`;
  const wrong: Neighbour[] = [{ label, valid: false, value }];
  if (schema.type === 'integer')
    wrong.push({ label: 'a fraction instead of integer', valid: false, value: 1.5 });
  if (location === 'query') return wrong;
  for (const [label, value] of RELATED[schema.type ?? ''] ?? [])
    wrong.push({ label: `${label} instead of ${schema.type}`, valid: false, value });
  // Examples of the documents send null for most types, and numbers for texts.
  wrong.push({ label: `null instead of ${schema.type}`, valid: false, open: true, value: null });
  if (schema.type === 'string') {
    wrong.push({ label: 'a number instead of string', valid: false, open: true, value: 12_345 });
  }
  return wrong;
}

function outsideEnum(allowed: Json[]): Neighbour {
  const numbers = allowed.filter((value): value is number => typeof value === 'number');
  const value = numbers.length === allowed.length ? Math.max(...numbers) + 1 : 'NO_SUCH_VALUE';
  return { label: String(value), valid: false, value };
}

const texts = (length: number, valid: boolean): Neighbour => ({
  label: `${length} characters`,
  valid,
  value: 'a'.repeat(Math.max(0, length)),
});

const items = (sample: Json | undefined, count: number, valid: boolean): Neighbour => ({
  label: `${count} items`,
  valid,
  value: Array.from({ length: Math.max(0, count) }, () => (Array.isArray(sample) ? (sample[0] ?? {}) : {})),
});

const below = (limit: number | bigint, type: string | undefined) =>
  typeof limit === 'bigint' ? limit - 1n : type === 'number' ? limit - 0.5 : limit - 1;

const above = (limit: number | bigint, type: string | undefined) =>
  typeof limit === 'bigint' ? limit + 1n : type === 'number' ? limit + 0.5 : limit + 1;
