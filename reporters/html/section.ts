import type { Failure, Run } from '../../suites/results/run.js';
import type { Texts } from '../texts/en.js';
import type { Anchors } from './anchors.js';
import { html, type Markup } from './markup.js';

/** What the sections of the page are written from. */
export interface View {
  run: Run;
  texts: Texts;
  anchors: Anchors;
  /** By the id of the requirement. */
  findings: ReadonlyMap<string, readonly Failure[]>;
  /** The ids of the findings on the page. */
  findingIds: ReadonlyMap<Failure, string>;
  /** The state machines as pictures; `null` where they could not be drawn. */
  pictures: { task: Markup | null; source: Markup | null };
}

/** One part of the page; `null` when the run has nothing for it. */
export type Section = (view: View) => Markup | null;

export type SectionName = keyof Texts['sections'];

/** A section with its heading, to which the navigation leads. */
export const section = (name: SectionName, { texts }: Pick<View, 'texts'>, content: Markup): Markup =>
  html`<section id="${name}" aria-labelledby="${name}-title">
<h2 id="${name}-title">${texts.sections[name]}</h2>
${content}
</section>`;

/** A wide table that scrolls by itself, also with the keyboard. */
export const scrolling = (label: string, table: Markup): Markup =>
  html`<div class="scroll" role="group" tabindex="0" aria-label="${label}">${table}</div>`;
