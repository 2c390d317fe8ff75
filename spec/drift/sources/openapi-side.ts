import type { Contract, Operation, Parameter } from '../../contract.js';
import { isJsonObject, type Json, type JsonObject } from '../../exact-json.js';
import type { Schema } from '../../schema.js';
import type { OperationSide, Side } from '../compare/side.js';
import { factsOfContract } from '../facts-of-contract.js';
import { UnreadableDocument } from '../unreadable-document.js';
import { readOpenapi } from './openapi-document.js';
import { plainSchema } from './plain-schema.js';

const METHODS = ['get', 'post', 'put', 'delete', 'patch', 'head'];

/**
 * An OpenAPI 3 document of somebody else, in YAML or JSON, as a side of a comparison. References within the document are
 * followed, parts of `allOf` are put together; numbers without a format state no width.
 *
 * @throws {UnreadableDocument} when it is none
 */
export function openapiSide(text: string, file: string): Side {
  const document = readOpenapi(text);
  const paths = isJsonObject(document.paths) ? document.paths : {};
  const operations = Object.entries(paths).flatMap(([path, item]) =>
    isJsonObject(item)
      ? METHODS.flatMap((method) =>
          isJsonObject(item[method]) ? [sideOf(toOperation(path, method, item, document, file), file)] : [],
        )
      : [],
  );
  if (operations.length === 0) throw new UnreadableDocument('it is an OpenAPI document without operations');
  return { name: file, language: 'both', operations, describesAll: false, errors: undefined };
}

/** Follows references within the document, no more than a few: they may run in a ring. */
function followed(value: Json | undefined, document: JsonObject): JsonObject {
  let current = value;
  for (let step = 0; step < 10 && isJsonObject(current) && typeof current.$ref === 'string'; step++) {
    const names = current.$ref.replace(/^#\//, '').split('/');
    current = names.reduce<Json | undefined>(
      (node, name) =>
        isJsonObject(node) ? node[name.replaceAll('~1', '/').replaceAll('~0', '~')] : undefined,
      document,
    );
  }
  return isJsonObject(current) ? current : {};
}

function toOperation(
  path: string,
  method: string,
  item: JsonObject,
  document: JsonObject,
  file: string,
): Operation {
  const operation = item[method] as JsonObject;
  const source = { document: file };
  const listed = [item.parameters, operation.parameters].flatMap((list) => (Array.isArray(list) ? list : []));
  const schemaOf = (content: Json | undefined): Schema | undefined => {
    const media = isJsonObject(content) ? content['application/json'] : undefined;
    return isJsonObject(media) ? plainSchema(media.schema, (ref) => followed(ref, document)) : undefined;
  };
  const parameters = listed
    .map((parameter) => followed(parameter, document))
    .filter(({ in: place }) => ['path', 'query', 'header'].includes(String(place)))
    .map((parameter) => ({
      name: String(parameter.name),
      in: parameter.in as Parameter['in'],
      required: parameter.required === true,
      schema: plainSchema(parameter.schema, (ref) => followed(ref, document)),
      source,
    }));
  const requestBody = schemaOf(followed(operation.requestBody, document).content);
  const responses = isJsonObject(operation.responses) ? Object.entries(operation.responses) : [];
  return {
    operationId: typeof operation.operationId === 'string' ? operation.operationId : '',
    tag: '',
    method: method.toUpperCase() as Operation['method'],
    path,
    parameters,
    ...(requestBody && { requestBody }),
    responses: responses
      .filter(([status]) => /^\d{3}$/.test(status))
      .map(([status, response]) => {
        const schema = schemaOf(followed(response, document).content);
        return { status, ...(schema && { schema }), source };
      }),
    source,
  };
}

function sideOf(operation: Operation, file: string): OperationSide {
  const { places } = factsOfContract(operation, { schemas: {} } as Pick<Contract, 'schemas'> as Contract);
  return {
    operationId: operation.operationId,
    method: operation.method,
    path: operation.path,
    places,
    cases: new Map(),
    prose: new Map(),
    wordings: new Map(),
    mandatoryLost: () => false,
    at: () => ({ document: file }),
    examples: [],
    complete: true,
  };
}
