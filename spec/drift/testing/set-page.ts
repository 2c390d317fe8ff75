import type { PageLine } from './render-page.js';
import type { PdfText } from './write-pdf.js';

const LEFT = 40;
const CELL_LEFT = 44;
const TOP = 740;
const BOTTOM = 60;
const LINE = 10;
const ROW = 6;
/** Where columns begin, and how many characters of 4.8 points fit into them. */
const COLUMNS: Record<number, [number, number][]> = {
  2: [
    [CELL_LEFT, 20],
    [160, 80],
  ],
  3: [
    [CELL_LEFT, 22],
    [160, 20],
    [270, 60],
  ],
  4: [
    [CELL_LEFT, 22],
    [160, 10],
    [220, 20],
    [330, 48],
  ],
};

/** Sets a page as a printer does: cells wrapped in their columns, pages broken between lines, a footer on each. */
export function setPage(lines: readonly PageLine[]): PdfText[][] {
  const pages: PdfText[][] = [[]];
  let y = TOP;
  const put = (texts: Omit<PdfText, 'y'>[]) => {
    if (y < BOTTOM) {
      pages.push([]);
      y = TOP;
    }
    pages.at(-1)?.push(...texts.filter(({ text }) => text !== '').map((text) => ({ ...text, y })));
    y -= LINE;
  };
  for (const line of lines) {
    if (typeof line === 'string') put([{ x: LEFT, text: line }]);
    else setRow(line.cells, put);
    y -= ROW;
  }
  return pages.map((page, index) => [...page, { x: LEFT, y: 20, text: `Issue 1 of a manual ${index + 1}` }]);
}

function setRow(cells: readonly string[], put: (texts: Omit<PdfText, 'y'>[]) => void): void {
  const columns = COLUMNS[cells.length] ?? [];
  const wrapped = cells.map((cell, index) => wrap(cell, columns[index]?.[1] ?? 20, index === 0));
  const height = Math.max(...wrapped.map((parts) => parts.length));
  for (let part = 0; part < height; part++) {
    put(wrapped.map((parts, index) => ({ x: columns[index]?.[0] ?? 0, text: parts[part] ?? '' })));
  }
}

/** Names are cut where the column ends, other cells between words; points stand on lines of their own. */
function wrap(text: string, width: number, isName: boolean): string[] {
  if (isName) return text.match(new RegExp(`.{1,${width}}`, 'g')) ?? [''];
  const lines: string[] = [''];
  for (const word of text.replaceAll(' • ', ' •').split(' ')) {
    const last = lines.at(-1) ?? '';
    const isPoint = word.startsWith('•');
    if (last !== '' && (isPoint || last.length + 1 + word.length > width)) lines.push(word);
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
  }
  return lines.map((line) => line.replace('•', '\x95 '));
}
