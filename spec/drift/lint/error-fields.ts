import type { DocumentClaims, OperationClaim } from '../claims.js';
import { type Finding, finding } from './finding.js';
import { nameOf } from './request-of.js';

/** `Field a or b is missing in the request body`. */
const MISSING = /\bfields?\s+(\w+)(?:\s+or\s+(\w+))?\s+(?:is|are)\s+missing\b/i;

/** Fields without which a row of the error table refuses a request, although their table lets them be left out. */
export const errorFields = ({ errors, operations, unit }: DocumentClaims, document: string): Finding[] =>
  errors.flatMap(({ code, wording, line }) => {
    const fields = (MISSING.exec(wording) ?? []).slice(1).filter((name) => name !== undefined);
    if (fields.length === 0) return [];
    return operations.flatMap((operation) => {
      const rows = fields.map((name) => bodyRows(operation).find((row) => row.name === name));
      if (rows.includes(undefined)) return [];
      return rows.flatMap((row) => {
        if (row?.mandatory !== false) return [];
        const subject = `${nameOf(operation)} ${row.name}`;
        const text = `${subject} is optional, and ${code} refuses a request without it.`;
        return [
          finding('optional-and-refused', subject, text, [
            { value: 'optional', at: { document, [unit]: row.line, row: row.name } },
            { value: code, at: { document, [unit]: line, row: code } },
          ]),
        ];
      });
    });
  });

const bodyRows = ({ tables }: OperationClaim) =>
  tables.filter(({ kind }) => kind === 'request-body').flatMap(({ rows }) => rows);
