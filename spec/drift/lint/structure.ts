import type { DocumentClaims, OperationClaim } from '../claims.js';
import type { StatementPlace } from '../compare/side.js';
import { type Finding, finding } from './finding.js';

const OBJECT = /^(?:Array of )?(\w+) objects?$/;

/** Where tables refer to what is not there. */
export const structure = (claims: DocumentClaims, document: string): Finding[] =>
  claims.operations.flatMap((operation) => {
    const subject = operation.operationId || `${operation.method} ${operation.path}`;
    const at = (line: number): StatementPlace => ({
      document,
      [claims.unit]: line,
      ...(operation.section && { section: operation.section }),
    });
    return [...objects(operation, subject, at), ...statuses(operation, subject, at)];
  });

type At = (line: number) => StatementPlace;

function objects({ tables }: OperationClaim, subject: string, at: At): Finding[] {
  const described = new Set(tables.flatMap(({ object }) => (object ? [object.toLowerCase()] : [])));
  return tables.flatMap(({ rows }) =>
    rows.flatMap(({ type, name, line }) => {
      const object = OBJECT.exec(type)?.[1];
      if (!object || described.has(object.toLowerCase())) return [];
      const text = `${name} of ${subject} is of ${object}, which no table of the operation describes.`;
      return [
        finding('object-without-table', `${subject} ${object}`, text, [{ value: object, at: at(line) }]),
      ];
    }),
  );
}

function statuses({ tables, statuses: listed }: OperationClaim, subject: string, at: At): Finding[] {
  if (listed.length === 0) return [];
  return tables.flatMap(({ status, line }) => {
    if (status === undefined || listed.includes(status)) return [];
    const text = `${subject} describes the answer ${status}, which its table of statuses does not list.`;
    return [finding('status-without-table', `${subject} ${status}`, text, [{ value: status, at: at(line) }])];
  });
}
