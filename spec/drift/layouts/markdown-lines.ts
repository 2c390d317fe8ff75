import type { DocumentLine } from '../document-line.js';

const ROW = /^\|(.+)\|$/;
const SEPARATOR = /^\|(?:\s*:?-+:?\s*\|)+$/;
/** What Markdown puts around text and the documents do not. */
const MARKUP = /^#{1,6}\s+|^\s*[-*+]\s+(?=(?:GET|POST|PUT|DELETE|PATCH|HEAD) \/)|\*\*|^>\s+/g;

/** Markdown with a table row per line: `| name | Yes | String | … |`. A bar within a cell is written `\|`. */
export const markdownLines = (text: string): DocumentLine[] =>
  text.split('\n').flatMap((content, index) => {
    const trimmed = content.trim();
    if (trimmed === '' || SEPARATOR.test(trimmed)) return [];
    const inner = ROW.exec(trimmed)?.[1];
    const cells =
      inner === undefined
        ? [content.replace(MARKUP, '').trimEnd()]
        : inner.split(/(?<!\\)\|/).map((cell) => plain(cell.trim()));
    return [{ cells, line: index + 1 }];
  });

const plain = (cell: string) =>
  cell
    .replace(/\\([|\\_*<>`])/g, '$1')
    .replace(/<br\s*\/?>/gi, ' ')
    .replace(/^`([^`]*)`$/, '$1');
