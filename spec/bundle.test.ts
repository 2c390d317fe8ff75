import { expect, test } from 'vitest';
import { bundle } from './bundle.js';

type Node = Record<string, unknown>;

const document = bundle() as {
  paths: Record<string, Record<string, { operationId: string }>>;
  components: { schemas: Node; responses: Node; securitySchemes: Node };
} & Node;

/** Every `$ref` below a node. */
function references(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return [];
  const own = '$ref' in node && typeof node.$ref === 'string' ? [node.$ref] : [];
  return [...own, ...Object.values(node).flatMap(references)];
}

const resolved = (reference: string): unknown =>
  reference
    .slice(2)
    .split('/')
    .reduce<unknown>((node, key) => (node as Node | undefined)?.[key], document);

test('every reference stays within the document and finds something', () => {
  const all = [...new Set(references(document))];
  expect(all.length).toBeGreaterThan(100);
  expect(all.filter((reference) => !reference.startsWith('#/'))).toEqual([]);
  expect(all.filter((reference) => typeof resolved(reference) !== 'object')).toEqual([]);
});

test('every schema is used, and is an object of its own', () => {
  const names = Object.keys(document.components.schemas);
  const used = new Set(references(document).map((reference) => reference.split('/').at(-1)));
  expect(names.filter((name) => !used.has(name))).toEqual([]);
  expect(Object.values(document.components.schemas)).not.toContain(undefined);
  expect(names).toEqual([...names].sort());
});

test('path items are in place, with every operation once', () => {
  const operations = Object.values(document.paths).flatMap((item) => Object.values(item));
  const ids = operations.map(({ operationId }) => operationId);
  expect(ids).toHaveLength(52);
  expect(new Set(ids).size).toBe(52);
});

test('what is not a reference is kept', () => {
  expect(document.openapi).toBe('3.1.0');
  expect(document.security).toEqual([{ token: [] }, { signature: [], signingTime: [] }]);
  expect(document.components.securitySchemes.token).toMatchObject({ type: 'apiKey', name: 'X-Auth-Token' });
  expect(document.components.responses.Refused).toBeDefined();
});

test('two bundles share nothing', () => {
  (document.paths['/v3/tasks'] as Node).changed = true;
  const again = bundle() as typeof document;
  expect(again.paths['/v3/tasks']).not.toHaveProperty('changed');
});
