import { isJsonObject, type Json } from '../../exact-json.js';
import type { DocumentClaims, ExampleClaim } from '../claims.js';
import { type Finding, finding } from './finding.js';
import { nameOf } from './request-of.js';

const CODE = /\bSMS\.\d{4}\b/g;

/** Codes that rows of the error table and texts within examples name, and the error table does not have. */
export function errorWords({ errors, operations, unit }: DocumentClaims, document: string): Finding[] {
  if (errors.length === 0) return [];
  const known = new Set(errors.map(({ code }) => code));
  const unknownIn = (text: string) => [...new Set(text.match(CODE) ?? [])].filter((code) => !known.has(code));
  return [
    ...errors.flatMap(({ code: own, wording, line }) =>
      unknownIn(wording).map((code) => {
        const text = `${own} refers to ${code}, which the error table does not have.`;
        return finding('error-code-not-in-table', `${own} ${code}`, text, [
          { value: code, at: { document, [unit]: line, row: own } },
        ]);
      }),
    ),
    ...operations.flatMap((operation) =>
      (operation.examples ?? []).flatMap((example) =>
        textsOf(example).flatMap(({ text: within, line }) =>
          unknownIn(within).map((code) => {
            const text = `The example of ${nameOf(operation)} shows ${code}, which the error table does not have.`;
            return finding('error-code-not-in-table', `${nameOf(operation)} ${code}`, text, [
              { value: code, at: { document, [unit]: line } },
            ]);
          }),
        ),
      ),
    ),
  ];
}

/** Texts within which a code may stand; a code that is the whole value is looked at with its status. */
function textsOf({ body, pieces, line }: ExampleClaim): { text: string; line: number }[] {
  const values = pieces?.values ?? strings(body ?? null).map((value) => ({ value, line }));
  return values.flatMap(({ value, line: at }) =>
    typeof value === 'string' && value.length > 'SMS.0000'.length ? [{ text: value, line: at }] : [],
  );
}

function strings(value: Json): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(strings);
  return isJsonObject(value) ? Object.values(value).flatMap(strings) : [];
}
