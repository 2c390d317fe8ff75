import type { ReadingNote, TableClaim } from './claims.js';
import type { Column } from './headings.js';
import { isMandatoryCell, type RowCells, toRowClaim } from './row-claim.js';

/** The part of a page in which a table stands. */
export type Part = 'uri' | 'request' | 'response';

/** A table with the raw cells of its rows, as they stand between page breaks. */
export interface RawTable extends TableClaim {
  cells: RowCells[];
  columns: Column[];
  part: Part;
  /** Whether a caption says what it is about. */
  captioned: boolean;
}

const REQUEST_COLUMNS: Column[] = ['name', 'mandatory', 'type', 'description'];

/** Adds a row, or continues the one before it: after a page break a row goes on without its name. */
export function addRow(table: RawTable, cells: readonly string[], line: number, notes: ReadingNote[]): void {
  const columns = fittingColumns(table.columns, cells.length);
  const at = (column: Column) => cells[columns.indexOf(column)] ?? '';
  const last = columns.indexOf('description');
  const description = [at('description'), ...cells.slice(Math.max(last + 1, columns.length))]
    .filter((text) => text.trim() !== '')
    .join(' ');
  const previous = table.cells.at(-1);
  if (at('name').trim() === '' && previous) {
    previous.description += ` ${description}`;
    previous.type += at('type');
    if (!isMandatoryCell(previous.mandatory.trim())) previous.mandatory += at('mandatory');
    notes.push({ kind: 'repaired', text: `the row '${previous.name.trim()}' goes on here`, line });
    return;
  }
  table.cells.push({ name: at('name'), mandatory: at('mandatory'), type: at('type'), description, line });
}

/** Conversion may have dropped the "mandatory" cell, or the table may have begun before its header was seen. */
function fittingColumns(columns: Column[], cells: number): Column[] {
  if (columns.length === 0)
    return cells > 3 ? REQUEST_COLUMNS : REQUEST_COLUMNS.filter((one) => one !== 'mandatory');
  return cells < columns.length ? columns.filter((column) => column !== 'mandatory') : columns;
}

/** The claims of a table whose last row was read; says where all cells of its "mandatory" column are missing. */
export function finishTable(raw: RawTable, notes: ReadingNote[]): TableClaim {
  const { cells, columns, part: _, captioned: __, line, ...table } = raw;
  const rows = cells.map((row) => toRowClaim(row, notes));
  const lost =
    columns.includes('mandatory') &&
    rows.length > 0 &&
    rows.every(({ mandatory }) => mandatory === undefined);
  if (lost) {
    const text = `the "mandatory" column of table ${table.table ?? ''} has no cells`.replace('  ', ' ');
    notes.push({ kind: 'lost', text, line });
  }
  return { ...table, rows, ...(lost && { mandatoryLost: true }), line };
}
