import { en, type Texts } from './en.js';
import type { Language } from './language.js';
import { zh } from './zh.js';

/** The texts by language. */
export const TEXTS: Readonly<Record<Language, Texts>> = { en, zh };
