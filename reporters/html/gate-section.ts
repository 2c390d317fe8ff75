import { gateGroups } from '../gate-groups.js';
import { html } from './markup.js';
import { requirementId } from './requirements-section.js';
import { type Section, section } from './section.js';

/** What the gate decided: what counts, what is accepted until when, and what changed since an earlier run. */
export const gateSection: Section = (view) => {
  const { run, texts, anchors } = view;
  if (run.gate === null) return null;
  const known = new Set(run.requirements.map(({ id }) => id));
  const named = (id: string) =>
    known.has(id)
      ? html`<a href="#${requirementId(id, anchors)}"><code>${id}</code></a>`
      : html`<code>${id}</code>`;
  return section(
    'gate',
    view,
    html`<p><b>${texts.gate.outcome[run.gate.outcome]}</b></p>
${gateGroups(run.gate, texts).map(
  ({ title, entries }) =>
    html`<details open><summary>${title}</summary><ul>${entries.map(
      ({ requirement, note }) => html`<li>${named(requirement)} ${note}</li>`,
    )}</ul></details>`,
)}`,
  );
};
