import type { Counts, Run } from '../suites/results/run.js';
import type { Verdict } from '../suites/results/verdict.js';
import { columnsOf, padded } from './columns.js';
import { type Palette, paintOf } from './palette.js';
import { suitesOf } from './suites-of.js';
import type { Texts } from './texts/en.js';

const COLUMNS: readonly Verdict[] = ['pass', 'warn', 'unproven', 'fail', 'error', 'not-applicable'];

const NAME_WIDTH = 12;

/** The table suite x verdict with a total row; a suite that was asked for and has no result shows zeros. */
export function summaryTable(run: Run, paints: Palette, texts: Texts): string[] {
  const { summary } = run;
  const titles = COLUMNS.map((column) =>
    column === 'not-applicable' ? texts.console.notApplicable : texts.verdicts[column],
  );
  const widths = titles.map((title) => Math.max(columnsOf(title), 5) + 2);
  const header =
    padded(texts.console.suite, NAME_WIDTH) + titles.map((title, at) => cell(title, widths[at])).join('');
  const row = (name: string, counts: Counts | undefined) => {
    const cells = COLUMNS.map((column, at) => {
      const count = counts?.[column] ?? 0;
      const text = cell(String(count), widths[at]);
      return count === 0 ? paints.dim(text) : paintOf(column, paints)(text);
    });
    return padded(name, NAME_WIDTH) + cells.join('');
  };
  return [
    paints.bold(header),
    ...suitesOf(run).map((suite) => row(texts.suites[suite], summary.suites[suite])),
    row(texts.total, summary.total),
  ];
}

const cell = (text: string, width = 0) => ' '.repeat(Math.max(0, width - columnsOf(text))) + text;
