import { columnsOf } from '../headings.js';
import type { PdfLine } from './pdf-text.js';

const TOLERANCE = 2;
/** The part of the texts of a column that begin where it begins; others stand somewhere in a cell. */
const USUAL = 0.15;

/**
 * As `columnStarts`; headings at the places of earlier ones have their columns: a table that goes on after a page break
 * may begin with the rest of a row.
 */
export function knownStarts(): typeof columnStarts {
  const centred: { headings: number[]; starts: number[] }[] = [];
  return (line, below) => {
    const headings = line.segments.map(({ x }) => x);
    const starts = columnStarts(line, below);
    if (starts.some((start, index) => start !== headings[index])) {
      centred.push({ headings, starts });
      return starts;
    }
    return centred.find((one) => isSame(one.headings, headings))?.starts ?? starts;
  };
}

const isSame = (one: readonly number[], other: readonly number[]) =>
  one.length === other.length && one.every((x, index) => isNear(x, other[index] ?? 0));

const isNear = (one: number, other: number) => Math.abs(one - other) < TOLERANCE;

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
  const after = body.findIndex(({ segments }) => (segments[0]?.x ?? 0) < first - TOLERANCE);
  const all = body.slice(0, after < 0 ? undefined : after).flatMap(({ segments }) => segments);
  return headings.map((heading, index) => {
    const left = headings[index - 1]?.end ?? 0;
    const own = all.filter(({ x }) => x > left && x < heading.end).map(({ x }) => x);
    const usual = own.filter((x) => own.filter((other) => isNear(x, other)).length >= own.length * USUAL);
    return Math.min(heading.x, ...usual);
  });
}
