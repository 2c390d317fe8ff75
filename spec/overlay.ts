import { loadLate } from './load-late.js';

type Node = Record<string, unknown>;

/** One action of an OpenAPI Overlay 1.0 document. */
export interface OverlayAction {
  /** A JSONPath (RFC 9535) into the contract. */
  target: string;
  description?: string;
  update?: unknown;
  remove?: boolean;
}

export interface Overlay {
  overlay: string;
  info: { title: string; version: string };
  actions: OverlayAction[];
}

/**
 * Applies an Overlay to a contract and returns the changed copy. As the Overlay specification says, objects are
 * merged, arrays appended and other values replaced, and `remove` takes the target away.
 *
 * @throws when a target selects nothing: an Overlay that does nothing is out of date
 */
export function applyOverlay(contract: Node, overlay: Overlay): Node {
  const { paths: locate } = loadLate('jsonpath-rfc9535') as typeof import('jsonpath-rfc9535');
  const result = structuredClone(contract);
  for (const action of overlay.actions) {
    const found = locate(result as never, action.target);
    if (found.length === 0) {
      throw new Error(`Overlay "${overlay.info.title}": the target ${action.target} selects nothing.`);
    }
    for (const path of found.map(segments).reverse()) {
      if (action.remove) remove(result, path);
      else merge(result, path, action.update);
    }
  }
  return result;
}

/** The members of a normalized path such as `$['paths']['/v3/tasks'].` */
function segments(path: string): (string | number)[] {
  return [...path.matchAll(/\['((?:[^'\\]|\\.)*)'\]|\[(\d+)\]/g)].map(([, name, index]) =>
    name === undefined ? Number(index) : name.replace(/\\(.)/g, '$1'),
  );
}

function parentOf(root: Node, path: (string | number)[]): Node {
  return path.slice(0, -1).reduce<Node>((node, key) => node[key] as Node, root);
}

function remove(root: Node, path: (string | number)[]): void {
  const parent = parentOf(root, path);
  const key = path.at(-1) as string | number;
  if (Array.isArray(parent)) parent.splice(Number(key), 1);
  else delete parent[key];
}

function merge(root: Node, path: (string | number)[], update: unknown): void {
  if (path.length === 0) {
    Object.assign(root, merged(root, update));
    return;
  }
  const parent = parentOf(root, path);
  const key = path.at(-1) as string | number;
  parent[key] = merged(parent[key], update);
}

function merged(target: unknown, update: unknown): unknown {
  if (Array.isArray(target)) return [...target, ...(Array.isArray(update) ? update : [update])];
  if (isNode(target) && isNode(update)) {
    const result: Node = { ...target };
    for (const [key, value] of Object.entries(update)) {
      result[key] = key in result ? merged(result[key], value) : structuredClone(value);
    }
    return result;
  }
  return structuredClone(update);
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
