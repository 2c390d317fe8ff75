import {
  isJsonObject,
  type Json,
  type JsonObject,
  objectsIn,
  parseExact,
  stringifyExact,
} from '../../spec/exact-json.js';
import type { ValidRequest } from './valid-request.js';

type Operation = JsonObject & { responses: Record<string, JsonObject> };

/** Refusals, one by one, for tools that know no ranges of statuses. */
const REFUSALS = ['400', '401', '403', '404', '405', '409', '413', '415'];

/**
 * The printed contract in the words that every tool knows, and with an example for each operation:
 *
 * - the statuses of the range 4XX one by one;
 * - no least length of 0, which forbids nothing, but Portman looks for a text that is shorter;
 * - the token only as a security scheme, not as a parameter too, and no signature, which no tool computes;
 * - no schema where the table says that an answer is a text and the example of the documents is an object, because
 *   the correct server follows the example.
 *
 * @param printed OpenAPI as JSON
 */
export function plainContract(printed: string, requests: readonly ValidRequest[]): string {
  const document = withoutEmptyLimits(parseExact(printed)) as JsonObject & {
    paths: Record<string, Record<string, Operation>>;
  };
  const byId = new Map(requests.map((request) => [request.operationId, request]));
  for (const item of Object.values(document.paths)) {
    for (const operation of Object.values(item)) {
      operation.parameters = parametersOf(operation).filter(({ name }) => name !== 'X-Auth-Token');
      listRefusals(operation);
      leaveTextsOpen(operation);
      addExample(operation, byId.get(String(operation.operationId)));
    }
  }
  return stringifyExact({ ...document, security: [{ token: [] }] });
}

function withoutEmptyLimits(value: Json): Json {
  if (Array.isArray(value)) return value.map(withoutEmptyLimits);
  if (!isJsonObject(value)) return value;
  const entries = Object.entries(value).filter(([key, inner]) => key !== 'minLength' || inner !== 0);
  return Object.fromEntries(entries.map(([key, inner]) => [key, withoutEmptyLimits(inner)]));
}

const parametersOf = ({ parameters }: Operation): JsonObject[] => objectsIn(parameters);

function listRefusals({ responses }: Operation): void {
  const { '4XX': range } = responses;
  if (!range) return;
  delete responses['4XX'];
  for (const status of REFUSALS) responses[status] ??= range;
}

function leaveTextsOpen({ responses }: Operation): void {
  const { '200': { content = null } = {} } = responses;
  const media = jsonOf(content);
  if (isJsonObject(media?.schema) && media.schema.type === 'string') media.schema = {};
}

function addExample(operation: Operation, request: ValidRequest | undefined): void {
  if (!request) return;
  const { path = {}, query = {}, body } = request;
  const given: Record<string, string> = { ...query, ...path };
  for (const parameter of parametersOf(operation)) {
    const text = given[String(parameter.name)];
    if (text !== undefined) parameter.example = typed(text, parameter.schema ?? null);
  }
  const media = isJsonObject(operation.requestBody) ? jsonOf(operation.requestBody.content) : undefined;
  if (media && body !== undefined) media.example = body;
}

function jsonOf(content: Json | undefined): JsonObject | undefined {
  const media = isJsonObject(content) ? content['application/json'] : undefined;
  return isJsonObject(media) ? media : undefined;
}

const typed = (text: string, schema: Json): Json =>
  isJsonObject(schema) && schema.type !== 'string' ? parseExact(text) : text;
