import { bundle } from './bundle.js';
import { DEFAULT_EDITION, type Edition, overlaysOf } from './editions.js';
import { applyOverlay } from './overlay.js';
import type { Schema, Schemas } from './schema.js';
import type { Source } from './source.js';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required: boolean;
  schema: Schema;
  source: Source;
  /** The page lost its mandatory column; that it is mandatory stands in the manual. */
  'x-required-lost'?: boolean;
}

export interface DocumentedResponse {
  status: string;
  /** Absent when the table names no fields. */
  schema?: Schema;
  source: Source;
}

export interface Operation {
  operationId: string;
  tag: string;
  method: Method;
  /** The path template, e.g. `/v3/tasks/{task_id}`. */
  path: string;
  parameters: Parameter[];
  requestBody?: Schema;
  /** One per documented status; `4XX` stands for the refusals that hold for every operation. */
  responses: DocumentedResponse[];
  source: Source;
}

/** The contract of one edition. Integers beyond 2^53 in it are `bigint`. */
export interface Contract {
  edition: Edition;
  /** The bundled OpenAPI 3.1 document. */
  document: Record<string, unknown>;
  operations: Operation[];
  schemas: Schemas;
}

interface RawOperation {
  operationId: string;
  tags: string[];
  parameters?: (Omit<Parameter, 'source'> & { 'x-source': Source })[];
  requestBody?: { content: Record<string, { schema: Schema }> };
  responses: Record<string, RawResponse>;
  'x-source': Source;
}

interface RawResponse {
  $ref?: string;
  content?: Record<string, { schema: Schema }>;
  'x-source'?: Source;
}

interface RawDocument {
  info: { version: string };
  paths: Record<string, Record<string, RawOperation>>;
  components: { schemas: Schemas; responses: Record<string, RawResponse> };
}

const contracts = new Map<Edition, Contract>();

/** The contract of an edition; read once. */
export function loadContract(edition: Edition = DEFAULT_EDITION): Contract {
  const known = contracts.get(edition) ?? read(edition);
  contracts.set(edition, known);
  return known;
}

function read(edition: Edition): Contract {
  const document = overlaysOf(edition).reduce(applyOverlay, bundle());
  const raw = document as unknown as RawDocument;
  raw.info.version = edition;
  const operations = Object.entries(raw.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => toOperation(path, method, operation, raw)),
  );
  return { edition, document, operations, schemas: raw.components.schemas };
}

function toOperation(path: string, method: string, raw: RawOperation, document: RawDocument): Operation {
  const source = raw['x-source'];
  const requestBody = raw.requestBody?.content['application/json']?.schema;
  return {
    operationId: raw.operationId,
    tag: raw.tags[0] ?? '',
    method: method.toUpperCase() as Method,
    path,
    parameters: (raw.parameters ?? []).map(({ 'x-source': place, ...parameter }) => ({
      ...parameter,
      source: { ...place, row: parameter.name },
    })),
    ...(requestBody && { requestBody }),
    responses: Object.entries(raw.responses).map(([status, response]) =>
      toResponse(status, response, document, source),
    ),
    source,
  };
}

function toResponse(status: string, raw: RawResponse, document: RawDocument, source: Source) {
  const named = raw.$ref ? document.components.responses[raw.$ref.split('/').at(-1) ?? ''] : raw;
  const schema = named?.content?.['application/json']?.schema;
  return { status, ...(schema && { schema }), source: named?.['x-source'] ?? source };
}
