import type { Failure, RequirementResult } from '../../suites/results/run.js';
import { groupBy } from '../group-by.js';
import { finding } from './finding.js';
import { html, type Markup } from './markup.js';
import { requirementId } from './requirements-section.js';
import { type Section, section, type View } from './section.js';
import { verdictMark } from './verdict-mark.js';

/** Findings beyond this number are a line each: a page of hundreds of megabytes opens nowhere. */
const IN_FULL = 1000;
/** So many are open at first. */
const OPEN = 3;

const ORDER: readonly Failure['verdict'][] = ['fail', 'error', 'warn', 'unproven'];

/** Every finding by verdict and requirement, with all that is needed to argue about it. */
export const findingsSection: Section = (view) => {
  const { run, texts } = view;
  if (run.failures.length === 0) return section('findings', view, html`<p>${texts.finding.none}</p>`);
  const results = new Map(run.requirements.map((requirement) => [requirement.id, requirement]));
  let shown = 0;
  const parts = ORDER.map((verdict) => {
    const all = run.failures.filter((one) => one.verdict === verdict);
    if (all.length === 0) return false;
    const full = all.slice(0, Math.max(0, IN_FULL - shown));
    const begin = shown;
    shown += full.length;
    const position = new Map(full.map((one, index) => [one, begin + index]));
    return html`<h3>${texts.finding[verdict]} (${new Set(all.map((one) => one.requirement)).size})</h3>
${[...groupBy(full, (one) => one.requirement)].map(([id, own]) =>
  ofRequirement(id, results.get(id), own, (one) => (position.get(one) ?? 0) < OPEN, view),
)}
${full.length < all.length && inShort(all.slice(full.length), view)}`;
  });
  return section('findings', view, html`${parts}`);
};

function ofRequirement(
  id: string,
  result: RequirementResult | undefined,
  own: readonly Failure[],
  isOpen: (one: Failure) => boolean,
  view: View,
): Markup {
  const { texts, anchors } = view;
  const [first] = own;
  return html`<article class="findings">
<h4>${first && verdictMark(first.verdict, texts)} <a href="#${requirementId(id, anchors)}"><code>${id}</code></a> <small>${texts.finding.cases(own.length)}</small></h4>
${result && html`<p>${texts.finding.requirement}: ${result.statement[texts.language]}</p>`}
${own.map((one) => finding(one, isOpen(one), view))}
</article>
`;
}

function inShort(rest: readonly Failure[], { texts, findingIds }: View): Markup {
  return html`<p>${texts.finding.inShort(rest.length)}</p>
<ul>${rest.map((one) => html`<li id="${findingIds.get(one)}"><code>${one.requirement}</code> ${one.message}</li>`)}</ul>`;
}
