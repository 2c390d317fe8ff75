/**
 * Makes the ids of elements from names: the same for the same names in every report, of letters that need no escape
 * in a link, and never twice.
 */
export class Anchors {
  readonly #known = new Map<string, string>();
  readonly #taken = new Set<string>();

  /** @param kind what begins the id: `requirement` */
  of(kind: string, name: string): string {
    const key = `${kind} ${name}`;
    const known = this.#known.get(key);
    if (known) return known;
    const plain = `${kind}-${name.replace(/[^\w.[\]-]+/g, '_').slice(0, 200)}`;
    let id = plain;
    for (let number = 2; this.#taken.has(id); number += 1) id = `${plain}~${number}`;
    this.#taken.add(id);
    this.#known.set(key, id);
    return id;
  }
}
