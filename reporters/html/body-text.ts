import { parseExact, stringifyExact } from '../../spec/exact-json.js';

/**
 * The text of a body as people read it: JSON is indented where nothing of the text is lost by it, everything else
 * stays as it was sent.
 */
export function bodyText(body: string): string {
  try {
    const value = parseExact(body);
    if (typeof value === 'object' && stringifyExact(value) === body) return stringifyExact(value, 2);
  } catch {
    // No JSON, or cut: it is shown as it is.
  }
  return body;
}
