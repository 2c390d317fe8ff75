import type { DocumentClaims, ReadingNote } from './claims.js';
import type { DocumentLine } from './document-line.js';
import { SECTION } from './headings.js';
import { cellLines } from './layouts/cell-lines.js';
import { markdownLines } from './layouts/markdown-lines.js';
import { pipedLines } from './layouts/piped-lines.js';
import { tabbedLines } from './layouts/tabbed-lines.js';
import { OperationReader, type Reading } from './read-operations.js';
import { UnreadableDocument } from './unreadable-document.js';

type Layout = DocumentClaims['layout'];

const HTML = /^\s*(?:<!doctype html|<html|<head|<body|<table|<div)|<\/table>/i;

/** Each layout of plain text with the mark that only it has, and the way to bring it into lines. */
const LAYOUTS: [RegExp, Layout, (text: string) => DocumentLine[]][] = [
  [/^\|[ \t]*\r?$/m, 'piped page', pipedLines],
  [/^[ \t]*\|(?:[ \t]*:?-+:?[ \t]*\|)+[ \t]*\r?$/m, 'Markdown', markdownLines],
  [/^(?:参数|Parameter|Name|状态码)\t/m, 'page with tabs', tabbedLines],
  [/^/, 'page with a cell per line', cellLines],
];

const DATE = /(?:更新时间|发布日期|Updated on|Release date|Date)\s*[:：]?\s*(\d{4}-\d{2}-\d{2})/i;
const ISSUE = /^(?:文档版本|Issue)\s*[:：]?\s*(\d+)\s*$/im;
const CHINESE = /\p{Script=Han}/u;

/** Blanks that may not be broken, as browsers copy them, and marks without width. */
const withPlainBlanks = (text: string): string =>
  text
    .replace(/[\u00a0\u2007\u202f]|&nbsp;|&#160;|&#xa0;/gi, ' ')
    .replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '');

/**
 * Reads a text in any layout that is known: HTML, text of a manual's PDF, text copied from a page, Markdown.
 *
 * @throws {UnreadableDocument} when the text describes no operation and has no table of error codes
 */
export async function readDocument(printed: string): Promise<DocumentClaims> {
  const text = withPlainBlanks(printed);
  if (!HTML.test(text)) return readText(text);
  // Few documents are HTML, and its parser takes as long to load as most documents take to read.
  const { htmlLines } = await import('./layouts/html-lines.js');
  return readLines(htmlLines(text), 'HTML', 'line');
}

/** Reads a text that is no HTML, as `readDocument` does. */
export function readText(printed: string): DocumentClaims {
  const text = withPlainBlanks(printed);
  const [, layout, lines] = LAYOUTS.find(([mark]) => mark.test(text)) as (typeof LAYOUTS)[number];
  return readLines(lines(text), layout, 'line');
}

/** Reads a document of which the lines are known. */
export function readLines(
  lines: DocumentLine[],
  found: Layout,
  unit: DocumentClaims['unit'],
): DocumentClaims {
  const { reading } = new OperationReader(lines);
  if (reading.operations.length === 0 && reading.errors.length === 0)
    throw new UnreadableDocument(WHAT_IS_READ);
  const head = lines
    .slice(0, 400)
    .map(({ cells }) => cells.join('\t'))
    .join('\n');
  const date = DATE.exec(head)?.[1];
  const issue = ISSUE.exec(head)?.[1];
  const notes = [...reading.notes, ...incomplete(reading, lines.at(-1)?.line ?? 1)];
  const inSections = reading.operations.some(({ section }) => section !== undefined);
  const isChinese = lines.some(
    (line) => CHINESE.test(line.cells[0] ?? '') && SECTION.test(line.cells[0] ?? ''),
  );
  return {
    layout: found === 'page with tabs' && inSections ? 'manual' : found,
    language: isChinese || CHINESE.test(head) ? 'zh' : 'en',
    ...(date && { date }),
    ...(issue && { issue }),
    unit,
    ...reading,
    notes,
  };
}

/** What the text should have and does not: sections of its table of contents, and the end of an operation. */
function incomplete({ operations, contents }: Reading, last: number): ReadingNote[] {
  const read = new Set(operations.map(({ section }) => section));
  const missing = contents.filter((section) => !read.has(section));
  const announced: ReadingNote[] = missing.map((section) => ({
    kind: 'unreadable',
    text: `section ${section} of the table of contents is not in the text`,
    line: last,
  }));
  const open = operations.filter(({ statuses }) => statuses.length === 0);
  return [
    ...announced,
    ...open.map(({ operationId, method, path, line }): ReadingNote => {
      const name = operationId || `${method} ${path}`;
      return { kind: 'unreadable', text: `${name} has no table of statuses: the text may break off`, line };
    }),
  ];
}

const WHAT_IS_READ =
  'it describes no operation: expected a request line such as "PUT /v3/tasks/{task_id}" with tables of parameters, ' +
  'or a table of error codes, as a saved HTML page, a PDF, text copied from a page, or Markdown';
