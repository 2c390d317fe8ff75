import type { Sentence } from './en.js';
import { PHRASES } from './phrases-zh.js';

const compiled = PHRASES.map(
  ([pattern, translation]) => [new RegExp(`^${pattern}$`, 's'), translation] as const,
);

/** What a run says, in Chinese; what no phrase fits stays in English. */
export function translated(text: string): Sentence {
  for (const [pattern, translation] of compiled) {
    if (pattern.test(text)) return { text: text.replace(pattern, translation), language: 'zh' };
  }
  return { text, language: 'en' };
}
