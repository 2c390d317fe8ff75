import type { Contract } from './contract.js';
import type { Json, JsonObject } from './exact-json.js';
import type { Profile } from './profiles.js';

type Components = Record<string, Record<string, Json>>;

const METHODS = ['get', 'put', 'post', 'delete', 'patch'];

/**
 * The part of an OpenAPI document that is about the operations of a profile: their paths, the tags under which they
 * stand, and the components that they refer to. For the whole API it is the document itself.
 */
export function documentForProfile(
  document: Contract['document'],
  { name, operations }: Profile,
): Contract['document'] {
  if (name === 'full') return document;
  const { paths, components, tags, ...rest } = document as unknown as JsonObject & {
    paths: Record<string, JsonObject>;
    components: Components;
  };
  const kept = Object.entries(paths)
    .map(([path, item]) => [path, withOperations(item, operations)] as const)
    .filter(([, item]) => METHODS.some((method) => method in item));
  const used = new Set(kept.flatMap(([, item]) => tagsOf(item)));
  const part = {
    ...rest,
    ...(Array.isArray(tags) && { tags: tags.filter((tag) => used.has((tag as { name: string }).name)) }),
    paths: Object.fromEntries(kept),
  };
  return {
    ...part,
    components: referredTo(part as JsonObject, components),
  } as unknown as Contract['document'];
}

const withOperations = (item: JsonObject, operations: ReadonlySet<string>): JsonObject =>
  Object.fromEntries(
    Object.entries(item).filter(
      ([method, operation]) =>
        !METHODS.includes(method) || operations.has((operation as { operationId: string }).operationId),
    ),
  );

const tagsOf = (item: JsonObject): string[] =>
  METHODS.flatMap((method) => (item[method] as { tags?: string[] } | undefined)?.tags ?? []);

/** The components that are referred to, also by others; what is no schema is named by other means, and stays. */
function referredTo(part: JsonObject, components: Components): Components {
  const { schemas = {}, ...others } = components;
  const needed = new Set<string>();
  const visit = (value: Json): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [name, member] of Object.entries(value)) {
      const [, schema] = (name === '$ref' && /^#\/components\/schemas\/(.+)$/.exec(String(member))) || [];
      if (schema === undefined) visit(member);
      else if (!needed.has(schema)) {
        needed.add(schema);
        visit(schemas[schema] ?? null);
      }
    }
  };
  visit(part);
  visit(others as Json);
  return {
    ...others,
    schemas: Object.fromEntries(Object.entries(schemas).filter(([name]) => needed.has(name))),
  };
}
