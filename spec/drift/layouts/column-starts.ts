import { columnsOf } from '../headings.js';
import type { PdfLine } from './pdf-text.js';

const TOLERANCE = 2;

/**
 * Where the columns of a table begin: where its headings do, or where the cells below them do when the headings are in
 * the middle of their columns.
 *
 * @param below the lines after the headings
 */
export function columnStarts({ segments: headings }: PdfLine, below: readonly PdfLine[]): number[] {
  const starts = headings.map(({ x }) => x);
  const end = below.findIndex(({ segments }) => columnsOf(segments.map(({ text }) => text)) !== undefined);
  const body = end < 0 ? below : below.slice(0, end);
  const first = body.find(({ segments }) => segments.length > 1)?.segments[0]?.x;
  if (first === undefined || first >= (starts[0] ?? 0) - TOLERANCE) return starts;
  const all = body.flatMap(({ segments }) => segments).filter(({ x }) => x >= first - TOLERANCE);
  return headings.map((heading, index) => {
    const left = headings[index - 1]?.end ?? 0;
    const own = all.filter(({ x }) => x > left && x < heading.end).map(({ x }) => x);
    return Math.min(heading.x, ...own);
  });
}
