/** An English sentence or part of one as a regular expression, and its translation. */
export type Phrase = readonly [pattern: string, translation: string];

/** Translates a text; `undefined` where no phrase fits. */
export type Translate = (text: string) => string | undefined;

/**
 * A translator by phrases; the first one that fits as a whole is taken. In a translation `$1` is the first group as it
 * stands, a name or a value, and `§1` the first group translated by `parts`, without which the phrase
 * does not fit; `~1` is the same where there is a translation, and else the group as it stands.
 */
export function phrasebook(phrases: readonly Phrase[], parts: Translate = () => undefined): Translate {
  const compiled = phrases.map(
    ([pattern, translation]) => [new RegExp(`^${pattern}$`, 's'), translation] as const,
  );
  return (text) => {
    for (const [pattern, translation] of compiled) {
      const groups = pattern.exec(text);
      const filled = groups && fill(translation, groups, parts);
      if (typeof filled === 'string') return filled;
    }
    return undefined;
  };
}

function fill(translation: string, groups: readonly string[], parts: Translate): string | undefined {
  let isWhole = true;
  const text = translation.replace(/([$§~])(\d)/g, (_, kind: string, index: string) => {
    const group = groups[Number(index)] ?? '';
    const part = kind === '$' ? group : (parts(group) ?? (kind === '~' ? group : undefined));
    if (part === undefined) isWhole = false;
    return part ?? '';
  });
  return isWhole ? text : undefined;
}
