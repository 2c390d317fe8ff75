import type { DocumentClaims } from '../claims.js';
import { type Finding, finding } from './finding.js';
import { nameOf } from './request-of.js';

/** A table with fewer codes is no table of all. */
const FEWEST = 10;

/** Statuses of errors that operations list, and the table of error codes does not have. */
export function statusCodes({ operations, errors, unit }: DocumentClaims, document: string): Finding[] {
  if (errors.length < FEWEST) return [];
  const coded = new Set(errors.map(({ status }) => status));
  const listed = new Set(operations.flatMap(({ statuses }) => statuses));
  return [...listed]
    .filter((status) => /^[45]/.test(status) && !coded.has(status))
    .sort()
    .map((status) => {
      const having = operations.filter(({ statuses }) => statuses.includes(status));
      const text = `${having.length} of ${operations.length} operations list the status ${status}, which none of ${errors.length} error codes has.`;
      return finding(
        'status-without-error-code',
        `status ${status}`,
        text,
        having.map((operation) => ({
          value: `${nameOf(operation)} with ${status}`,
          at: { document, [unit]: operation.line, ...(operation.section && { section: operation.section }) },
        })),
      );
    });
}
