import { lifecycle } from '../../spec/lifecycle.js';
import type { Sentence } from './en.js';
import { PHRASES } from './phrases-zh.js';

const compiled = PHRASES.map(
  ([pattern, translation]) => [new RegExp(`^${pattern}$`, 's'), translation] as const,
);

const { task, logs } = lifecycle;

/** Why no client reaches some states and transitions, as the state machines say it. */
const REASONS = new Map(
  [...task.unreachable, ...logs.unreachable, ...task.further.flatMap(({ unasked }) => unasked ?? [])].map(
    ({ en, zh }) => [en, zh],
  ),
);

/** What a run says, in Chinese; what no phrase fits stays in English. */
export function translated(text: string): Sentence {
  const reason = REASONS.get(text);
  if (reason !== undefined) return { text: reason, language: 'zh' };
  for (const [pattern, translation] of compiled) {
    if (pattern.test(text)) return { text: text.replace(pattern, translation), language: 'zh' };
  }
  return { text, language: 'en' };
}
