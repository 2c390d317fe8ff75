import type { DataValidationCxt, ErrorObject, ValidateFunction } from 'ajv/dist/types/index.js';

/** An error of ajv that keeps its value: ajv puts the array in the place of `data` on the way up. */
export type ItemError = ErrorObject & { received?: unknown };

/** How many different values are kept that break the same limit of the same field of one array. */
const KEPT_VALUES = 100;

/**
 * A keyword for ajv that does what `items` does, but keeps only the first of equal violations: the time that ajv
 * needs for all of them grows with the square of their number.
 *
 * @param compile makes the validator of one item; called when the first item arrives, so that schemas may recur
 */
export function eachItem(compile: () => ValidateFunction) {
  let validate: ValidateFunction | undefined;
  const check = (array: unknown, context?: DataValidationCxt): boolean => {
    if (!Array.isArray(array)) return true;
    validate ??= compile();
    const kept: ItemError[] = [];
    const seen = new Map<string, Set<unknown>>();
    const path = context?.instancePath ?? '';
    const place = { ...context, instancePath: path } as DataValidationCxt;
    for (const [index, item] of array.entries()) {
      place.instancePath = `${path}/${index}`;
      if (validate(item, place)) continue;
      for (const error of (validate.errors ?? []) as ItemError[]) {
        const received = 'received' in error ? error.received : error.data;
        const values = seen.get(limitOf(error)) ?? new Set();
        seen.set(limitOf(error), values);
        const value = typeof received === 'object' && received !== null ? 'an object or array' : received;
        if (values.has(value) || values.size >= KEPT_VALUES) continue;
        values.add(value);
        kept.push({ ...error, received });
      }
    }
    check.errors = kept;
    return kept.length === 0;
  };
  check.errors = [] as ItemError[];
  return check;
}

/** The same for the same limit of the same field, whatever the indices on the way. */
const limitOf = ({ instancePath, keyword, params }: ErrorObject): string =>
  `${instancePath.replace(/\/\d+/g, '/0')} ${keyword} ${params.missingProperty}`;
