import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { Json } from './exact-json.js';

/** JSON with the places of integers that a double cannot hold, where their digits stand as text. */
interface Kept {
  value: Json;
  integers: (string | number)[][];
}

/** Beside the compiled code; nothing is there beside the sources. */
const fileOf = (path: string): URL => new URL(`../${path}.json`, import.meta.url);

/**
 * What the build has kept under a path: parsing YAML and joining the contract take longer than most commands may.
 * Undefined where nothing was built.
 *
 * @param path relative to the package, e.g. `spec/lifecycle.yaml`
 */
export function parsedAhead(path: string): unknown {
  const text = readIfThere(fileOf(path));
  return text === undefined ? undefined : fromKept(text);
}

/** Keeps a value for `parsedAhead`. */
export function keepParsed(path: string, value: unknown): void {
  const file = fileOf(path);
  mkdirSync(new URL('.', file), { recursive: true });
  writeFileSync(file, toKept(value));
}

/** The text for a value; `JSON.parse` reads it many times as fast as a parser of exact integers. */
export function toKept(value: unknown): string {
  const integers: Kept['integers'] = [];
  const plain = (node: unknown, path: (string | number)[]): unknown => {
    if (typeof node === 'bigint') {
      integers.push(path);
      return String(node);
    }
    if (Array.isArray(node)) return node.map((item, index) => plain(item, [...path, index]));
    if (typeof node !== 'object' || node === null) return node;
    return Object.fromEntries(Object.entries(node).map(([key, item]) => [key, plain(item, [...path, key])]));
  };
  return JSON.stringify({ value: plain(value, []), integers });
}

/** The value that `toKept` was given. */
export function fromKept(text: string): unknown {
  const kept = JSON.parse(text) as Kept;
  for (const path of kept.integers) {
    const last = path.at(-1) ?? 'value';
    let node = kept as unknown as Record<string | number, unknown>;
    for (const key of ['value', ...path].slice(0, -1)) node = node[key] as typeof node;
    node[last] = BigInt(node[last] as string);
  }
  return kept.value;
}

function readIfThere(file: URL): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
