import { isJsonObject, type Json, type JsonObject, sameJson } from '../../spec/exact-json.js';
import { fieldAt } from '../../spec/field-path.js';

/** A field that is not as it should be. */
export interface Disagreement {
  path: string;
  expected: Json;
  received: Json | undefined;
}

/**
 * Compares what was written with what is shown. Shown records may have more fields, and may lack fields, since no
 * table says which a response always has; what is there must agree, and lists must have the same length.
 *
 * @param demanded fields, by path, that must be there: `disks`, `target_server.vm_id`
 */
export function disagreements(
  written: JsonObject,
  shown: JsonObject,
  demanded: readonly string[],
): Disagreement[] {
  const found: Disagreement[] = [];
  const compare = (expected: Json, received: Json | undefined, path: string): void => {
    if (received === undefined || received === null) {
      if (demanded.includes(path) && expected !== null) found.push({ path, expected, received });
    } else if (Array.isArray(expected)) {
      if (!Array.isArray(received) || received.length !== expected.length) {
        found.push({ path, expected, received });
      } else {
        for (const [index, item] of expected.entries()) compare(item, received[index], `${path}[${index}]`);
      }
    } else if (isJsonObject(expected)) {
      if (!isJsonObject(received)) found.push({ path, expected, received });
      else
        for (const [name, value] of Object.entries(expected))
          compare(value, received[name], fieldAt(path, name));
    } else if (!sameJson(expected, received)) {
      found.push({ path, expected, received });
    }
  };
  for (const [name, value] of Object.entries(written)) compare(value, shown[name], name);
  return found;
}
