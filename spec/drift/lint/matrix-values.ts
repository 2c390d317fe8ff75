import type { DocumentClaims } from '../claims.js';
import { readMatrices } from './error-matrix.js';
import { type Finding, finding } from './finding.js';
import { nameOf } from './request-of.js';

/** Values that a row of the error table combines and the field does not list, and listed values that it does not combine. */
export function matrixValues({ errors, operations, unit }: DocumentClaims, document: string): Finding[] {
  return readMatrices(errors).flatMap(({ code, line, rows }) => {
    const combined = new Map<string, Set<string>>();
    for (const { field, value, other, allowed } of rows) {
      combined.set(field, new Set([...(combined.get(field) ?? []), value]));
      combined.set(other, new Set([...(combined.get(other) ?? []), ...allowed]));
    }
    return operations.flatMap((operation) => {
      const body = operation.tables
        .filter(({ kind }) => kind === 'request-body')
        .flatMap((table) => table.rows);
      if (![...combined.keys()].every((name) => body.some((row) => row.name === name))) return [];
      return [...combined].flatMap(([name, values]) => {
        const row = body.find((one) => one.name === name);
        const listed = row?.enum?.map((value) => value.toLowerCase());
        if (!row || !listed) return [];
        const unlisted = [...values].filter((value) => !listed.includes(value.toLowerCase()));
        const uncombined = row.enum?.filter((value) => !values.has(value.toLowerCase())) ?? [];
        const subject = `${nameOf(operation)} ${name} ${code}`;
        const places = (value: string) => [
          { value, at: { document, [unit]: row.line, row: name } },
          { value: code, at: { document, [unit]: line, row: code } },
        ];
        const tell = (rule: string, found: string[], text: string) =>
          found.length > 0
            ? [
                finding(
                  rule,
                  subject,
                  `${code} ${text} ${found.join(', ')} of ${name}.`,
                  places(found.join(', ')),
                ),
              ]
            : [];
        return [
          ...tell('error-rule-unlisted-value', unlisted, 'allows what the table does not list:'),
          ...tell('error-rule-forgets-value', uncombined, 'allows nowhere what the table lists:'),
        ];
      });
    });
  });
}
