import { catalogueTable } from './catalogue-table.js';
import { faultsTable } from './faults-table.js';

/** The parts of the README that are generated, by the name in their markers. */
const PARTS: Readonly<Record<string, () => string>> = {
  requirements: catalogueTable,
  faults: faultsTable,
};

/**
 * The README with its generated parts brought up to date. Each stands between `<!-- NAME -->` and `<!-- /NAME -->`.
 *
 * @throws {Error} when a part has no markers
 */
export function withGeneratedParts(readme: string): string {
  return Object.entries(PARTS).reduce((text, [name, generate]) => {
    const [open, close] = [`<!-- ${name} -->\n`, `<!-- /${name} -->`];
    const [start, end] = [text.indexOf(open), text.indexOf(close)];
    if (start < 0 || end < start) throw new Error(`README.md has no ${open.trim()} ... ${close.trim()}.`);
    return `${text.slice(0, start + open.length)}\n${generate()}\n${text.slice(end)}`;
  }, readme);
}
