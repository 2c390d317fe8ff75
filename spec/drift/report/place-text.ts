import { describeSource } from '../../source.js';
import type { StatementPlace } from '../compare/side.js';

/** A place in words: `page.html:64, table 1, row source_id`, or a place of the contract's documents. */
export function placeText({ document, line, page, section, table, row }: StatementPlace): string {
  if (line === undefined && page === undefined && /^00\d$/.test(document)) {
    return describeSource({
      document,
      ...(section !== undefined && { section }),
      ...(table !== undefined && { table }),
      ...(row !== undefined && { row }),
    });
  }
  return [
    line === undefined ? document : `${document}:${line}`,
    page !== undefined && `page ${page}`,
    section && `section ${section}`,
    table && `table ${table}`,
    row && row !== '-' && `row ${row}`,
  ]
    .filter(Boolean)
    .join(', ');
}
