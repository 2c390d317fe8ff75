import type { ErrorClaim } from './claims.js';
import type { Column } from './headings.js';

const CODE = /^[A-Z][\w]*\.\d+$/;

/** Adds a row of the table of error codes, or continues the one before it. */
export function addErrorRow(
  errors: ErrorClaim[],
  columns: readonly Column[],
  cells: readonly string[],
  line: number,
): void {
  const code = cells[columns.indexOf('code')]?.trim() ?? '';
  const status = cells[columns.indexOf('status')]?.trim() ?? '';
  const wording = cells
    .filter((_, index) => columns[index] !== 'code' && columns[index] !== 'status')
    .join(' ')
    .trim();
  const previous = errors.at(-1);
  if (CODE.test(code)) errors.push({ code, status, wording, line });
  else if (code === '' && previous) previous.wording += ` ${wording}`;
}
