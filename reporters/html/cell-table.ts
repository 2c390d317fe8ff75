import type { CellResult } from '../../suites/results/run.js';
import { groupBy } from '../group-by.js';
import { html, type Markup } from './markup.js';
import { outcomeClass } from './outcome-class.js';
import { scrolling, type View } from './section.js';
import { spoken } from './spoken.js';

const SIGNS: Readonly<Record<CellResult['outcome'], string>> = {
  accepted: '✓',
  refused: '⊘',
  failed: '✗',
  'not reached': '·',
};

/** What was asked for in a state of the task: the requests against the states of the source. */
export function cellTable(task: string, cells: readonly CellResult[], { texts }: View): Markup {
  const { lifecycle: names, columns } = texts;
  const sources = [...new Set(cells.map(({ source }) => source))];
  const moves = groupBy(cells, ({ move }) => move);
  const reasons = new Set(cells.flatMap(({ reason }) => (reason === null ? [] : [reason])));
  const counts = groupBy(cells, ({ outcome }) => outcome);
  return html`<details><summary>${names.cellsOf(task)} ${[...counts].map(
    ([outcome, own]) =>
      html`<span class="pill ${outcomeClass(asOutcome(outcome))}"><span aria-hidden="true">${SIGNS[outcome]}</span> ${own.length}<span class="visually-hidden"> ${names.answers[outcome]}</span></span> `,
  )}</summary>
${scrolling(
  names.cellsOf(task),
  html`<table class="cells">
<thead><tr><th scope="col">${columns.request}</th>${sources.map((source) => html`<th scope="col"><span>${source}</span></th>`)}</tr></thead>
<tbody>${[...moves].map(([move, own]) => {
    const bySource = new Map(own.map((cell) => [cell.source, cell]));
    return html`<tr><th scope="row">${move}</th>${sources.map((source) => tableCell(bySource.get(source)))}</tr>`;
  })}</tbody>
</table>`,
)}
<p class="legend">${Object.entries(names.answers).map(
    ([outcome, text]) => html`<span>${SIGNS[outcome as CellResult['outcome']]} ${text}</span> `,
  )}</p>
${reasons.size > 0 && html`<p>${names.outcomes['not reached']}:</p><ul>${[...reasons].map((reason) => html`<li>${spoken(reason, texts)}</li>`)}</ul>`}
</details>
`;

  function tableCell(cell: CellResult | undefined): Markup {
    if (!cell) return html`<td></td>`;
    const { predicted, outcome, reason } = cell;
    const why = reason === null ? '' : `: ${texts.sentence(reason).text}`;
    const text = `${names.answers[outcome]}, ${names.predicted[predicted]}${why}`;
    return html`<td class="${outcomeClass(asOutcome(outcome))}" title="${text}"><span aria-hidden="true">${SIGNS[outcome]}</span><span class="visually-hidden">${names.answers[outcome]}</span></td>`;
  }
}

/** Cells have the colours of the transitions. */
const asOutcome = (outcome: CellResult['outcome']) => (outcome === 'accepted' ? 'passed' : outcome);
