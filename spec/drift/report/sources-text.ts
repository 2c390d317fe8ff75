import type { SourcesRow } from '../sources/sources-table.js';
import { markdownTable, plainMarkdown } from './markdown-table.js';

/** Statements of several sources side by side. */
export interface SourcesReport {
  schemaVersion: '1.0';
  tool: { name: string; version: string };
  /** The names of the columns, the contract first. */
  sources: string[];
  /** Those of them that are files. */
  files: string[];
  rows: SourcesRow[];
  /** What could not be taken into account, one sentence each. */
  remarks: string[];
}

const LABEL = 'not stated';

/** What each source that has something to say states in a row. */
export const statementsOf = ({ values }: SourcesRow, sources: readonly string[]): [string, string][] =>
  sources.filter((name) => name in values).map((name) => [name, values[name] ?? LABEL]);

/** A row as one sentence. */
export const statementText = (row: SourcesRow, sources: readonly string[]): string => {
  const stated = statementsOf(row, sources).map(([name, value]) => `${name}: ${value}`);
  const alone = row.alone === null ? '' : `; ${row.alone} is alone`;
  return `${row.operationId} ${row.place}, ${row.what}: ${stated.join('; ')}${alone}.`;
};

/** One paragraph for each statement, a line for each source; who is alone is marked. */
export function sourcesText({ rows, sources, remarks }: SourcesReport): string {
  const width = Math.max(...sources.map((name) => name.length));
  let title = '';
  const parts = rows.map((row) => {
    const heading = `${row.operationId} ${row.request}`;
    const lines = statementsOf(row, sources).map(
      ([name, value]) => `    ${name.padEnd(width)}  ${value}${name === row.alone ? '   <- alone' : ''}`,
    );
    const head = heading === title ? [] : [heading, ''];
    title = heading;
    return [...head, `  ${row.place}: ${row.what}`, ...lines].join('\n');
  });
  return `${[...parts, ...remarks, endOf(rows)].join('\n\n')}\n`;
}

/** How many statements differ, without the full stop: `2 statements differ`. */
export const countOf = ({ length }: readonly SourcesRow[]): string =>
  `${length} ${length === 1 ? 'statement differs' : 'statements differ'}`;

const endOf = (rows: readonly SourcesRow[]): string =>
  rows.length === 0 ? 'All sources state the same.' : `${countOf(rows)}.`;

/** The same as a table of Markdown for each operation. */
export function sourcesMarkdown({ rows, sources, remarks }: SourcesReport): string {
  const tables = [...new Set(rows.map(({ request }) => request))].flatMap((request) => {
    const own = rows.filter((row) => row.request === request);
    const cells = own.map((row) =>
      [
        row.place,
        row.what,
        ...sources.map((name) => (name in row.values ? (row.values[name] ?? LABEL) : '')),
        row.alone ?? '',
      ].map(plainMarkdown),
    );
    const head = ['place', 'what', ...sources, 'alone'].map(plainMarkdown);
    return [`### ${plainMarkdown(`${own[0]?.operationId} ${request}`)}`, markdownTable(head, cells)];
  });
  return `${[`# Side by side: ${endOf(rows)}`, ...tables, ...remarks.map(plainMarkdown)].join('\n\n')}\n`;
}
