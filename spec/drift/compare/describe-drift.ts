import type { Classified } from './classify.js';

const PRESENCE = /^(.*)-(added|removed)$/;

const LABELS: Record<string, string> = {
  minLength: 'the minimum length',
  maxLength: 'the maximum length',
  minItems: 'the minimum number of items',
  maxItems: 'the maximum number of items',
  minimum: 'the minimum',
  maximum: 'the maximum',
  default: 'the default',
  type: 'the type',
  mandatory: 'whether it is mandatory',
  enum: 'the list of values',
};

/** What a difference is, in one sentence that names both statements. */
export function describeDrift({ rule, after, before }: Classified, place: string, what: string): string {
  const kind = PRESENCE.exec(rule);
  switch (rule) {
    case 'enum-value-added':
      return `${place} now lists the value ${after}.`;
    case 'enum-value-removed':
      return `${place} no longer lists the value ${before}.`;
    case 'enum-value-recased':
      return `${place} now spells the value ${after}, before ${before}.`;
    case 'became-mandatory':
      return `${place} is now mandatory, before optional.`;
    case 'became-optional':
      return `${place} is now optional, before mandatory.`;
    case 'mandatory-parameter-added':
    case 'mandatory-field-added':
      return `${place} is new, and mandatory.`;
    case 'operation-renamed':
      return `The operation is now named ${after}, before ${before}.`;
    case 'request-line-changed':
      return `The request is now ${after}, before ${before}.`;
    case 'object-described':
    case 'object-not-described':
      return `The fields of ${place} are ${after === null ? 'no longer' : 'now'} described.`;
    case 'table-without-place':
      return `${place} is ${after === null ? 'no longer there' : 'described, and no row refers to it'}.`;
    case 'body-added':
    case 'body-removed':
      return `${place} ${rule === 'body-added' ? 'now has a described body' : 'has no described body any more'}.`;
  }
  if (kind)
    return `${subjectOf(kind[1] ?? '', place)} is ${kind[2] === 'added' ? 'new' : 'no longer described'}.`;
  const label = LABELS[what] ?? what;
  if (after === null) return `${place}: ${label} is not stated any more, before ${before}.`;
  if (before === null) return `${place}: ${label} is now stated as ${after}, before not at all.`;
  return `${place}: ${label} is now ${after}, before ${before}.`;
}

const subjectOf = (kind: string, place: string) =>
  kind === 'operation' ? 'The operation' : kind === 'error-code' ? `The error code ${place}` : place;
