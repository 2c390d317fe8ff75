import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadLate } from './load-late.js';
import { packageRoot } from './package-root.js';
import { parsedAhead } from './parsed-ahead.js';

/**
 * Reads a YAML file of the package. Integers that a double cannot hold become `bigint`.
 *
 * @param path relative to the package, e.g. `spec/lifecycle.yaml`
 */
export function readYaml<T>(path: string): T {
  return (parsedAhead(path) ?? parseYaml(path)) as T;
}

/** What `readYaml` answers, from the YAML itself. */
export function parseYaml(path: string): unknown {
  const { parse } = loadLate('yaml') as typeof import('yaml');
  return narrow(parse(readFileSync(join(packageRoot, path), 'utf8'), { intAsBigInt: true }));
}

/** Turns the integers that a double can hold back into numbers. */
function narrow(value: unknown): unknown {
  if (typeof value === 'bigint') {
    const asNumber = Number(value);
    return Number.isSafeInteger(asNumber) ? asNumber : value;
  }
  if (Array.isArray(value)) return value.map(narrow);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, narrow(member)]));
  }
  return value;
}
