import type { DocumentClaims } from '../claims.js';
import { type Finding, finding } from './finding.js';

/** Where the table of error codes contradicts itself. */
export function errorTable({ errors, unit }: DocumentClaims, document: string): Finding[] {
  const at = (line: number, code: string) => ({ document, [unit]: line, row: code });
  return [...new Set(errors.map(({ code }) => code))].flatMap((code) => {
    const rows = errors.filter((row) => row.code === code);
    const statuses = [...new Set(rows.map(({ status }) => status))];
    const statements = rows.map(({ status, line }) => ({ value: status, at: at(line, code) }));
    const odd = statuses.filter((status) => !/^[45]\d\d$/.test(status));
    return [
      ...(statuses.length > 1
        ? [
            finding(
              'error-code-twice',
              code,
              `${code} has the statuses ${statuses.join(' and ')}.`,
              statements,
            ),
          ]
        : []),
      ...(odd.length > 0
        ? [
            finding(
              'error-code-no-error-status',
              code,
              `${code} has the status ${odd.join(', ')}.`,
              statements,
            ),
          ]
        : []),
    ];
  });
}
