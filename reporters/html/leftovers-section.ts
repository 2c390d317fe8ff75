import { html } from './markup.js';
import { type Section, section } from './section.js';

/** What the run created and could not remove, each with a command that does. */
export const leftoversSection: Section = (view) => {
  const { run, texts } = view;
  if (run.leftovers.length === 0) return null;
  return section(
    'leftovers',
    view,
    html`<p>${texts.leftovers.title}</p>
<ul>${run.leftovers.map(
      ({
        kind,
        id,
        name,
        reason,
        curl,
      }) => html`<li><b>${kind} ${name}</b> (${id ?? texts.leftovers.unknownId}): <span lang="en">${reason}</span>
${curl !== '' && html`<div class="command"><pre tabindex="0">${curl}</pre></div>`}</li>`,
    )}</ul>`,
  );
};
