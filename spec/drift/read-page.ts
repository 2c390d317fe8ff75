import { readCaption } from './caption.js';
import type { OperationClaim, TableClaim } from './claims.js';
import { isMandatoryCell, type RowCells, toRowClaim } from './row-claim.js';

const CAPTION = /^(?:表|Table )\s?(\d+) (.+)$/;
const STATUS = /^(?:状态码|Status code)\s*[:：]\s*(\d{3})$/;
const REQUEST_LINE = /^(GET|POST|PUT|DELETE) (\/\S*)$/;
/** The title ends with the operation, and the Java sample is named after it. */
const OPERATION_ID = [/ - ([A-Z]\w+)$/, /^public class (\w+)Solution\b/];
const LAST_HEADER = /^(?:描述|Description)$/;
const STATUS_HEADER = /^(?:状态码|Status Code)$/;
const EXAMPLES = /^(?:请求示例|响应示例|Example Requests?|Example Responses?)$/;
const HEADING = /^(?:请求参数|响应参数|Request|Response|Request Parameters|Response Parameters)$/;
const AFTER_STATUSES = /^(?:错误码|Error Codes)$/;

const NAME = /^(?:-|[A-Za-z_][\w.-]*)$/;
const TYPE = /^(?:String|Integer|Long|Float|Double|Boolean|Object|Map<.+>|Array of .+|\w+ objects?)$/;

interface Cell {
  text: string;
  line: number;
}

/**
 * Reads the text of a web page about one operation: every table cell on lines of its own with blank lines
 * between, in Chinese or English. Nothing separates rows, so a row starts where a name is followed by a type,
 * with or without the "mandatory" cell, which conversion lost where it is one character.
 *
 * @returns the operation, or nothing when the text has no request line
 */
export function readPage(text: string): OperationClaim[] {
  const cells = cellsOf(text);
  const request = cells.findIndex((cell) => REQUEST_LINE.test(cell.text));
  const [, method = '', path = ''] = REQUEST_LINE.exec(cells[request]?.text ?? '') ?? [];
  if (method === '') return [];
  return [
    {
      operationId: readOperationId(cells),
      method,
      path,
      tables: readTables(cells.slice(request + 1)),
      statuses: readStatuses(cells),
      line: cells[request]?.line ?? 1,
    },
  ];
}

function cellsOf(text: string): Cell[] {
  return text
    .split('\n')
    .map((content, index) => ({ text: content.trim(), line: index + 1 }))
    .filter((cell) => cell.text !== '');
}

function readOperationId(cells: Cell[]): string {
  for (const pattern of OPERATION_ID) {
    for (const cell of cells) {
      const name = pattern.exec(cell.text)?.[1];
      if (name) return name;
    }
  }
  return '';
}

function readTables(cells: Cell[]): TableClaim[] {
  const tables: TableClaim[] = [];
  let status: string | undefined;
  for (const [index, cell] of cells.entries()) {
    if (EXAMPLES.test(cell.text)) break;
    status = STATUS.exec(cell.text)?.[1] ?? status;
    const caption = CAPTION.exec(cell.text);
    if (!caption?.[1] || !caption[2]) continue;
    const rows = readRows(cells.slice(index + 1));
    tables.push({ ...readCaption(caption[2], status), table: caption[1], rows, line: cell.line });
  }
  return tables;
}

/** The rows of the table whose header cells come first. */
function readRows(cells: Cell[]): TableClaim['rows'] {
  const rows: RowCells[] = [];
  const header = cells.findIndex((cell) => LAST_HEADER.test(cell.text));
  for (let index = header + 1; index < cells.length; index++) {
    const cell = cells[index] as Cell;
    if (endsTable(cell.text)) break;
    const start = rowAt(cells, index);
    if (start) {
      rows.push({ ...start, name: cell.text, description: '', line: cell.line });
      index += start.mandatory === '' ? 1 : 2;
      continue;
    }
    const row = rows.at(-1);
    if (row) row.description += ` ${cell.text}`;
  }
  return rows.map(toRowClaim);
}

function endsTable(text: string): boolean {
  return [CAPTION, STATUS, EXAMPLES, HEADING].some((pattern) => pattern.test(text));
}

function rowAt(cells: Cell[], index: number): Pick<RowCells, 'mandatory' | 'type'> | undefined {
  const [name = '', second = '', third = ''] = cells.slice(index, index + 3).map((cell) => cell.text);
  if (!NAME.test(name)) return undefined;
  if (TYPE.test(second)) return { mandatory: '', type: second };
  return isMandatoryCell(second) && TYPE.test(third) ? { mandatory: second, type: third } : undefined;
}

/** The status table has two columns; the samples before it contain line numbers that look like statuses. */
function readStatuses(cells: Cell[]): string[] {
  const header = cells.findIndex(
    (cell, index) => STATUS_HEADER.test(cell.text) && LAST_HEADER.test(cells[index + 1]?.text ?? ''),
  );
  if (header < 0) return [];
  const rest = cells.slice(header + 2).map((cell) => cell.text);
  const end = rest.findIndex((text) => AFTER_STATUSES.test(text));
  return rest.slice(0, end < 0 ? undefined : end).filter((text) => /^\d{3}$/.test(text));
}
