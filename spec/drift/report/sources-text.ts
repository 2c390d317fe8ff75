import type { SourcesRow } from '../sources/sources-table.js';

/** Statements of several sources side by side. */
export interface SourcesReport {
  schemaVersion: '1.0';
  tool: { name: string; version: string };
  /** The names of the columns, the contract first. */
  sources: string[];
  rows: SourcesRow[];
  /** What could not be taken into account, one sentence each. */
  remarks: string[];
}

const LABEL = 'not stated';

/** One paragraph for each statement, a line for each source; who is alone is marked. */
export function sourcesText({ rows, sources, remarks }: SourcesReport): string {
  const width = Math.max(...sources.map((name) => name.length));
  let title = '';
  const parts = rows.map(({ operationId, request, place, what, values, alone }) => {
    const heading = `${operationId} ${request}`;
    const lines = sources
      .filter((name) => name in values)
      .map(
        (name) => `    ${name.padEnd(width)}  ${values[name] ?? LABEL}${name === alone ? '   <- alone' : ''}`,
      );
    const head = heading === title ? [] : [heading, ''];
    title = heading;
    return [...head, `  ${place}: ${what}`, ...lines].join('\n');
  });
  const end = rows.length === 0 ? 'All sources state the same.' : `${rows.length} statements differ.`;
  return `${[...parts, ...remarks, end].join('\n\n')}\n`;
}

/** The same as a table of Markdown. */
export function sourcesMarkdown({ rows, sources, remarks }: SourcesReport): string {
  const line = (cells: readonly string[]) => `| ${cells.map(escaped).join(' | ')} |`;
  const head = ['operation', 'place', 'what', ...sources, 'alone'];
  const body = rows.map(({ operationId, place, what, values, alone }) =>
    line([
      operationId,
      place,
      what,
      ...sources.map((name) => (name in values ? (values[name] ?? LABEL) : '')),
      alone ?? '',
    ]),
  );
  return `${[line(head), `|${' --- |'.repeat(head.length)}`, ...body, '', ...remarks].join('\n')}\n`;
}

const escaped = (text: string) =>
  text.replace(/[\r\n]+/g, ' ').replace(/[\\`*_[\]<>|]/g, (sign) => `\\${sign}`);
