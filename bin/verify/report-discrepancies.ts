import type { Discrepancy } from './verification.js';

/** So many places of a file are told. */
const MOST = 10;

/**
 * Where a text is not the one that is expected; both are JSON with a value on each line.
 *
 * @returns the first places
 */
export function discrepanciesIn(file: string, text: string, expected: string): Discrepancy[] {
  if (text === expected) return [];
  const [found, wanted] = [text.split('\n'), expected.split('\n')];
  const places: Discrepancy[] = [];
  const fields = new FieldPath();
  for (const [index, line] of wanted.entries()) {
    const field = fields.enter(line);
    if (found[index] === line) continue;
    const message = `${excerpt(found[index])} stands where the transcript leads to ${excerpt(line)}`;
    places.push({ file, line: index + 1, field, message });
    // From here on, lines are no longer about the same.
    if (places.length === MOST || found.length !== wanted.length) break;
  }
  if (places.length === 0)
    places.push({ file, line: wanted.length, field: null, message: 'something follows the end' });
  return places;
}

/** Follows the lines of a JSON text with a value on each line. */
class FieldPath {
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

function excerpt(line: string | undefined): string {
  if (line === undefined) return 'nothing';
  const text = line.trim();
  return text.length > 100 ? `${text.slice(0, 97)}...` : text;
}
