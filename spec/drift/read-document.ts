import type { OperationClaim } from './claims.js';
import { readManual } from './read-manual.js';
import { readMarkdownPage } from './read-markdown-page.js';
import { readPage } from './read-page.js';

/** Each layout with the line that only it has. */
const LAYOUTS: [RegExp, (text: string) => OperationClaim[]][] = [
  [/^表 \d+-\d+ /m, readManual],
  [/^\|(?:---\|)+\s*$/m, readMarkdownPage],
  [/^(?:表|Table )\s?\d+ /m, readPage],
];

/**
 * Reads a document in any layout that is known: the manual, a page with one cell per line, a Markdown-like page.
 *
 * @throws when the text has none of these layouts
 */
export function readDocument(text: string): OperationClaim[] {
  const read = LAYOUTS.find(([mark]) => mark.test(text))?.[1];
  if (!read) {
    throw new Error(
      'The document has no tables in a known layout. Known are the text of the manual (captions "表 1-1 …"), ' +
        'the text of a single page (captions "表1 …" or "Table 1 …") and a page with cells that end with "|".',
    );
  }
  return read(text);
}
