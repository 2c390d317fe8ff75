import { readCaption } from './caption.js';
import type { OperationClaim, TableClaim } from './claims.js';
import { type RowCells, toRowClaim } from './row-claim.js';

const SECTION = /^(5\.\d+\.\d+) \S/;
const CAPTION = /^表 (\d+-\d+) (.+?)\s*$/;
const STATUS = /^状态码\s*[:：]\s*(\d{3})/;
/** A status line and a caption that conversion joined: `状态码：500**表 5-368 …**`. */
const JOINED_CAPTION = /^(状态码\s*[:：]\s*\d{3})\*\*(表 .+?)\*\*$/;
const REQUEST_LINE = /^\s*`?(GET|POST|PUT|DELETE) (\/\S*?)`?\s*$/;
const SDK_CLASS = /public class (\w+)Solution/;

/** A table with the raw cells of its rows, as they stand between page breaks. */
interface RawTable extends TableClaim {
  cells: RowCells[];
}

/**
 * Reads the tables of every operation of the manual: text of a PDF with one table row per line, cells
 * separated by TABs, headers repeated after page breaks and long cells continued in a row without a name.
 *
 * @param text the manual as text
 * @returns the operations in the order of the manual
 */
export function readManual(text: string): OperationClaim[] {
  const operations: OperationClaim[] = [];
  let operation: OperationClaim | undefined;
  let table: RawTable | undefined;
  let status: string | undefined;
  let inStatusTable = false;

  const closeTable = () => {
    if (table && operation) operation.tables.push(finish(table));
    table = undefined;
  };

  for (const { content, line } of lines(text)) {
    const section = SECTION.exec(content)?.[1];
    if (section || /^6 \S/.test(content)) {
      closeTable();
      inStatusTable = false;
      operation = section
        ? { operationId: '', section, method: '', path: '', tables: [], statuses: [], line }
        : undefined;
      if (operation) operations.push(operation);
      continue;
    }
    if (!operation) continue;
    if (!operation.method) {
      const request = REQUEST_LINE.exec(content);
      if (request?.[1] && request[2]) [operation.method, operation.path] = [request[1], request[2]];
    }
    const sdkClass = SDK_CLASS.exec(content)?.[1];
    if (sdkClass && !operation.operationId) operation.operationId = sdkClass;
    const stated = STATUS.exec(content)?.[1];
    if (stated) {
      closeTable();
      status = stated;
      continue;
    }
    const caption = CAPTION.exec(content);
    if (caption?.[1] && caption[2]) {
      closeTable();
      table = { ...readCaption(caption[2], status), table: caption[1], rows: [], cells: [], line };
      continue;
    }
    if (content === '状态码\t描述') {
      closeTable();
      inStatusTable = true;
      continue;
    }
    const cells = content.split('\t');
    if (inStatusTable && cells.length === 2 && /^\d{3}$/.test(cells[0] ?? '')) {
      operation.statuses.push(cells[0] as string);
      continue;
    }
    if (table && cells.length >= 3) addRow(table, cells, line);
    if (/^(请求示例|响应示例)/.test(content)) closeTable();
    if (/^错误码/.test(content)) inStatusTable = false;
  }
  closeTable();
  return operations.filter((found) => found.method !== '');
}

/** The lines of the document with their numbers; a joined line counts as two lines of the same number. */
function* lines(text: string): Generator<{ content: string; line: number }> {
  for (const [index, content] of text.split('\n').entries()) {
    const joined = JOINED_CAPTION.exec(content);
    for (const part of joined ? joined.slice(1) : [content]) yield { content: part ?? '', line: index + 1 };
  }
}

function addRow(table: RawTable, cells: string[], line: number): void {
  if (cells[0] === '参数') return;
  const columns = cells.length >= 4 ? 4 : 3;
  const name = cells[0] ?? '';
  const mandatory = columns === 4 ? (cells[1] ?? '') : '';
  const type = cells[columns - 2] ?? '';
  const description = cells.slice(columns - 1).join(' ');
  const previous = table.cells.at(-1);
  if (name.trim() === '' && previous) {
    previous.description += ` ${description}`;
    previous.type += type;
    return;
  }
  table.cells.push({ name, mandatory, type, description, line });
}

function finish({ cells, ...table }: RawTable): TableClaim {
  return { ...table, rows: cells.map(toRowClaim) };
}
