import type { DocumentClaims, OperationClaim } from '../claims.js';
import { groupedBy } from '../grouped-by.js';
import { type Finding, type FoundStatement, finding } from './finding.js';
import { requestOf } from './request-of.js';

const PARAMETER = /^\{(.+)\}$/;
/** So many operations make a place the usual one of a parameter. */
const FEWEST = 3;
/** Names that say nothing of what they identify. */
const GENERIC = new Set(['id', 'version']);

/** Where the paths of the operations of a document do not go together. */
export function paths({ operations, unit }: DocumentClaims, document: string): Finding[] {
  const stated = operations.map((operation) => ({
    operation,
    segments: operation.path.split('/').slice(1),
    at: {
      document,
      [unit]: operation.line,
      ...(operation.section && { section: operation.section }),
    },
  }));
  return [...namedDifferently(stated), ...elsewhere(stated), ...overlapping(stated)];
}

interface Stated {
  operation: OperationClaim;
  segments: string[];
  at: FoundStatement['at'];
}

const nameOf = (segment: string) => PARAMETER.exec(segment)?.[1];

/** One place in the paths whose parameter has several names. */
function namedDifferently(stated: readonly Stated[]): Finding[] {
  const uses = stated.flatMap(({ segments, operation, at }) =>
    segments.flatMap((segment, index) => {
      const before = `/${segments.slice(0, index).join('/')}`.replace(/\{[^}]*\}/g, '{}');
      return nameOf(segment) && index > 1 ? [{ before, name: segment, value: requestOf(operation), at }] : [];
    }),
  );
  return [...groupedBy(uses, ({ before }) => before)].flatMap(([before, group]) => {
    const names = [...new Set(group.map(({ name }) => name))];
    if (names.length < 2) return [];
    const text = `What stands behind ${before} is called ${names.join(' and ')}.`;
    const rare = group.filter(({ name }) => name !== group[0]?.name);
    return [
      finding('path-parameter-differs', before, text, [...group.slice(0, 1), ...rare].map(statementOf)),
    ];
  });
}

/** A parameter that stands behind another word than elsewhere. */
function elsewhere(stated: readonly Stated[]): Finding[] {
  const uses = stated.flatMap(({ segments, operation, at }) =>
    segments.flatMap((segment, index) => {
      const name = nameOf(segment);
      const before = segments[index - 1] ?? '';
      return name && !GENERIC.has(name) ? [{ name, before, value: requestOf(operation), at }] : [];
    }),
  );
  return [...groupedBy(uses, ({ name }) => name)].flatMap(([name, group]) => {
    const words = [...groupedBy(group, ({ before }) => before)].sort(([, a], [, b]) => b.length - a.length);
    const [[most, usual], ...others] = words as [[string, typeof group], ...[string, typeof group][]];
    if (others.length === 0 || usual.length < FEWEST) return [];
    const text = `{${name}} stands behind ${most}, and behind ${others.map(([word]) => word).join(', ')}.`;
    const rare = others.flatMap(([, one]) => one);
    return [finding('path-differs', name, text, [...usual.slice(0, 1), ...rare].map(statementOf))];
  });
}

/** A request that two operations may be meant by. */
function overlapping(stated: readonly Stated[]): Finding[] {
  return stated.flatMap((one, index) =>
    stated.slice(index + 1).flatMap((other) => {
      const [a, b] = [one.segments, other.segments];
      if (one.operation.method !== other.operation.method || a.length !== b.length) return [];
      if (!a.every((segment, at) => mayBeSame(segment, b[at] ?? ''))) return [];
      const both = [one, other].map(({ operation, at }) => ({ value: requestOf(operation), at }));
      const subject = both.map(({ value }) => value).join(', ');
      return [finding('paths-overlap', subject, `A request may be meant for either of ${subject}.`, both)];
    }),
  );
}

/** A parameter stands for any text but the empty one. */
const mayBeSame = (one: string, other: string) =>
  one === other || (one !== '' && other !== '' && (nameOf(one) ?? nameOf(other)) !== undefined);

const statementOf = ({ value, at }: FoundStatement): FoundStatement => ({ value, at });
