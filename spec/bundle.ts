import { posix } from 'node:path';
import { readYaml } from './yaml-file.js';

type Node = Record<string, unknown>;

const ROOT = 'spec/openapi/openapi.yaml';

/**
 * Joins the files of the contract into one OpenAPI document: path items are put in place, schemas move to
 * `components.schemas` under the name they have in their file.
 */
export function bundle(): Node {
  const files = new Map<string, Node>();
  const schemas: Node = {};

  const file = (path: string): Node => {
    const known = files.get(path) ?? readYaml<Node>(path);
    files.set(path, known);
    return known;
  };

  const rewrite = (node: unknown, path: string): unknown => {
    if (Array.isArray(node)) return node.map((member) => rewrite(member, path));
    if (typeof node !== 'object' || node === null) return node;
    const reference = (node as Node).$ref;
    if (typeof reference === 'string') return { ...node, $ref: local(reference, path) };
    return Object.fromEntries(Object.entries(node).map(([key, member]) => [key, rewrite(member, path)]));
  };

  const local = (reference: string, from: string): string => {
    const [target = '', pointer = ''] = reference.split('#');
    const path = target === '' ? from : posix.normalize(posix.join(posix.dirname(from), target));
    if (path === ROOT) return `#${pointer}`;
    const name = unescapePointer(pointer.slice(1));
    if (!(name in schemas)) {
      const schema = file(path)[name];
      if (schema === undefined) throw new Error(`${from} refers to ${reference}, which does not exist.`);
      schemas[name] = undefined;
      schemas[name] = rewrite(schema, path);
    }
    return `#/components/schemas/${name}`;
  };

  const { paths, ...root } = file(ROOT) as { paths: Record<string, { $ref: string }> } & Node;
  const bundled = rewrite(root, ROOT) as { components: Node } & Node;
  const items = Object.entries(paths).map(([route, { $ref }]) => {
    const [target = '', pointer = ''] = $ref.split('#');
    const path = posix.join(posix.dirname(ROOT), target);
    return [route, rewrite(file(path)[unescapePointer(pointer.slice(1))], path)];
  });
  const { components, ...rest } = bundled;
  return {
    ...rest,
    paths: Object.fromEntries(items),
    components: { ...components, schemas: Object.fromEntries(Object.entries(schemas).sort(byName)) },
  };
}

const unescapePointer = (text: string) => text.replaceAll('~1', '/').replaceAll('~0', '~');

const byName = ([a]: [string, unknown], [b]: [string, unknown]) => (a < b ? -1 : 1);
