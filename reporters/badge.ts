import { loadContract } from '../spec/contract.js';
import { isEdition } from '../spec/editions.js';
import { PROFILES, profileOf } from '../spec/profiles.js';
import type { Run } from '../suites/results/run.js';
import { html, type Markup } from './html/markup.js';
import { printable } from './printable.js';
import type { PlainReporter } from './reporter.js';
import { en, type Texts } from './texts/en.js';
import type { Language } from './texts/language.js';
import { TEXTS } from './texts/texts.js';

/** Dark enough for white letters: a contrast of 4.5 and more. */
export const BADGE_COLORS = {
  label: '#4a4f55',
  conformant: '#1a7f37',
  'non-conformant': '#b42318',
  inconclusive: '#8a5a00',
} as const;

const LABEL = 'SMS v3';
const MARGIN = 7;
/** Pixels of a letter at 11 pixels, about; `textLength` makes it exact in every font. */
const [LATIN, CHINESE] = [6.4, 11];

/** `badge.svg`: what was certified and the verdict, as a picture for a README or a dashboard. */
export const badge =
  (language: Language): PlainReporter =>
  (run) => {
    const texts = TEXTS[language];
    const told = `${profileText(run, texts)}${texts.badge.colon}${texts.outcome[run.verdict]}`;
    const [left, right] = [widthOf(LABEL) + 2 * MARGIN, widthOf(told) + 2 * MARGIN];
    const about = texts.badge.about(run.contract.edition, run.run.finishedAt, run.tool.version);
    return html`<svg xmlns="http://www.w3.org/2000/svg" width="${left + right}" height="20" viewBox="0 0 ${left + right} 20" role="img" aria-labelledby="title" lang="${language}">
<title id="title">${LABEL} | ${told}</title>
<desc>${printable(about)}</desc>
<clipPath id="round"><rect width="${left + right}" height="20" rx="3"/></clipPath>
<g clip-path="url(#round)"><rect width="${left}" height="20" fill="${BADGE_COLORS.label}"/><rect x="${left}" width="${right}" height="20" fill="${BADGE_COLORS[run.verdict]}"/></g>
<g aria-hidden="true" fill="#fff" font-family="Verdana, DejaVu Sans, Noto Sans CJK SC, Microsoft YaHei, sans-serif" font-size="11">
${[letters(LABEL, MARGIN), letters(told, left + MARGIN)]}
</g>
</svg>
`.text;
  };

const letters = (text: string, x: number): Markup =>
  html`<text x="${x}" y="14" textLength="${widthOf(text)}" lengthAdjust="spacingAndGlyphs">${text}</text>`;

const widthOf = (text: string): number =>
  Math.ceil([...text].reduce((sum, letter) => sum + (letter > '\u2e80' ? CHINESE : LATIN), 0));

/** A run of some suites, operations or checks alone says nothing about the whole profile. */
function profileText({ contract, run }: Run, { badge: words }: Texts): string {
  const { edition, profile } = contract;
  const name = PROFILES.find((one) => one === profile);
  const asked =
    isEdition(edition) && name ? [...profileOf(loadContract(edition), name).operations] : run.operations;
  const isWhole =
    run.shard === null &&
    Object.keys(en.suites).every((suite) => run.suites.some((one) => one === suite)) &&
    asked.every((operation) => run.operations.includes(operation));
  const shown = printable(profile);
  return isWhole ? shown : words.part(shown);
}
