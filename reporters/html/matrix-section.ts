import type { SuiteName } from '../../spec/requirement.js';
import type { RequirementResult } from '../../suites/results/run.js';
import { worst } from '../../suites/results/verdict.js';
import { groupBy } from '../group-by.js';
import { suitesOf } from '../suites-of.js';
import { html, type Markup } from './markup.js';
import { groupId } from './requirements-section.js';
import { type Section, scrolling, section, type View } from './section.js';
import { SHOWN, SIGNS } from './verdict-mark.js';

/** The operations against the suites, each cell with the worst verdict and a link to its requirements. */
export const matrixSection: Section = (view) => {
  const { run, texts } = view;
  const suites = suitesOf(run);
  const rows = groupBy(run.requirements, ({ operationId }) => operationId);
  return section(
    'matrix',
    view,
    html`<p>${texts.matrixHelp}</p>
${scrolling(
  texts.sections.matrix,
  html`<table class="matrix">
<thead><tr><th scope="col">${texts.columns.operation}</th>${suites.map((suite) => html`<th scope="col">${texts.suites[suite]}</th>`)}<th scope="col">${texts.total}</th></tr></thead>
<tbody>${[...rows].map(([operationId, requirements]) => row(operationId, requirements, suites, view))}</tbody>
</table>`,
)}`,
  );
};

function row(
  operationId: string | null,
  requirements: RequirementResult[],
  suites: readonly SuiteName[],
  view: View,
): Markup {
  const of = (suite: SuiteName) => requirements.filter((one) => one.suite === suite);
  return html`<tr><th scope="row">${operationId ?? view.texts.severalOperations}</th>${suites.map((suite) =>
    cell(operationId, suite, of(suite), view),
  )}${cell(operationId, null, requirements, view)}</tr>`;
}

function cell(
  operationId: string | null,
  suite: SuiteName | null,
  requirements: RequirementResult[],
  { texts, anchors }: View,
): Markup {
  if (requirements.length === 0) return html`<td class="nothing">–</td>`;
  const verdict = worst(requirements.map((one) => one.verdict));
  const having = (one: string) => requirements.filter((each) => each.verdict === one).length;
  const counts = SHOWN.filter((one) => having(one) > 0).map((one) => `${having(one)} ${texts.verdicts[one]}`);
  const about = texts.cell(
    operationId ?? texts.severalOperations,
    suite === null ? texts.total : texts.suites[suite],
  );
  const filter = new URLSearchParams({ operation: operationId ?? '-', ...(suite && { suite }) });
  const bad = having(verdict);
  const number = bad === requirements.length ? String(bad) : `${bad}/${requirements.length}`;
  const shown = verdict === 'pass' ? String(requirements.length) : number;
  const link = `#${groupId(operationId, anchors)}`;
  return html`<td><a class="cell ${verdict}" href="${link}" data-filter="${filter.toString()}" title="${counts.join(', ')}"><span class="visually-hidden">${about}</span> <span aria-hidden="true">${SIGNS[verdict]}</span> ${shown}<span class="visually-hidden"> ${texts.verdicts[verdict]}</span></a></td>`;
}
