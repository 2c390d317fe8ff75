import type { UnreachedGroup } from './group-unreached.js';
import type { Texts } from './texts/en.js';

/** What was not reached for a reason, and the reason: `states 2, cells 46: ...`. */
export function describeUnreached({ reason, ...counts }: UnreachedGroup, texts: Texts): string {
  const parts = Object.entries(counts).flatMap(([what, count]) =>
    count === 0 ? [] : [`${texts.console.covered[what as keyof typeof counts]} ${count}`],
  );
  return `${parts.join(', ')}: ${texts.sentence(reason).text}`;
}
