/**
 * One line of a document, whatever its layout: a paragraph or line of code has one cell, a row of a table several.
 * Every layout is first brought into this form.
 */
export interface DocumentLine {
  cells: string[];
  /** 1-based line, or page of a PDF. */
  line: number;
}

/** The text of a line that is no row of a table. */
export const paragraphOf = ({ cells }: DocumentLine): string | undefined =>
  cells.length === 1 ? cells[0]?.trim() : undefined;
