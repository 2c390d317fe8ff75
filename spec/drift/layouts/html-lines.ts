import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import type { DocumentLine } from '../document-line.js';
import { UnreadableDocument } from '../unreadable-document.js';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

/** What a browser does not show, or what is no part of the text. */
const HIDDEN = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'head',
  'svg',
  'iframe',
  'object',
  'select',
  'button',
]);
/** Elements that stand on lines of their own. */
const BLOCKS = new Set(
  'address article aside blockquote body caption center dd details div dl dt figure footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);
/** The documents nest some twenty elements; who nests thousands wants to exhaust the stack. */
const DEEPEST = 400;
const MOST_SPAN = 20;

/**
 * The lines of an HTML page: every row of a table is one, cells that span rows are repeated; the points of a list keep
 * their mark. Line numbers are those of the file.
 *
 * @throws {UnreadableDocument} when elements are nested deeper than any document does
 */
export function htmlLines(text: string): DocumentLine[] {
  const reader = new HtmlReader();
  reader.read(parse(text, { sourceCodeLocationInfo: true }).childNodes);
  return reader.lines;
}

const nameOf = (node: Node) => ('tagName' in node ? node.tagName : '');
const childrenOf = (node: Node): Node[] => ('childNodes' in node ? node.childNodes : []);
const isTable = (node: Node): node is Element => nameOf(node) === 'table';

class HtmlReader {
  readonly lines: DocumentLine[] = [];
  #line = 1;
  #text = '';

  read(nodes: Node[]): void {
    for (const node of nodes) this.#visit(node, 0, false);
    this.#break();
  }

  #visit(node: Node, depth: number, verbatim: boolean): void {
    if (depth > DEEPEST) throw new UnreadableDocument(`its elements are nested more than ${DEEPEST} deep`);
    const name = nameOf(node);
    if (HIDDEN.has(name)) return;
    if ('value' in node) {
      if (this.#text === '') this.#line = node.sourceCodeLocation?.startLine ?? this.#line;
      this.#append(node.value, verbatim);
      return;
    }
    if (isTable(node) && isOfFields(node)) {
      this.#readTable(node, depth);
      return;
    }
    const isBlock = BLOCKS.has(name) || name === 'br';
    if (isBlock) this.#break();
    for (const child of childrenOf(node)) this.#visit(child, depth + 1, verbatim || name === 'pre');
    if (isBlock) this.#break();
  }

  #append(value: string, verbatim: boolean): void {
    const [first = '', ...rest] = verbatim ? value.split('\n') : [value.replace(/\s+/g, ' ')];
    this.#text += first;
    for (const line of rest) {
      this.#break();
      this.#line++;
      this.#text = line;
    }
  }

  #break(): void {
    const text = this.#text.trimEnd();
    if (text.trim() !== '') this.lines.push({ cells: [text], line: this.#line });
    this.#text = '';
  }

  #readTable(table: Element, depth: number): void {
    this.#break();
    const caption = childrenOf(table).find((child) => nameOf(child) === 'caption');
    if (caption) this.#visit(caption, depth + 1, false);
    this.#break();
    const spanning: { text: string; column: number; left: number }[] = [];
    for (const row of rowsOf(table)) {
      const cells: string[] = [];
      const fill = () => {
        for (const one of spanning.filter(({ column, left }) => column === cells.length && left > 0)) {
          one.left--;
          cells.push(one.text);
        }
      };
      for (const cell of childrenOf(row).filter((child) => /^t[dh]$/.test(nameOf(child)))) {
        fill();
        const text = textOf(cell, depth).replace(/\s+/g, ' ').trim();
        const rows = Math.min(spanOf(cell), MOST_SPAN);
        if (rows > 1) spanning.push({ text, column: cells.length, left: rows - 1 });
        cells.push(text);
      }
      fill();
      if (cells.length > 0) this.lines.push({ cells, line: lineOf(row) });
    }
  }
}

const lineOf = (node: Node) => node.sourceCodeLocation?.startLine ?? 1;

/** Samples of code are tables of a line-number and a code cell; tables of layout contain tables. */
function isOfFields(table: Element): boolean {
  const rows = rowsOf(table);
  const cells = rows.map((row) => childrenOf(row).filter((child) => /^t[dh]$/.test(nameOf(child))));
  return (
    cells.some((row) => row.length > 1) && !cells.flat().some((cell) => contains(cell, ['table', 'pre'], 0))
  );
}

const contains = (node: Node, names: readonly string[], depth: number): boolean =>
  depth < DEEPEST &&
  childrenOf(node).some((child) => names.includes(nameOf(child)) || contains(child, names, depth + 1));

/** The rows of a table itself, not of tables within it. */
const rowsOf = (table: Element): Node[] =>
  childrenOf(table).flatMap((child) => {
    if (nameOf(child) === 'tr') return [child];
    return /^t(?:head|body|foot)$/.test(nameOf(child))
      ? childrenOf(child).filter((row) => nameOf(row) === 'tr')
      : [];
  });

function spanOf(cell: Node): number {
  const value = 'attrs' in cell ? cell.attrs.find(({ name }) => name === 'rowspan')?.value : undefined;
  return /^\d{1,3}$/.test(value ?? '') ? Number(value) : 1;
}

function textOf(node: Node, depth: number): string {
  if (depth > DEEPEST) throw new UnreadableDocument(`its elements are nested more than ${DEEPEST} deep`);
  if ('value' in node) return node.value;
  const name = nameOf(node);
  if (HIDDEN.has(name)) return '';
  const inner = childrenOf(node)
    .map((child) => textOf(child, depth + 1))
    .join('');
  if (name === 'li') return ` • ${inner} `;
  return BLOCKS.has(name) || name === 'br' ? ` ${inner} ` : inner;
}
