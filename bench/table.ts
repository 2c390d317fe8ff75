import type { Figure } from './measure.js';

/** Figures as a table in Markdown, the goals with a verdict. */
export function tableOf(figures: readonly Figure[]): string {
  const rows = figures.map(({ name, value, goal = '', reached }) => [
    name,
    value,
    goal,
    reached === undefined ? '' : reached ? 'reached' : 'missed',
  ]);
  return [['measure', 'value', 'goal', ''], ['---', '---', '---', '---'], ...rows]
    .map((cells) => `| ${cells.join(' | ')} |\n`)
    .join('');
}
