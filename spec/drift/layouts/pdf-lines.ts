import type { DocumentLine } from '../document-line.js';
import * as heading from '../headings.js';
import { knownStarts } from './column-starts.js';
import { type PdfLine, pdfTextLines, type Segment } from './pdf-text.js';

/** A table whose header row was seen: where its columns begin, and what they hold. */
interface OpenTable {
  starts: number[];
  columns: heading.Column[];
}

const TOLERANCE = 2;
/** So many lines below the headings of a table tell where its columns begin. */
const MOST_ROWS = 60;
/** Points of a list are indented; their marks may be drawings. */
const INDENT = 8;
/** The narrowest of the characters of names, as a share of the average. */
const NARROWEST = 0.6;
const MARK = /^[•●]/;
/** Stands for a mark that is a drawing. */
const DRAWN = '●';
/** A type that does not go on in the next line. */
const COMPLETE =
  /^(?:String|Integer|Long|Float|Double|Boolean|Object|Map<.+>|Array of (?:strings|integers|.+ objects?)|\w[\w ]* objects?)$/;
const HEADINGS = [
  heading.CAPTION,
  heading.STATUS,
  heading.REQUEST_EXAMPLES,
  heading.RESPONSE_EXAMPLES,
  heading.REQUEST_PART,
  heading.RESPONSE_PART,
  heading.ERRORS,
];

/** The lines of a PDF: its tables are read by position, the columns are those of their header rows. */
export async function pdfLines(bytes: Uint8Array): Promise<DocumentLine[]> {
  const lines: DocumentLine[] = [];
  let table: OpenTable | undefined;
  let row: DocumentLine | undefined;
  let above: Segment | undefined;
  const all = await pdfTextLines(bytes);
  const startsOf = knownStarts();
  const edge = edgeOf(all);
  for (const [index, line] of all.entries()) {
    const texts = line.segments.map(({ text }) => text);
    const columns = heading.columnsOf(texts);
    if (columns) {
      table = { starts: startsOf(line, all.slice(index + 1, index + 1 + MOST_ROWS)), columns };
      lines.push({ cells: texts, line: line.page });
      continue;
    }
    if (table && isOutside(line, table)) [table, row] = [undefined, undefined];
    const cells = table && cellsOf(line.segments, table);
    if (!table || !cells) {
      lines.push({ cells: [texts.join(' ')], line: line.page });
      row = undefined;
    } else if (!row || startsRow(cells, row.cells, table)) {
      row = { cells, line: line.page };
      lines.push(row);
    } else {
      const isBroken = goesOn(above, line.segments.at(-1), edge) || isMarked(row.cells, cells);
      continueRow(row.cells, isBroken ? cells.map(withoutMark) : cells, table, isBroken);
    }
    above = line.segments.at(-1);
  }
  return lines;
}

function isOutside({ segments }: PdfLine, { starts }: OpenTable): boolean {
  const [first] = segments;
  const text = segments.map((segment) => segment.text).join(' ');
  return (first?.x ?? 0) < (starts[0] ?? 0) - TOLERANCE || HEADINGS.some((pattern) => pattern.test(text));
}

/** Each segment belongs to the last column that begins before it. A line of a description that is indented is a point. */
function cellsOf(segments: readonly Segment[], { starts, columns }: OpenTable): string[] {
  const cells = starts.map(() => '');
  for (const { text, x } of segments) {
    const found = starts.findLastIndex((start) => start <= x + TOLERANCE);
    const index = Math.max(0, found);
    const isPoint =
      columns[index] === 'description' && x > (starts[index] ?? 0) + INDENT && cells[index] === '';
    cells[index] = [cells[index], isPoint && !MARK.test(text) ? `${DRAWN} ${text}` : text]
      .filter(Boolean)
      .join(' ');
  }
  return cells;
}

/** A line with a name starts a row unless the row above waits for the rest of its type, or only its name goes on. */
function startsRow(cells: string[], above: string[], { columns }: OpenTable): boolean {
  const at = (row: string[], column: heading.Column) => row[columns.indexOf(column)] ?? '';
  if (columns[0] === 'status') return /^\d{3}$/.test(cells[0] ?? '') && (cells[1] ?? '') !== '';
  if (at(cells, 'name') === '') return false;
  if (columns.includes('mandatory')) return at(cells, 'mandatory') !== '';
  return at(cells, 'type') !== '' && COMPLETE.test(at(above, 'type').replace(/\s+/g, ' ').trim());
}

/** Names are broken anywhere, other cells between words; points of a list keep their mark. */
function continueRow(
  row: string[],
  cells: readonly string[],
  { columns }: OpenTable,
  isBroken: boolean,
): void {
  for (const [index, text] of cells.entries()) {
    if (text === '') continue;
    const above = row[index] ?? '';
    const isWhole =
      columns[index] === 'name' || columns[index] === 'code' || isBroken || isWithinChinese(above, text);
    row[index] = [above, text].filter(Boolean).join(isWhole ? '' : ' ');
  }
}

/** Where the text of the pages ends: a second line has to come near, for the longest one may just be a long one. */
function edgeOf(lines: readonly PdfLine[]): { right: number; second: number } {
  const ends = lines.map(({ segments }) => segments.at(-1)?.end ?? 0).sort((a, b) => b - a);
  return { right: ends[0] ?? 0, second: ends[1] ?? 0 };
}

/** With these a limit begins: what follows is a word of its own. */
const LIMIT_WORD = /^(minimum|maximum|default|length|value)$/i;

/** A word is broken where its next character does not fit before the edge. */
function goesOn(
  above: Segment | undefined,
  below: Segment | undefined,
  { right, second }: { right: number; second: number },
): boolean {
  if (!above || !below || /\s/.test(above.text) || LIMIT_WORD.test(above.text)) return false;
  const character = ((below.end - below.x) / below.text.length) * NARROWEST;
  const isAtEdge = right - above.end < character && above.end - second < character;
  return isAtEdge && /\w$/.test(above.text) && /^\w/.test(below.text);
}

/** Where other points have a mark, a line without one goes on in the middle of a point. */
const isMarked = (above: readonly string[], cells: readonly string[]) =>
  above.some((cell) => cell.includes('•')) && cells.some((cell) => cell.startsWith(DRAWN));

const withoutMark = (cell: string) => cell.replace(/^● /, '');

/** Chinese is broken at any character. */
const isWithinChinese = (above: string, below: string) =>
  /[\p{Script=Han}，、；]$/u.test(above) && /^\p{Script=Han}/u.test(below);
