import type { DocumentLine } from '../document-line.js';
import {
  CAPTION,
  columnsOf,
  ERRORS,
  REQUEST_EXAMPLES,
  REQUEST_PART,
  RESPONSE_EXAMPLES,
  RESPONSE_PART,
  STATUS,
} from '../headings.js';
import { isMandatoryCell } from '../row-claim.js';

const NAME = /^(?:-|[A-Za-z_][\w.-]*)$/;
const TYPE = /^(?:String|Integer|Long|Float|Double|Boolean|Object|Map<.+>|Array of .+|\w+ objects?)$/;
const MOST_COLUMNS = 4;
const LONGEST_HEADING = 1000;

interface Cell {
  text: string;
  line: number;
}

/**
 * The text of a web page with every table cell on lines of its own and blank lines between. Nothing separates rows, so
 * a row starts where a name is followed by a type, with or without the "mandatory" cell, which conversion lost where
 * it is one character.
 */
export function cellLines(text: string): DocumentLine[] {
  const cells = cellsOf(text);
  const lines: DocumentLine[] = [];
  for (let index = 0; index < cells.length; ) {
    const header = headerAt(cells, index);
    if (header === 0) {
      const cell = cells[index] as Cell;
      lines.push({ cells: [cell.text], line: cell.line });
      index++;
      continue;
    }
    const names = cells.slice(index, index + header);
    lines.push({ cells: names.map((cell) => cell.text), line: names[0]?.line ?? 1 });
    index += header;
    const end = cells.findIndex((cell, at) => at >= index && endsTable(cell.text));
    const body = cells.slice(index, end < 0 ? undefined : end);
    lines.push(...(header === 2 ? pairs(body) : rows(body, header)));
    index += body.length;
  }
  return lines;
}

function cellsOf(text: string): Cell[] {
  return text
    .split('\n')
    .map((content, index) => ({ text: content.trim(), line: index + 1 }))
    .filter((cell) => cell.text !== '');
}

/** How many cells from here are a header row; 0 when they are none. */
function headerAt(cells: Cell[], index: number): number {
  const texts = cells.slice(index, index + MOST_COLUMNS).map((cell) => cell.text);
  for (let length = texts.length; length >= 2; length--) {
    const columns = columnsOf(texts.slice(0, length));
    if (columns?.at(-1) === 'description' && !columns.includes('other')) return length;
  }
  return 0;
}

const endsTable = (text: string) =>
  text.length < LONGEST_HEADING &&
  [CAPTION, STATUS, REQUEST_EXAMPLES, RESPONSE_EXAMPLES, REQUEST_PART, RESPONSE_PART, ERRORS].some(
    (pattern) => pattern.test(text),
  );

/** The rows of a table of statuses. */
function pairs(cells: Cell[]): DocumentLine[] {
  const found: DocumentLine[] = [];
  for (const { text, line } of cells) {
    if (/^\d{3}$/.test(text)) found.push({ cells: [text, ''], line });
    else if (found.length > 0) append(found.at(-1), text);
  }
  return found;
}

function rows(cells: Cell[], columns: number): DocumentLine[] {
  const found: DocumentLine[] = [];
  for (let index = 0; index < cells.length; index++) {
    const { text, line } = cells[index] as Cell;
    const start = rowAt(cells, index);
    if (start) {
      const { mandatory, type } = start;
      found.push({ cells: columns > 3 ? [text, mandatory, type, ''] : [text, type, ''], line });
      index += mandatory === '' ? 1 : 2;
    } else if (found.length > 0) {
      append(found.at(-1), text);
    }
  }
  return found;
}

function append(row: DocumentLine | undefined, text: string): void {
  if (row) row.cells[row.cells.length - 1] = `${row.cells.at(-1)} ${text}`.trim();
}

function rowAt(cells: Cell[], index: number): { mandatory: string; type: string } | undefined {
  const [name = '', second = '', third = ''] = cells.slice(index, index + 3).map((cell) => cell.text);
  if (!NAME.test(name)) return undefined;
  if (TYPE.test(second)) return { mandatory: '', type: second };
  return isMandatoryCell(second) && TYPE.test(third) ? { mandatory: second, type: third } : undefined;
}
