import type { OperationClaim, RowClaim, TableClaim } from './claims.js';
import { toRowClaim } from './row-claim.js';

const REQUEST_LINE = /^(GET|POST|PUT|DELETE) (\/\S*)$/;
const STATUS = /^Status code\s*:\s*(\d{3})$/;
const EXAMPLES = /^Example Requests?$/;
const STATUS_SECTION = /^Status Codes$/;
const SEPARATOR = /^\|(?:---\|)+$/;
const HEADER_NAME = /^[A-Z][A-Za-z]*(?:-[A-Z][A-Za-z]*)+$/;
const OBJECT = /^(?:Array of )?(\w+) objects?$/;
/** The words before an enumeration whose bullets conversion lost. */
const LOST_ENUM = /The value can be:\s*$/;

interface RawTable {
  rows: { cells: string[]; line: number }[];
  line: number;
  section: 'uri' | 'request' | 'response';
  status: string | undefined;
}

/**
 * Reads a page in a Markdown-like layout: cells end with `|`, a lone `|` starts a row, tables have no captions
 * and the bullets of enumerations are lost. What a table is about follows from where it stands, and the values
 * of an enumeration from the prose that explains them.
 *
 * The page does not name its operation: `operationId` is empty. Tables have no number.
 *
 * @returns the operation, or nothing when the text has no request line
 */
export function readMarkdownPage(text: string): OperationClaim[] {
  const lines = text.split('\n').map((line) => line.trim());
  const request = lines.findIndex((line) => REQUEST_LINE.test(line));
  const [, method = '', path = ''] = REQUEST_LINE.exec(lines[request] ?? '') ?? [];
  if (method === '') return [];
  const examples = lines.findIndex((line) => EXAMPLES.test(line));
  const statuses = lines.findIndex((line) => STATUS_SECTION.test(line));
  const tables = rawTables(lines.slice(0, examples < 0 ? undefined : examples), request);
  return [
    {
      operationId: '',
      method,
      path,
      tables: toClaims(tables, method, path),
      statuses: statuses < 0 ? [] : statusesIn(rawTables(lines, statuses)),
      line: request + 1,
    },
  ];
}

const statusesIn = (tables: RawTable[]) =>
  tables.flatMap(({ rows }) => rows.map(({ cells }) => cells[0] ?? ''));

/** The tables after a line, their header rows left out. */
function rawTables(lines: string[], after: number): RawTable[] {
  const tables: RawTable[] = [];
  let section: RawTable['section'] = 'uri';
  let status: string | undefined;
  let table: RawTable | undefined;
  for (let index = after + 1; index < lines.length; index++) {
    const line = lines[index] as string;
    if (SEPARATOR.test(line)) {
      table = { rows: [], line: index + 1, section, status };
      tables.push(table);
    } else if (line === '|') {
      // The first row of the next table is its header, which only its separator tells from a row.
      if (isHeader(lines, index)) table = undefined;
      else table?.rows.push({ cells: [], line: index + 1 });
    } else if (line.endsWith('|')) {
      table?.rows.at(-1)?.cells.push(line.slice(0, -1).trim());
    } else if (line !== '') {
      table = undefined;
      status = STATUS.exec(line)?.[1] ?? status;
      if (line === 'Request') section = 'request';
      if (line === 'Response') section = 'response';
    }
  }
  return tables;
}

function isHeader(lines: string[], start: number): boolean {
  const next = lines.slice(start + 1).findIndex((line) => line === '|' || !line.endsWith('|'));
  const end = next < 0 ? lines.length : start + 1 + next;
  return lines.slice(start + 1, end).some((line) => SEPARATOR.test(line));
}

function toClaims(tables: RawTable[], method: string, path: string): TableClaim[] {
  const claims: TableClaim[] = [];
  // Object tables follow the body that mentions them, in the order of mention.
  let expected: string[] = [];
  let body = '';
  for (const raw of tables) {
    const rows = raw.rows.map(toRow);
    const claim: TableClaim = { ...kindOf(raw, rows, method, path), rows, line: raw.line };
    const part = `${claim.kind} ${claim.status ?? ''}`;
    const object = part === body ? expected.shift() : undefined;
    if (object) {
      claims.push({ kind: 'object', object, rows, line: raw.line });
    } else {
      claims.push(claim);
      body = part;
      expected = [];
    }
    expected.push(...rows.flatMap(({ type }) => OBJECT.exec(type)?.[1] ?? []));
  }
  return claims;
}

function kindOf(
  { section, status }: RawTable,
  rows: RowClaim[],
  method: string,
  path: string,
): Pick<TableClaim, 'kind' | 'status'> {
  if (section === 'response') return status ? { kind: 'response-body', status } : { kind: 'response-body' };
  const isIn = (test: (name: string) => boolean) => rows.every(({ name }) => test(name));
  if (isIn((name) => path.includes(`{${name}}`))) return { kind: 'path' };
  if (isIn((name) => HEADER_NAME.test(name))) return { kind: 'header' };
  return section === 'uri' || method === 'GET' || method === 'DELETE'
    ? { kind: 'query' }
    : { kind: 'request-body' };
}

function toRow({ cells, line }: RawTable['rows'][number]): RowClaim {
  const [name = '', ...rest] = cells;
  const description = rest.at(-1) ?? '';
  const type = rest.at(-2) ?? '';
  const row = toRowClaim({
    name,
    mandatory: rest.length > 2 ? (rest[0] ?? '') : '',
    type,
    description,
    line,
  });
  const values = row.enum ? [] : explainedValues(description);
  return values.length > 0 ? { ...row, enum: values } : row;
}

/** The values that prose explains one after the other (`red: it is red. green: it is not.`). */
function explainedValues(description: string): string[] {
  if (!LOST_ENUM.test(description)) return [];
  const prose = description.replace(LOST_ENUM, '');
  return [...prose.matchAll(/(?:^|\s)(\w+):\s/g)].map((match) => match[1] as string);
}
