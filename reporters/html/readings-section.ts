import { contradictions } from '../../spec/contradictions.js';
import type { RequirementResult } from '../../suites/results/run.js';
import { groupBy } from '../group-by.js';
import { html, type Markup } from './markup.js';
import { requirementId } from './requirements-section.js';
import { type Section, section, type View } from './section.js';
import { said } from './spoken.js';

/** Which documented reading the server follows, where the documents disagree or leave a choice. */
export const readingsSection: Section = (view) => {
  const { run, texts } = view;
  const { readings: names } = texts;
  const read = run.requirements.flatMap((requirement) =>
    (requirement.reading?.split(', ') ?? []).map((reading) => ({ requirement, reading })),
  );
  const byContradiction = contradictions.flatMap((contradiction) => {
    const { id } = contradiction;
    const own = read.filter(({ reading }) => reading === id || reading.startsWith(`${id}:`));
    return own.length > 0 ? [{ contradiction, own }] : [];
  });
  const explained = new Set(byContradiction.flatMap(({ own }) => own.map(({ requirement }) => requirement)));
  const recorded = run.requirements.filter(
    (requirement) => requirement.reading !== null && !explained.has(requirement),
  );
  return section(
    'readings',
    view,
    html`<p>${names.help}</p>
<h3>${names.contradictions}</h3>
${byContradiction.length === 0 && html`<p>${names.none}</p>`}
${byContradiction.map(
  ({ contradiction: { id, statement, ruling, places }, own }) => html`<article>
<h4><code>${id}</code></h4>
<p>${statement[texts.language]}</p>
<dl><dt>${names.ruling}</dt><dd>${ruling[texts.language]}</dd>
${[...groupBy(own, ({ reading }) => reading)].map(
  ([reading, members]) =>
    html`<dt><b>${said(texts.reading(reading.slice(id.length).replace(/^: /, '') || id), texts)}</b></dt><dd>${linked(
      members.map(({ requirement }) => requirement),
      view,
    )}</dd>`,
)}</dl>
<details><summary>${names.places} (${places.length})</summary><ul>${places.map((place) => html`<li>${texts.place(place)}</li>`)}</ul></details>
</article>`,
)}
<h3>${names.recorded}</h3>
<dl class="readings">${[...groupBy(recorded, ({ reading }) => reading ?? '')]
      .sort(([, a], [, b]) => b.length - a.length)
      .map(
        ([reading, members]) =>
          html`<dt>${said(texts.reading(reading), texts)}</dt><dd>${linked(members, view)}</dd>`,
      )}</dl>`,
  );
};

/** So many links stand beside each other; more are folded. */
const FEW = 5;

/** Requirements as links. */
export function linked(requirements: readonly Pick<RequirementResult, 'id'>[], view: View): Markup {
  const { texts, anchors } = view;
  const link = ({ id }: Pick<RequirementResult, 'id'>) =>
    html`<li><a href="#${requirementId(id, anchors)}"><code>${id}</code></a></li>`;
  const list = html`<ul class="ids">${requirements.map(link)}</ul>`;
  if (requirements.length <= FEW) return list;
  return html`<details><summary>${texts.readings.requirements(requirements.length)}</summary>${list}</details>`;
}
