import type { LifecycleResult, TransitionResult } from '../../suites/results/run.js';
import { groupBy } from '../group-by.js';
import { cellTable } from './cell-table.js';
import { html, type Markup } from './markup.js';
import { outcomeClass } from './outcome-class.js';
import { type Section, scrolling, section, type View } from './section.js';
import { spoken } from './spoken.js';

/** The state machines as pictures, and everything in them as tables. */
export const lifecycleSection: Section = (view) => {
  const { run, texts, pictures } = view;
  const { lifecycle } = run;
  const { lifecycle: names, columns } = texts;
  if (!lifecycle) return section('lifecycle', view, html`<p>${names.notRun}</p>`);
  const picture = (title: string, drawn: Markup | null) => html`<figure>
<figcaption>${title}</figcaption>
${drawn === null ? html`<p>${names.notDrawn}</p>` : scrolling(title, drawn)}
</figure>`;
  return section(
    'lifecycle',
    view,
    html`<ul class="facts">${Object.entries(lifecycle.coverage).map(
      ([what, { covered, total }]) =>
        html`<li>${names[what as keyof typeof lifecycle.coverage]}: <b>${texts.of(covered, total)}</b></li>`,
    )}</ul>
<ul class="legend" aria-label="${names.legend}">${Object.entries(names.outcomes).map(
      ([outcome, text]) =>
        html`<li class="${outcomeClass(outcome as TransitionResult['outcome'])}">${text}</li>`,
    )}</ul>
${picture(names.task, pictures.task)}
${picture(names.source, pictures.source)}
<details><summary>${names.transitions}</summary>${scrolling(
      names.transitions,
      html`<table>
<thead><tr><th scope="col">${columns.transition}</th><th scope="col">${columns.state}</th><th scope="col">${columns.cause}</th><th scope="col">${columns.outcome}</th></tr></thead>
<tbody>${run.transitions.map((one) => transitionRow(one, view))}</tbody>
</table>`,
    )}</details>
<details><summary>${names.states}</summary>${stateTable(lifecycle, view)}</details>
<h3>${names.cells}</h3>
${[...groupBy(lifecycle.cells, ({ task }) => task)].map(([task, cells]) => cellTable(task, cells, view))}`,
  );
};

const transitionRow = (
  { id, from, to, operationId, outcome, reason }: TransitionResult,
  { texts }: View,
): Markup =>
  html`<tr><th scope="row"><code>${id}</code></th><td>${from} → ${to}</td><td>${operationId}</td><td class="${outcomeClass(outcome)}">${texts.lifecycle.outcomes[outcome]}${because(reason, texts)}</td></tr>`;

const because = (reason: string | null, texts: View['texts']) =>
  reason === null ? null : html`: ${spoken(reason, texts)}`;

function stateTable({ states }: LifecycleResult, { texts }: View): Markup {
  const { lifecycle: names } = texts;
  return scrolling(
    names.states,
    html`<table><tbody>${[...groupBy(states, ({ machine }) => machine)].map(
      ([machine, own]) =>
        html`<tr><th scope="row">${names.machines[machine]}</th><td><ul class="states">${own.map(
          ({ state, seen, reason }) =>
            html`<li class="${seen ? 'passed' : 'not-reached'}"><code>${state}</code> ${seen ? names.seen : names.unseen}${because(reason, texts)}</li>`,
        )}</ul></td></tr>`,
    )}</tbody></table>`,
  );
}
