import { LEVELS } from '../../spec/requirement.js';
import type { Counts } from '../../suites/results/run.js';
import type { Verdict } from '../../suites/results/verdict.js';
import { suitesOf } from '../suites-of.js';
import { html, type Markup } from './markup.js';
import { type Section, scrolling, section, type View } from './section.js';
import { SHOWN, SIGNS } from './verdict-mark.js';

/** How many requirements came to which verdict, by suite and by level. */
export const summarySection: Section = (view) => {
  const { run, texts } = view;
  const { suites, levels, total } = run.summary;
  return section(
    'summary',
    view,
    html`<ul class="tiles">${SHOWN.map((verdict) => tile(verdict, total[verdict], view))}</ul>
<div class="side-by-side">
${table(
  texts.columns.suite,
  suitesOf(run).map((suite) => [texts.suites[suite], suites[suite]]),
  total,
  view,
)}
${table(
  texts.columns.level,
  LEVELS.map((level) => [texts.levels[level], levels[level]]),
  total,
  view,
)}
</div>`,
  );
};

/** A number that leads to its requirements. */
const tile = (verdict: Verdict, count: number, { texts }: View): Markup =>
  html`<li><a class="tile ${count > 0 ? verdict : 'zero'}" href="#requirements" data-filter="verdict=${verdict}"><b>${count}</b> <span aria-hidden="true">${SIGNS[verdict]}</span> ${texts.verdicts[verdict]}</a></li>`;

function table(title: string, rows: [string, Counts | undefined][], total: Counts, { texts }: View): Markup {
  const cells = (counts: Counts | undefined) =>
    SHOWN.map((verdict) => {
      const count = counts?.[verdict] ?? 0;
      return html`<td class="${count > 0 ? verdict : 'zero'}">${count}</td>`;
    });
  return scrolling(
    title,
    html`<table class="numbers">
<thead><tr><th scope="col">${title}</th>${SHOWN.map((verdict) => html`<th scope="col">${texts.verdicts[verdict]}</th>`)}</tr></thead>
<tbody>${rows.map(([name, counts]) => html`<tr><th scope="row">${name}</th>${cells(counts)}</tr>`)}</tbody>
<tfoot><tr><th scope="row">${texts.total}</th>${cells(total)}</tr></tfoot>
</table>`,
  );
}
