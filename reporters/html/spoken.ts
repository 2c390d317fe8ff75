import type { Texts } from '../texts/en.js';
import { html, type Markup } from './markup.js';

/** A sentence of the run in the language of the page, marked where it stays in English. */
export function spoken(text: string, texts: Texts): Markup {
  const sentence = texts.sentence(text);
  if (sentence.language === texts.language) return html`${sentence.text}`;
  return html`<span lang="${sentence.language}">${sentence.text}</span>`;
}
