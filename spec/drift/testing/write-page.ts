import type { PageLine } from './render-page.js';

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** How the lines of a page are written in each layout of a text. */
export const WRITERS = {
  'page with tabs': (lines: readonly PageLine[]) =>
    lines.map((line) => (typeof line === 'string' ? line : line.cells.join('\t'))).join('\n\n'),
  'page with a cell per line': (lines: readonly PageLine[]) =>
    lines.flatMap((line) => (typeof line === 'string' ? [line] : line.cells)).join('\n\n'),
  'piped page': (lines: readonly PageLine[]) => lines.map(piped).join('\n'),
  Markdown: (lines: readonly PageLine[]) => lines.map(markdown).join('\n'),
  HTML: (lines: readonly PageLine[]) =>
    `<!DOCTYPE html><html><body>${lines.map(html).join('')}</body></html>`,
};

function piped(line: PageLine): string {
  if (typeof line === 'string') return line;
  const cells = ['|', ...line.cells.map((cell) => `${cell} |`)];
  return [...cells, ...(line.header ? [`|${'---|'.repeat(line.cells.length)}`] : [])].join('\n');
}

function markdown(line: PageLine): string {
  if (typeof line === 'string') return `${line}\n`;
  const row = `| ${line.cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('<', '\\<')).join(' | ')} |`;
  return line.header ? `\n${row}\n|${' --- |'.repeat(line.cells.length)}` : row;
}

/** Every row is a table of its own part; a reader puts rows that follow each other together. */
function html(line: PageLine): string {
  if (typeof line === 'string') return `<p>${escaped(line)}</p>\n`;
  const name = line.header ? 'th' : 'td';
  const cells = line.cells.map((cell) => `<${name}>${escaped(cell).replaceAll('• ', '<li>')}</${name}>`);
  return `${line.header ? '<table>' : ''}<tr>${cells.join('')}</tr>\n`;
}
