import type { Counts, Run } from '../suites/results/run.js';
import type { Verdict } from '../suites/results/verdict.js';
import { type Palette, paintOf } from './palette.js';
import { suitesOf } from './suites-of.js';

const COLUMNS: readonly Verdict[] = ['pass', 'warn', 'unproven', 'fail', 'error', 'not-applicable'];

const NAME_WIDTH = 12;

/** The table suite x verdict with a total row; a suite that was asked for and has no result shows zeros. */
export function summaryTable(run: Run, paints: Palette): string[] {
  const { summary } = run;
  const header = 'suite'.padEnd(NAME_WIDTH) + COLUMNS.map((column) => cell(column, column)).join('');
  return [
    paints.bold(header),
    ...suitesOf(run).map((suite) => row(suite, summary.suites[suite], paints)),
    row('total', summary.total, paints),
  ];
}

function row(name: string, counts: Counts | undefined, paints: Palette): string {
  const cells = COLUMNS.map((column) => {
    const count = counts?.[column] ?? 0;
    const text = cell(String(count), column);
    return count === 0 ? paints.dim(text) : paintOf(column, paints)(text);
  });
  return name.padEnd(NAME_WIDTH) + cells.join('');
}

const cell = (text: string, column: Verdict) => text.padStart(Math.max(column.length, 5) + 2);
