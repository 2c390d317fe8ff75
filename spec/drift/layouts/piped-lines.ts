import type { DocumentLine } from '../document-line.js';

const SEPARATOR = /^\|(?:\s*:?-{3,}:?\s*\|)+\s*$/;

/** A page whose cells end with `|` on lines of their own; a lone `|` starts a row. */
export function pipedLines(text: string): DocumentLine[] {
  const lines: DocumentLine[] = [];
  let row: DocumentLine | undefined;
  for (const [index, content] of text.split('\n').entries()) {
    const trimmed = content.trim();
    if (SEPARATOR.test(trimmed)) row = undefined;
    else if (trimmed === '|') {
      row = { cells: [], line: index + 1 };
      lines.push(row);
    } else if (row && trimmed.endsWith('|')) row.cells.push(trimmed.slice(0, -1).trim());
    else if (trimmed !== '') {
      row = undefined;
      lines.push({ cells: [trimmed], line: index + 1 });
    }
  }
  return lines;
}
