import type { Verdict } from '../../suites/results/verdict.js';
import type { Texts } from '../texts/en.js';
import { html, type Markup } from './markup.js';

/** The verdicts are told apart by a sign, not by colour alone. */
export const SIGNS: Readonly<Record<Verdict, string>> = {
  pass: '✓',
  warn: '!',
  unproven: '?',
  fail: '✗',
  error: '⚠',
  'not-applicable': '–',
};

/** A verdict in a word, with its sign and colour. */
export const verdictMark = (verdict: Verdict, texts: Texts): Markup =>
  html`<span class="mark ${verdict}"><span aria-hidden="true">${SIGNS[verdict]}</span> ${texts.verdicts[verdict]}</span>`;

/** The verdicts in the order in which people look for them. */
export const SHOWN: readonly Verdict[] = ['fail', 'error', 'warn', 'unproven', 'pass', 'not-applicable'];
