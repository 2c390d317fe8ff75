import { isJsonObject, type Json } from '../../exact-json.js';
import { compareErrors } from '../compare/compare-errors.js';
import { NO_EXPLANATIONS } from '../compare/compare-sides.js';
import type { ErrorSide, Side } from '../compare/side.js';

/** The extension of an OpenAPI document that holds error codes with their statuses, `null` for a code that there is not. */
const ERROR_CODES = 'x-error-codes';

/** The rows of the error table that a document states otherwise, as an Overlay writes them; undefined for none. */
export function statedErrors(
  document: Side,
  against: Side,
): { [ERROR_CODES]: { [code: string]: string | null } } | undefined {
  const drifts = compareErrors(document, against, NO_EXPLANATIONS);
  if (drifts.length === 0) return undefined;
  return {
    [ERROR_CODES]: Object.fromEntries(drifts.map(({ place, document: { value } }) => [place, value])),
  };
}

/** The error codes of a side with those that Overlays have written into its OpenAPI document. */
export function withStatedErrors(
  errors: ReadonlyMap<string, ErrorSide>,
  document: Json | undefined,
  name: string,
): ReadonlyMap<string, ErrorSide> {
  const stated = isJsonObject(document) ? document[ERROR_CODES] : undefined;
  if (!isJsonObject(stated)) return errors;
  const all = new Map(errors);
  for (const [code, statuses] of Object.entries(stated)) {
    if (typeof statuses === 'string')
      all.set(code, { statuses: statuses.split(', '), at: { document: name } });
    else all.delete(code);
  }
  return all;
}
