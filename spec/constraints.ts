import { type Contract, loadContract, type Operation } from './contract.js';
import type { Json } from './exact-json.js';
import { fieldAt } from './field-path.js';
import { resolve, type Schema, type Schemas } from './schema.js';
import { type Source, sourceFor } from './source.js';

/** The keywords that state a limit. */
export const LIMITS = ['minLength', 'maxLength', 'minimum', 'maximum', 'minItems', 'maxItems'] as const;

/** The keywords of a schema that a value can break. */
export const KEYWORDS = ['type', 'enum', ...LIMITS] as const;

export type Keyword = 'required' | (typeof KEYWORDS)[number];

export type Location = 'body' | 'path' | 'query' | 'header';

/** One keyword of one field: the smallest thing that a request or response can break. */
export interface Constraint {
  /** `UpdateCopyState.request.copystate.enum`, `ListServers.response.200.count.type`. */
  id: string;
  operationId: string;
  location: Location;
  /** The field with `[]` for array items, e.g. `target_server.disks[].size`; the parameter's name. */
  path: string;
  keyword: Keyword;
  /** What the keyword states: a limit, the allowed values, the type, `true` for `required`. */
  limit: Json;
  /** The schema of the field. */
  schema: Schema;
  /** The row that states it. */
  source: Source;
}

/** Every constraint on the parameters and the body of an operation, at every depth. */
export function requestConstraints(contract: Contract, operation: Operation): Constraint[] {
  const found: Constraint[] = [];
  for (const parameter of operation.parameters) {
    const { name, in: location, required, schema, source } = parameter;
    const prefix = `${operation.operationId}.request.${location}.${name}`;
    const field = { operationId: operation.operationId, location, path: name, schema, source };
    if (required && location !== 'path') {
      const stated = parameter['x-required-lost'] ? placeInManual(operation, name, source) : source;
      const id = `${prefix}.required`;
      found.push({ ...field, source: stated, id, keyword: 'required', limit: true });
    }
    found.push(...ownConstraints(field, prefix));
  }
  if (operation.requestBody) {
    const prefix = `${operation.operationId}.request`;
    found.push(
      ...bodyConstraints(contract.schemas, operation, operation.requestBody, prefix, operation.source),
    );
  }
  return found;
}

/** Where the manual has the row of a parameter whose page does not tell whether it is mandatory. */
function placeInManual({ operationId }: Operation, parameter: string, otherwise: Source): Source {
  const inManual = loadContract('manual-38').operations.find(
    (operation) => operation.operationId === operationId,
  );
  return inManual?.parameters.find(({ name }) => name === parameter)?.source ?? otherwise;
}

/** Every constraint on the documented responses of an operation, by status. */
export function responseConstraints(contract: Contract, operation: Operation): Map<string, Constraint[]> {
  return new Map(
    operation.responses.map(({ status, schema, source }) => {
      const prefix = `${operation.operationId}.response.${status}`;
      return [
        status,
        schema ? bodyConstraints(contract.schemas, operation, schema, prefix, source) : [],
      ] as const;
    }),
  );
}

function bodyConstraints(
  schemas: Schemas,
  operation: Operation,
  root: Schema,
  prefix: string,
  place: Source,
): Constraint[] {
  const found: Constraint[] = [];
  const walk = (schema: Schema, path: string, source: Source, seen: readonly Schema[]): void => {
    const resolved = resolve(schema, schemas);
    if (seen.includes(resolved)) return;
    const field = {
      operationId: operation.operationId,
      location: 'body' as const,
      path,
      schema: resolved,
      source,
    };
    found.push(...ownConstraints(field, path === '' ? prefix : `${prefix}.${path}`));
    const deeper = [...seen, resolved];
    if (resolved.items) walk(resolved.items, `${path}[]`, source, deeper);
    const table = resolved['x-source'] ? sourceFor(resolved['x-source'], operation.source) : source;
    for (const [name, member] of Object.entries(resolved.properties ?? {})) {
      const memberPath = fieldAt(path, name);
      const row = { ...table, row: name };
      if (resolved.required?.includes(name)) {
        const target = resolve(member, schemas);
        const id = `${prefix}.${memberPath}.required`;
        found.push({
          ...field,
          path: memberPath,
          schema: target,
          source: row,
          id,
          keyword: 'required',
          limit: true,
        });
      }
      walk(member, memberPath, row, deeper);
    }
  };
  walk(root, '', place, []);
  return found;
}

function ownConstraints(field: Omit<Constraint, 'id' | 'keyword' | 'limit'>, prefix: string): Constraint[] {
  return KEYWORDS.flatMap((keyword) => {
    const limit = field.schema[keyword];
    if (limit === undefined || isVacuous(keyword, limit)) return [];
    return [{ ...field, id: `${prefix}.${keyword}`, keyword, limit }];
  });
}

/** A minimum of zero elements or characters cannot be broken. */
const isVacuous = (keyword: Keyword, limit: Json) =>
  (keyword === 'minLength' || keyword === 'minItems') && limit === 0;
