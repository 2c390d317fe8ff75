import type { Difference } from '../compare-contract.js';
import { type Facts, numberText } from '../facts.js';

/** A difference with the rule that it is a case of; an enumeration makes one for each value. */
export interface Classified {
  rule: string;
  /** What is stated now, `null` for nothing. */
  after: string | null;
  /** What was stated before, `null` for nothing. */
  before: string | null;
}

const LIMITS = new Map([
  ['minLength', 'min-length'],
  ['maxLength', 'max-length'],
  ['minItems', 'min-items'],
  ['maxItems', 'max-items'],
  ['minimum', 'minimum'],
  ['maximum', 'maximum'],
]);

/** What a difference at a place is a case of; nothing where it says nothing about the API itself. */
export function classify(
  { place, what, documented, contracted }: Difference,
  facts: { after: Facts | undefined; before: Facts | undefined },
): Classified[] {
  const [after, before] = [documented, contracted];
  const one = (rule: string): Classified[] => [{ rule, after, before }];
  if (what === 'presence') return one(presenceRule(place, after !== null, facts.after));
  const limit = LIMITS.get(what);
  if (limit) return one(`${limit}-${changeOf(after, before)}`);
  switch (what) {
    case 'mandatory':
      if (after === null || before === null) return one(stated('mandatory', after));
      return one(after === 'true' ? 'became-mandatory' : 'became-optional');
    case 'default':
      return one(after === null || before === null ? stated('default', after) : 'default-changed');
    case 'type':
      // A body without a type is one that the other side describes.
      if (after === null || before === null) return one(after === null ? 'body-removed' : 'body-added');
      return one('type-changed');
    case 'enum':
      return after === null || before === null ? one(stated('enum', after)) : valuesChanged(after, before);
    case 'operationId':
      return after === null || before === null ? [] : one('operation-renamed');
    case 'request':
      return one('request-line-changed');
    default:
      return [];
  }
}

const stated = (what: string, after: string | null) => `${what}-${after === null ? 'not-stated' : 'stated'}`;

function presenceRule(place: string, added: boolean, facts: Facts | undefined): string {
  const change = added ? 'added' : 'removed';
  if (place === 'operation') return `operation-${change}`;
  if (place.startsWith('object ')) return 'table-without-place';
  if (place === 'request') return `body-${change}`;
  if (/^response \d+$/.test(place)) return `status-${change}`;
  if (place.endsWith('[]')) return added ? 'object-described' : 'object-not-described';
  const kind = /^(path|query|header) /.test(place) ? 'parameter' : 'field';
  const isMandatory = added && facts?.mandatory === 'true' && !place.startsWith('response');
  return isMandatory ? `mandatory-${kind}-added` : `${kind}-${change}`;
}

function changeOf(after: string | null, before: string | null): string {
  if (before === null) return 'stated';
  if (after === null) return 'not-stated';
  return isAbove(after, before) ? 'raised' : 'lowered';
}

/** Whole numbers are compared with every digit. */
function isAbove(one: string, other: string): boolean {
  const texts = [one, other].map(numberText);
  const [a = '', b = ''] = texts;
  return texts.every((text) => /^-?\d+$/.test(text)) ? BigInt(a) > BigInt(b) : Number(a) > Number(b);
}

function valuesChanged(after: string, before: string): Classified[] {
  const [now, then] = [after.split(', '), before.split(', ')];
  const added = now.filter((value) => !then.includes(value));
  const removed = then.filter((value) => !now.includes(value));
  const sameLetters = (value: string) => removed.find((other) => other.toLowerCase() === value.toLowerCase());
  const recased = added.filter((value) => sameLetters(value) !== undefined);
  const replaced = recased.map(sameLetters);
  return [
    ...recased.map((value) => ({
      rule: 'enum-value-recased',
      after: value,
      before: sameLetters(value) ?? null,
    })),
    ...added
      .filter((value) => !recased.includes(value))
      .map((value) => ({ rule: 'enum-value-added', after: value, before: null })),
    ...removed
      .filter((value) => !replaced.includes(value))
      .map((value) => ({ rule: 'enum-value-removed', after: null, before: value })),
  ];
}
