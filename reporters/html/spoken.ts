import type { Sentence, Texts } from '../texts/en.js';
import { html, type Markup } from './markup.js';

/** A sentence of the run in the language of the page, marked where it stays in English. */
export const spoken = (text: string, texts: Texts): Markup => said(texts.sentence(text), texts);

/** A text, marked with its language where that is another one than the page's. */
export const said = ({ text, language }: Sentence, texts: Texts): Markup =>
  language === texts.language ? html`${text}` : html`<span lang="${language}">${text}</span>`;
