import { loadContract } from '../../spec/contract.js';
import { isEdition } from '../../spec/editions.js';
import type { Requirement } from '../../spec/requirement.js';
import { requirementsOf } from '../../spec/requirements.js';
import type { RequirementResult } from '../../suites/results/run.js';
import { groupBy } from '../group-by.js';
import { groupReasons } from '../group-reasons.js';
import { html, type Markup } from './markup.js';
import { linked } from './readings-section.js';
import { type Section, section, type View } from './section.js';
import { spoken } from './spoken.js';

/** What was not shown and why: what is required, what did not apply, and what no suite asks. */
export const unprovenSection: Section = (view) => {
  const { run, texts } = view;
  const { unproven: names } = texts;
  const having = (verdict: RequirementResult['verdict']) =>
    run.requirements.filter((requirement) => requirement.verdict === verdict);
  const [unproven, left] = [having('unproven'), having('not-applicable')];
  const unasked = unaskedOf(run.contract.edition, run.run.operations);
  return section(
    'unproven',
    view,
    html`<h3>${names.required} (${unproven.length})</h3>
${unproven.length === 0 ? html`<p>${names.requiredNone}</p>` : byReason(unproven, view)}
<h3>${names.notApplicable} (${left.length})</h3>
${byReason(left, view)}
<h3>${names.unasked} (${unasked.length})</h3>
<dl class="readings">${[...groupBy(unasked, ({ unasked: why }) => why?.[texts.language] ?? names.noReason)]
      .sort(([, a], [, b]) => b.length - a.length)
      .map(
        ([reason, members]) =>
          html`<dt>${reason}</dt><dd><details><summary>${texts.readings.requirements(members.length)}</summary><ul>${members.map(
            ({ id, statement }) => html`<li><code>${id}</code> ${statement[texts.language]}</li>`,
          )}</ul></details></dd>`,
      )}</dl>`,
  );
};

function byReason(requirements: readonly RequirementResult[], view: View): Markup {
  return html`<dl class="readings">${groupReasons(requirements).map(
    ({ reason, ids }) =>
      html`<dt>${spoken(reason, view.texts)}</dt><dd>${linked(
        ids.map((id) => ({ id })),
        view,
      )}</dd>`,
  )}</dl>`;
}

function unaskedOf(edition: string, operations: readonly string[]): Requirement[] {
  if (!isEdition(edition)) return [];
  return requirementsOf(loadContract(edition)).filter(
    ({ unasked, operationId }) => unasked && (operationId === null || operations.includes(operationId)),
  );
}
