/** A test for ids against patterns in which `*` stands for anything. */
export function matchesAny(patterns: readonly string[]): (id: string) => boolean {
  const expressions = patterns.map(
    (pattern) => new RegExp(`^${pattern.split('*').map(escapeRegExp).join('.*')}$`),
  );
  return (id) => expressions.some((expression) => expression.test(id));
}

const escapeRegExp = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
