import { bundle } from './bundle.js';
import { DEFAULT_EDITION, type Edition, isEdition, overlaysOf } from './editions.js';
import type { OpenApiDocument } from './openapi-document.js';
import { applyOverlay } from './overlay.js';
import { parsedAhead } from './parsed-ahead.js';
import type { Schema, Schemas } from './schema.js';
import type { Source } from './source.js';

/** The methods of the API. */
export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** A parameter of an operation outside of its body: one row of its path, query or header table. */
export interface Parameter {
  /** As it is sent, e.g. `source_id`, `X-Auth-Token`. */
  name: string;
  in: 'path' | 'query' | 'header';
  required: boolean;
  /** Of its value, not of the text that carries it. */
  schema: Schema;
  /** The row that describes it. */
  source: Source;
  /** The page lost its mandatory column; that it is mandatory stands in the manual. */
  'x-required-lost'?: boolean;
}

/** What an operation answers with a status. */
export interface DocumentedResponse {
  /** Three digits, e.g. `200`, or `4XX`. */
  status: string;
  /** Of the JSON body; absent when the table names no fields. */
  schema?: Schema;
  /** The table that describes it. */
  source: Source;
}

/** One operation of the API: a method on a path, with everything that its section states. */
export interface Operation {
  /** As the documents name it, e.g. `UpdateCopyState`; unique in a contract. */
  operationId: string;
  /** The subject under which the contract lists it, e.g. `sources`. */
  tag: string;
  method: Method;
  /** The path template, e.g. `/v3/tasks/{task_id}`. */
  path: string;
  parameters: Parameter[];
  /** Of the JSON body; absent when the operation takes none. */
  requestBody?: Schema;
  /** One per documented status; `4XX` stands for the refusals that hold for every operation. */
  responses: DocumentedResponse[];
  /** The section of the manual, or the page, that describes it. */
  source: Source;
}

/** The contract of one edition. Integers beyond 2^53 in it are `bigint`. */
export interface Contract {
  edition: Edition;
  /**
   * The bundled document; its `info.version` is the edition, and its references stay within it. It says what the
   * tables say; `documentWithConditions` adds the conditions that they attach to a field in words.
   */
  document: OpenApiDocument;
  /** The 52 operations, in the order of the paths of the document. */
  operations: Operation[];
  /** The schemas of `document.components`, to which `$ref` in the operations refers. */
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

/**
 * The contract of an edition. It is read once and then shared: whoever wants to change it changes a copy.
 *
 * @throws RangeError when there is no such edition; its message names those that exist
 */
export function loadContract(edition: Edition = DEFAULT_EDITION): Contract {
  const known = contracts.get(edition) ?? read(edition);
  contracts.set(edition, known);
  return known;
}

const read = (edition: Edition): Contract =>
  contractOf((isEdition(edition) && ahead(edition)) || joined(edition), edition);

const ahead = (edition: Edition) => parsedAhead(keptAs(edition)) as Record<string, unknown> | undefined;

/** Under which name the build keeps the joined document of an edition. */
export const keptAs = (edition: Edition): string => `spec/openapi/${edition}`;

/** The document of an edition, joined from the files of the contract and its Overlays. */
export const joined = (edition: Edition): Record<string, unknown> =>
  overlaysOf(edition).reduce(applyOverlay, bundle());

/** The contract that a bundled document makes: that of an edition, with or without further Overlays. */
export function contractOf(document: Record<string, unknown>, edition: Edition): Contract {
  const raw = document as unknown as RawDocument;
  raw.info.version = edition;
  const operations = Object.entries(raw.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => toOperation(path, method, operation, raw)),
  );
  return {
    edition,
    document: document as unknown as OpenApiDocument,
    operations,
    schemas: raw.components.schemas,
  };
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

/** The operations of a contract by their ids. */
export const operationsById = ({ operations }: Pick<Contract, 'operations'>): Map<string, Operation> =>
  new Map(operations.map((operation) => [operation.operationId, operation]));
