import { placeOf } from './condition-place.js';
import { conditionSchema } from './condition-schema.js';
import { type Condition, conditionsOf } from './conditions.js';
import type { Contract } from './contract.js';
import { copyJson, type JsonObject } from './exact-json.js';

/** Whatever has a schema in an OpenAPI document: a parameter or the content of a body. */
interface Holder {
  schema: JsonObject;
}

interface Body {
  content: Record<string, Holder>;
}

interface RawOperation {
  operationId: string;
  parameters?: (Holder & { name: string; in: string })[];
  requestBody?: Body;
  responses: Record<string, Body>;
}

/**
 * The document of a contract as it is published: besides its table, every body has to satisfy the conditions of its
 * operation that JSON Schema can say, each with its id as `x-condition` and its row as `x-source`. The schemas of the
 * tables stay what they are. Conditions of the level `may` are left out, which documented examples may break.
 *
 * @returns a document of its own, which shares nothing with the contract
 */
export function documentWithConditions({ document, edition }: Contract): Contract['document'] {
  const copy = copyJson(document);
  const operations = new Map(
    Object.values(copy.paths as unknown as Record<string, Record<string, RawOperation>>)
      .flatMap((item) => Object.values(item))
      .map((operation) => [operation.operationId, operation]),
  );
  for (const condition of conditionsOf(edition)) {
    const schema = condition.level === 'may' ? undefined : conditionSchema(condition);
    if (!schema) continue;
    const holder = holderOf(condition, operations.get(condition.operations[0]));
    if (!holder) throw new Error(`The contract of ${edition} has no place for ${condition.id}.`);
    const source: JsonObject = { ...condition.source };
    holder.schema = both(holder.schema, { 'x-condition': condition.id, 'x-source': source, ...schema });
  }
  return copy;
}

function holderOf(condition: Condition, operation: RawOperation | undefined): Holder | undefined {
  const { part, status = '', path } = placeOf(condition);
  if (part === 'body') return operation?.requestBody?.content['application/json'];
  if (part === 'response') return operation?.responses[status]?.content['application/json'];
  return operation?.parameters?.find((parameter) => parameter.in === part && parameter.name === path);
}

/** A reference gets no neighbours, which some tools overlook; the type of a parameter stays where they look for it. */
function both(schema: JsonObject, condition: JsonObject): JsonObject {
  if (Array.isArray(schema.allOf)) return { ...schema, allOf: [...schema.allOf, condition] };
  return '$ref' in schema ? { allOf: [schema, condition] } : { ...schema, allOf: [condition] };
}
