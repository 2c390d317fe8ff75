import { KEYWORDS } from '../../constraints.js';
import { keywordOf } from '../compare/concerned-requirements.js';

/** The id under which a report judges a statement; undefined for what no single requirement states. */
export function requirementId(operationId: string, place: string, what: string): string | undefined {
  const keyword = keywordOf(what);
  if (keyword === undefined) return undefined;
  const at = place.replace(/^(path|query|header) /, 'request.$1.').replace(/^response /, 'response.');
  return `${operationId}.${at}.${keyword}`;
}

/** Whether a requirement is about one fact of a table, which has a row of its own. */
export const isConstraint = (id: string): boolean =>
  /^\w+\.(?:request|response)\./.test(id) &&
  [...KEYWORDS, 'required'].some((keyword) => id.endsWith(`.${keyword}`));
