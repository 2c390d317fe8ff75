import { CONDITIONS } from '../../conditions.js';
import { KEYWORDS, type Keyword, requestConstraints, responseConstraints } from '../../constraints.js';
import type { Contract, Operation } from '../../contract.js';

/** The keyword of the requirement that states a fact; other facts concern everything at their place. */
export const keywordOf = (what: string): Keyword | undefined =>
  what === 'mandatory' ? 'required' : KEYWORDS.find((keyword) => keyword === what);

const known = new WeakMap<Operation, string[]>();

/**
 * The ids of the requirements that state what differs at a place of an operation, and of the conditions that the same
 * row attaches to it in words.
 *
 * @param what the fact that differs, such as `maxLength`; `presence` and `words` concern the whole place
 */
export function concernedRequirements(
  contract: Contract,
  operationId: string,
  place: string,
  what: string,
): string[] {
  const operation = contract.operations.find((one) => one.operationId === operationId);
  if (!operation) return [];
  const prefix = `${operationId}.${prefixOf(place)}`;
  const keyword = keywordOf(what);
  const conditions = CONDITIONS.filter(
    ({ field, editions }) => field === prefix && (editions?.includes(contract.edition) ?? true),
  ).map(({ id }) => id);
  if (what === 'words') return conditions;
  const ids = idsOf(operation, contract);
  if (keyword !== undefined) {
    return ids.filter((id) => id === `${prefix}.${keyword}` || id === `${prefix}[].${keyword}`);
  }
  if (what !== 'presence') return conditions;
  return [...ids.filter((id) => place === 'operation' || startsAt(id, prefix)), ...conditions];
}

/** The place of a field as constraints name it: the inverse of `prefixOf`. */
export const placeOfField = (field: string): string =>
  field.replace(/^request\.(path|query|header)\./, '$1 ').replace(/^response\.(?=\d)/, 'response ');

/** `path task_id` becomes `request.path.task_id`, `response 200.id` becomes `response.200.id`. */
const prefixOf = (place: string) =>
  place.replace(/^(path|query|header) /, 'request.$1.').replace(/^response /, 'response.');

const startsAt = (id: string, prefix: string) =>
  id.startsWith(prefix) && ['.', '['].includes(id.charAt(prefix.length));

function idsOf(operation: Operation, contract: Contract): string[] {
  const ids =
    known.get(operation) ??
    [
      ...requestConstraints(contract, operation),
      ...[...responseConstraints(contract, operation).values()].flat(),
    ].map(({ id }) => id);
  known.set(operation, ids);
  return ids;
}
