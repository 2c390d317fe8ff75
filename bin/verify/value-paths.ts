/** Follows the lines of a JSON text with a value on each line. */
export class ValuePaths {
  readonly #open: { name: string; count: number }[] = [];

  /** The path of the value on the next line; objects in lists by their id, where it comes first. */
  enter(line: string): string | null {
    const text = line.trim();
    if (/^[}\]]/.test(text)) {
      const { name = '' } = this.#open.pop() ?? {};
      return this.#path(name);
    }
    const parent = this.#open.at(-1);
    const own = /^"((?:[^"\\]|\\.)*)": /.exec(text)?.[1];
    const name = own ?? String(parent?.count ?? '');
    if (parent) parent.count += 1;
    if (own === 'id' && parent && /^\d+$/.test(parent.name))
      parent.name = /: "((?:[^"\\]|\\.)*)"/.exec(text)?.[1] ?? parent.name;
    const path = this.#path(name);
    if (/[{[]$/.test(text)) this.#open.push({ name, count: 0 });
    return path;
  }

  #path(name: string): string | null {
    const names = [...this.#open.slice(1).map((each) => each.name), name].filter((each) => each !== '');
    return names.length === 0 ? null : names.join('.');
  }
}

/** The line of a JSON text, from 1, on which the value of a path begins; `null` where there is none. */
export function lineOf(text: string, path: string): number | null {
  const paths = new ValuePaths();
  const index = text.split('\n').findIndex((line) => paths.enter(line) === path);
  return index < 0 ? null : index + 1;
}
