import { LEVELS } from '../../spec/requirement.js';
import { codeTable, statusTable } from './answer-tables.js';
import { html, type Markup } from './markup.js';
import { type Section, scrolling, section, type View } from './section.js';

/** How much of what the documents promise the run has met: requirements, statuses and error codes. */
export const coverageSection: Section = (view) => {
  const { coverage: names } = view.texts;
  return section(
    'coverage',
    view,
    html`<h3>${names.requirements}</h3>
<p>${names.requirementsHelp}</p>
${requirementTable(view)}
<h3>${names.statuses}</h3>
${statusTable(view)}
<h3>${names.codes}</h3>
${codeTable(view)}`,
  );
};

function requirementTable({ run, texts }: View): Markup {
  const kinds = Object.keys(texts.kinds) as (keyof typeof texts.kinds)[];
  const cell = (kind: string | null, level: string | null) => {
    const all = run.requirements.filter(
      (one) => (kind === null || one.kind === kind) && (level === null || one.level === level),
    );
    const shown = all.filter(({ cases }) => cases > 0).length;
    if (all.length === 0) return html`<td class="nothing">–</td>`;
    return html`<td>${texts.of(shown, all.length)} <progress max="${all.length}" value="${shown}" aria-hidden="true"></progress></td>`;
  };
  const cells = (kind: string | null) => [...LEVELS.map((level) => cell(kind, level)), cell(kind, null)];
  return scrolling(
    texts.coverage.requirements,
    html`<table class="numbers">
<thead><tr><th scope="col">${texts.columns.kind}</th>${LEVELS.map((level) => html`<th scope="col">${texts.levels[level]}</th>`)}<th scope="col">${texts.total}</th></tr></thead>
<tbody>${kinds.map((kind) => html`<tr><th scope="row">${texts.kinds[kind]}</th>${cells(kind)}</tr>`)}</tbody>
<tfoot><tr><th scope="row">${texts.total}</th>${cells(null)}</tr></tfoot>
</table>`,
  );
}
