import { getDocumentProxy } from 'unpdf';
import { UnreadableDocument } from '../unreadable-document.js';
import { refuseBombs } from './pdf-streams.js';
import { plainForms } from './plain-forms.js';

/** How far headers and footers are from the text, in points. */
const APART = 18;

/** Text that stands together on a page, in points from the lower left corner. */
export interface Segment {
  text: string;
  x: number;
  /** Where it ends. */
  end: number;
}

/** The segments of one line of a page, from left to right. */
export interface PdfLine {
  segments: Segment[];
  y: number;
  page: number;
}

interface Piece extends Segment {
  y: number;
  height: number;
}

/**
 * The lines of every page of a PDF, headers and footers that repeat left out.
 *
 * @throws {UnreadableDocument} when it is damaged, locked, or has pictures of text only
 */
export async function pdfTextLines(bytes: Uint8Array): Promise<PdfLine[]> {
  refuseBombs(bytes);
  const pages = await piecesOf(bytes);
  const lines = pages.flatMap((pieces, index) => linesOf(pieces, index + 1));
  if (lines.length === 0) {
    throw new UnreadableDocument('it is a PDF without text: expected one that is no picture of a document');
  }
  return withoutRepeated(lines, pages.length);
}

async function piecesOf(bytes: Uint8Array): Promise<Piece[][]> {
  try {
    const document = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 });
    const pages: Piece[][] = [];
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent();
      pages.push(items.flatMap((item) => ('str' in item && item.str.trim() !== '' ? [pieceOf(item)] : [])));
      page.cleanup();
    }
    await document.destroy();
    return pages;
  } catch (error) {
    throw new UnreadableDocument(`it is a PDF that cannot be read: ${(error as Error).message}`);
  }
}

interface Item {
  str: string;
  transform: number[];
  width: number;
  height: number;
}

function pieceOf({ str, transform, width, height }: Item): Piece {
  const [x = 0, y = 0] = transform.slice(4);
  return { text: plainForms(str), x, end: x + width, y, height: height || Math.abs(transform[3] ?? 10) };
}

/** Pieces on one height are a line; those closer than a blank is wide are one segment. */
function linesOf(pieces: Piece[], page: number): PdfLine[] {
  const lines: (PdfLine & { pieces: Piece[] })[] = [];
  for (const piece of [...pieces].sort((a, b) => b.y - a.y || a.x - b.x)) {
    const last = lines.at(-1);
    if (last && Math.abs(last.y - piece.y) < piece.height / 2) last.pieces.push(piece);
    else lines.push({ segments: [], y: piece.y, page, pieces: [piece] });
  }
  return lines.map(({ y, pieces: own }) => ({ segments: segmentsOf(own), y, page }));
}

function segmentsOf(pieces: Piece[]): Segment[] {
  const segments: Segment[] = [];
  for (const { text, x, end, height } of pieces.sort((a, b) => a.x - b.x)) {
    const last = segments.at(-1);
    const gap = last ? x - last.end : Number.POSITIVE_INFINITY;
    if (last && gap < height * 0.6) {
      last.text += gap > height * 0.15 && !/\s$/.test(last.text) ? ` ${text}` : text;
      last.end = end;
    } else {
      segments.push({ text, x, end });
    }
  }
  return segments.map((segment) => ({ ...segment, text: segment.text.trim() }));
}

/** Headers and footers stand at one height of many pages, apart from the text, and differ in nothing but numbers. */
function withoutRepeated(lines: PdfLine[], pages: number): PdfLine[] {
  const most = Math.max(2, Math.min(pages, Math.max(3, pages / 4)));
  const keyOf = ({ segments, y }: PdfLine) =>
    `${Math.round(y)} ${segments.map(({ text }) => text.replace(/\d+/g, '#')).join(' ')}`;
  const counts = new Map<string, number>();
  for (const line of lines) counts.set(keyOf(line), (counts.get(keyOf(line)) ?? 0) + 1);
  const isApart = (line: PdfLine, index: number) =>
    [lines[index - 1], lines[index + 1]].every(
      (other) => other?.page !== line.page || Math.abs(other.y - line.y) > APART,
    );
  return lines.filter((line, index) => (counts.get(keyOf(line)) ?? 0) < most || !isApart(line, index));
}
