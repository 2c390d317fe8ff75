import { type Contract, contractOf } from '../../contract.js';
import { EDITIONS } from '../../editions.js';
import { copyJson, isJsonObject, type Json, type JsonObject } from '../../exact-json.js';

/**
 * The contract of an OpenAPI document that `contract` printed, with whatever Overlays or people changed in it; undefined
 * for a document of somebody else. Conditions, which are printed beside the tables, are taken out again.
 */
export function printedContract(document: JsonObject): Contract | undefined {
  const version = isJsonObject(document.info) ? document.info.version : undefined;
  const edition = EDITIONS.find((one) => one === version);
  const paths = isJsonObject(document.paths) ? Object.values(document.paths) : [];
  const operations = paths.filter(isJsonObject).flatMap((item) => Object.values(item));
  const isWhole = isJsonObject(document.components) && isJsonObject(document.components.schemas);
  if (!edition || !isWhole || operations.length === 0 || !operations.every(isOurs)) return undefined;
  return contractOf(withoutConditions(copyJson(document)) as JsonObject, edition);
}

const isOurs = (operation: Json) =>
  isJsonObject(operation) &&
  isJsonObject(operation['x-source']) &&
  Array.isArray(operation.tags) &&
  Array.isArray(operation.parameters ?? []) &&
  isJsonObject(operation.responses);

/** The inverse of `documentWithConditions`. */
function withoutConditions(value: Json): Json {
  if (Array.isArray(value)) return value.map(withoutConditions);
  if (!isJsonObject(value)) return value;
  const { allOf, ...rest } = value;
  const parts = Array.isArray(allOf) ? allOf.filter((part) => !isCondition(part)) : [];
  const [only] = parts;
  if (Object.keys(rest).length === 0 && parts.length === 1 && only !== undefined)
    return withoutConditions(only);
  const kept = parts.length > 0 ? { ...rest, allOf: parts } : rest;
  return Object.fromEntries(Object.entries(kept).map(([name, member]) => [name, withoutConditions(member)]));
}

const isCondition = (part: Json) => isJsonObject(part) && 'x-condition' in part;
