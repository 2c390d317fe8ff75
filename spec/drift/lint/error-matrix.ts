import { isJsonObject, type Json } from '../../exact-json.js';
import type { ErrorClaim } from '../claims.js';

/** A row of the error table that says which values of one field go with a value of another. */
export interface Matrix {
  code: string;
  line: number;
  rows: { field: string; value: string; other: string; allowed: string[] }[];
}

/** `当 cycle 状态为 x 时，state 只能为 a/b/c`. */
const ROW = /当\s*(\w+)\s*状态为\s*(\w+)\s*时\s*[，,]\s*(\w+)\s*只能为\s*([\w\s/]+?)\s*(?=[；;。]|当|$)/g;

/** The rows of the error table that allow only some combinations of values. */
export const readMatrices = (errors: readonly ErrorClaim[]): Matrix[] =>
  errors.flatMap(({ code, line, wording }) => {
    const text = wording.replace(/<[^<>]*>|•/g, ' ');
    const rows = [...text.matchAll(ROW)].map(([, field = '', value = '', other = '', allowed = '']) => ({
      field,
      value,
      other,
      allowed: allowed.split('/').map((one) => one.replace(/\s+/g, '')),
    }));
    return rows.length > 0 ? [{ code, line, rows }] : [];
  });

/** The combinations of an example that a row of the error table does not allow; case does not count. */
export function forbiddenBy(
  matrices: readonly Matrix[],
  body: Json,
): { code: string; line: number; text: string }[] {
  if (!isJsonObject(body)) return [];
  return matrices.flatMap(({ code, line, rows }) =>
    rows.flatMap(({ field, value, other, allowed }) => {
      const [given, combined] = [body[field], body[other]];
      if (given !== value || typeof combined !== 'string') return [];
      if (allowed.includes(combined.toLowerCase())) return [];
      return [{ code, line, text: `sends ${other} ${combined} with ${field} ${value}` }];
    }),
  );
}
