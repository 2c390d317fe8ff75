import { LEVELS } from '../../spec/requirement.js';
import type { RequirementResult } from '../../suites/results/run.js';
import { groupBy } from '../group-by.js';
import { suitesOf } from '../suites-of.js';
import type { Anchors } from './anchors.js';
import { html, type Markup } from './markup.js';
import { type Section, section, type View } from './section.js';
import { said, spoken } from './spoken.js';
import { SHOWN, SIGNS, verdictMark } from './verdict-mark.js';

/** The id of the requirements of an operation. */
export const groupId = (operationId: string | null, anchors: Anchors): string =>
  anchors.of('operation', operationId ?? '-');

/** The id of a requirement on the page. */
export const requirementId = (id: string, anchors: Anchors): string => anchors.of('requirement', id);

/** Every requirement, by operation, with a filter. Without scripts the filter is hidden, and everything is there. */
export const requirementsSection: Section = (view) => {
  const { run, texts } = view;
  const groups = groupBy(run.requirements, ({ operationId }) => operationId);
  if (run.requirements.length === 0) {
    return section('requirements', view, html`<p>${texts.noRequirements}</p>`);
  }
  return section(
    'requirements',
    view,
    html`${filterForm([...groups.keys()], view)}
${[...groups].map(([operationId, requirements]) => group(operationId, requirements, view))}`,
  );
};

function filterForm(operations: (string | null)[], { run, texts }: View): Markup {
  const { filter, columns } = texts;
  const suites = suitesOf(run);
  const kinds = [...new Set(run.requirements.map(({ kind }) => kind))];
  const option = (value: string, text: string) => html`<option value="${value}">${text}</option>`;
  const choice = (name: string, label: string, options: Markup[]) =>
    html`<label>${label} <select name="${name}">${option('', filter.all)}${options}</select></label>`;
  return html`<form id="filter" class="filter" role="search" aria-label="${filter.title}" hidden>
<label class="search">${filter.search} <input type="search" name="q" placeholder="${filter.searchHint}" autocomplete="off" spellcheck="false"></label>
<fieldset><legend>${texts.verdict}</legend>${SHOWN.map(
    (verdict) =>
      html`<label class="choice ${verdict}"><input type="checkbox" name="verdict" value="${verdict}"> <span aria-hidden="true">${SIGNS[verdict]}</span> ${texts.verdicts[verdict]} <span class="count">${run.summary.total[verdict]}</span></label>`,
  )}</fieldset>
<div class="choices">
${choice(
  'suite',
  columns.suite,
  suites.map((suite) => option(suite, texts.suites[suite])),
)}
${choice(
  'operation',
  columns.operation,
  operations.map((one) => option(one ?? '-', one ?? texts.severalOperations)),
)}
${choice(
  'level',
  columns.level,
  LEVELS.map((level) => option(level, texts.levels[level])),
)}
${choice(
  'kind',
  columns.kind,
  kinds.map((kind) => option(kind, texts.kinds[kind])),
)}
</div>
<p class="state"><output id="shown" aria-live="polite">${run.requirements.length}</output> / ${run.requirements.length} ${filter.shown}
<button type="reset">${filter.reset}</button> <button type="button" data-open="true">${filter.openAll}</button> <button type="button" data-open="false">${filter.closeAll}</button></p>
</form>`;
}

function group(operationId: string | null, requirements: RequirementResult[], view: View): Markup {
  const { texts, anchors } = view;
  const counts = SHOWN.map((verdict) => ({
    verdict,
    count: requirements.filter((one) => one.verdict === verdict).length,
  })).filter(({ count }) => count > 0);
  return html`<details class="group" id="${groupId(operationId, anchors)}" data-operation="${operationId ?? '-'}">
<summary><h3>${operationId ?? texts.severalOperations}</h3> ${counts.map(
    ({ verdict, count }) =>
      html`<span class="pill ${verdict}"><span aria-hidden="true">${SIGNS[verdict]}</span> ${count}<span class="visually-hidden"> ${texts.verdicts[verdict]}</span></span> `,
  )}</summary>
<ol>${requirements.map((requirement) => item(requirement, view))}</ol>
</details>
`;
}

function item(requirement: RequirementResult, { texts, anchors, findings, findingIds }: View): Markup {
  const { id, verdict, suite, level, kind, statement, source, cases, reason, reading } = requirement;
  const own = findings.get(id) ?? [];
  const anchor = requirementId(id, anchors);
  const { requirement: names } = texts;
  const row = (name: string, value: Markup) => html`<dt>${name}</dt><dd>${value}</dd>`;
  return html`<li class="requirement" id="${anchor}" data-verdict="${verdict}" data-suite="${suite}" data-level="${level}" data-kind="${kind}"><details><summary>${verdictMark(verdict, texts)} <code>${id}</code> <span class="statement">${statement[texts.language]}</span></summary><dl>${row(
    names.documented,
    html`${texts.place(source)}`,
  )}${row(names.suite, html`${texts.suites[suite]}`)}${row(names.level, html`${texts.levels[level]}`)}${row(names.kind, html`${texts.kinds[kind]}`)}${row(names.cases, html`${cases}`)}${
    reason !== null && row(names.reason, spoken(reason, texts))
  }${reading !== null && row(names.reading, said(texts.reading(reading), texts))}${
    own.length > 0 &&
    row(
      names.failures,
      html`${own.map((finding, index) => html`${index > 0 && ', '}<a href="#${findingIds.get(finding)}">${index + 1}</a>`)}`,
    )
  }</dl><a class="self" href="#${anchor}">${names.link}</a></details></li>
`;
}
