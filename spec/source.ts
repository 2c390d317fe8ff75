/** A place in the documents. */
export interface Source {
  /** The document's short name: `000` to `004`. */
  document: string;
  /** The section of the manual, e.g. `5.3.6`; pages have none. */
  section?: string;
  /** The table, e.g. `5-64` in the manual and `3` on a page. */
  table?: string;
  /** The row: the name of a field, or an error code. */
  row?: string;
}

/** `x-source` of the contract: one place, or one per operation that shares the schema. */
export type XSource = Source | Source[];

const TITLES: Record<string, string> = {
  '000': 'page UpdateCopyState of 2025-10-22',
  '001': 'page UpdateCopyState of 2025-06-19 (international)',
  '002': 'page UpdateCopyState (undated)',
  '003': 'page UpdateTask of 2026-01-27',
  '004': 'API manual, issue 38 of 2025-08-14',
};

/** The one place of a shared schema that belongs to the operation at `operation`. */
export function sourceFor(xSource: XSource | undefined, operation: Source): Source {
  if (xSource === undefined) return operation;
  if (!Array.isArray(xSource)) return xSource;
  const own = xSource.find(
    (source) => source.document === operation.document && source.section === operation.section,
  );
  return own ?? xSource[0] ?? operation;
}

/** A place in words: `document 004 (API manual, …), section 5.3.6, table 5-64, row copystate`. */
export function describeSource({ document, section, table, row }: Source): string {
  const title = TITLES[document];
  return [
    title ? `document ${document} (${title})` : `document ${document}`,
    section && `section ${section}`,
    table && `table ${table}`,
    row && `row ${row}`,
  ]
    .filter(Boolean)
    .join(', ');
}
