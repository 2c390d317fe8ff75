import type { OperationClaim, RowClaim, TableClaim } from '../claims.js';
import { WORDS, type Words } from './words.js';

/** A line of a page: a paragraph, or the cells of a row. */
export type PageLine = string | { cells: string[]; header?: boolean };

/** The lines of a page about operations, to be written in one of the layouts. */
export function renderPage(operations: readonly OperationClaim[], language: 'zh' | 'en'): PageLine[] {
  const words = WORDS[language];
  return [words.date, ...operations.flatMap((operation) => renderOperation(operation, words))];
}

function renderOperation(operation: OperationClaim, words: Words): PageLine[] {
  let part = '';
  let status = '';
  const tables = operation.tables.flatMap((table) => {
    const lines: PageLine[] = [];
    const next = table.kind === 'object' ? part : partOf(table);
    if (next !== part && next !== 'uri') lines.push(words[next as 'request' | 'response']);
    part = next;
    if (table.status !== undefined && table.status !== status) {
      status = table.status;
      lines.push(`${words.status}${status}`);
    }
    return [...lines, ...renderTable(table, words)];
  });
  return [
    `${words.title} - ${operation.operationId}`,
    'URI',
    `${operation.method} ${operation.path}`,
    ...tables,
    words.requestExamples,
    words.statuses,
    { cells: words.statusColumns, header: true },
    ...operation.statuses.map((code) => ({ cells: [code, words.prose] })),
    words.errors,
  ];
}

const partOf = ({ kind }: TableClaim) =>
  kind === 'path' || kind === 'query' ? 'uri' : kind === 'response-body' ? 'response' : 'request';

function renderTable(table: TableClaim, words: Words): PageLine[] {
  const caption =
    table.kind === 'object' ? `${table.object}${words.objectSuffix}` : words.captions[table.kind];
  const hasMandatory = table.rows.some(({ mandatory }) => mandatory !== undefined);
  const columns = hasMandatory ? words.columns : words.columns.filter((_, index) => index !== 1);
  return [
    ...(table.table === undefined ? [] : [`${words.table}${table.table} ${caption}`]),
    { cells: columns, header: true },
    ...table.rows.map((row) => ({ cells: renderRow(row, hasMandatory, words) })),
  ];
}

function renderRow(row: RowClaim, hasMandatory: boolean, words: Words): string[] {
  const mandatory = row.mandatory === undefined ? '' : words.mandatory[row.mandatory ? 0 : 1];
  const cases = (row.mandatoryIn ?? []).map((one) => words.cases[one]);
  const description = [words.prose, ...cases, ...limitsOf(row, words)].join(' ');
  return hasMandatory
    ? [row.name, mandatory as string, row.type, description]
    : [row.name, row.type, description];
}

function limitsOf(row: RowClaim, words: Words): string[] {
  const { limits } = words;
  return [
    row.minLength !== undefined && `${limits.minLength}${row.minLength}`,
    row.maxLength !== undefined && `${limits.maxLength}${row.maxLength}`,
    row.minimum !== undefined && `${limits.minimum}${row.minimum}`,
    row.maximum !== undefined && `${limits.maximum}${row.maximum}`,
    row.minItems !== undefined && `${limits.items}${row.minItems}${limits.to}${row.maxItems}`,
    row.default !== undefined && `${limits.default}${row.default}`,
    row.enum && `${limits.enum} ${row.enum.map((value) => `• ${value}`).join(' ')}`,
  ].filter((text) => typeof text === 'string');
}
