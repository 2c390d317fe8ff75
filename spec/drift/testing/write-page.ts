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
  HTML: html,
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

/** A page as browsers save it: a header row opens a table, a paragraph closes it. */
function html(lines: readonly PageLine[]): string {
  const parts = lines.map((line, index) => {
    if (typeof line === 'string') return `<p>${escaped(line)}</p>`;
    const name = line.header ? 'th' : 'td';
    const cells = line.cells.map((cell) => `<${name}>${points(escaped(cell))}</${name}>`);
    const next = lines[index + 1];
    const isLast = next === undefined || typeof next === 'string' || next.header;
    return `${line.header ? '<table>' : ''}<tr>${cells.join('')}</tr>${isLast ? '</table>' : ''}`;
  });
  return `<!DOCTYPE html><html><body>${parts.join('\n')}</body></html>`;
}

/** The values of an enumeration as points of a list. */
function points(cell: string): string {
  const [text = '', ...values] = cell.split('• ');
  return values.length === 0
    ? text
    : `${text}<ul>${values.map((value) => `<li>${value}</li>`).join('')}</ul>`;
}
