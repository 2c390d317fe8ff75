import { copyJson, isJsonObject, type Json, type JsonObject } from '../../spec/exact-json.js';

/** Stands for "leave the field out". */
export const ABSENT = Symbol('absent');

/**
 * A copy of a body with one field changed.
 *
 * @param path as constraints have it; `[]` stands for the first item of an array
 * @returns undefined when the body does not contain the object that holds the field
 */
export function place(body: Json, path: string, value: Json | typeof ABSENT): Json | undefined {
  const steps = path
    .replaceAll('[]', '.0')
    .split('.')
    .filter((step) => step !== '');
  if (steps.length === 0) return value === ABSENT ? undefined : value;
  const result = copyJson(body);
  let parent: Json = result;
  for (const step of steps.slice(0, -1)) {
    const next: Json | undefined = member(parent, step);
    if (next === undefined || next === null) return undefined;
    parent = next;
  }
  const last = steps.at(-1) as string;
  if (Array.isArray(parent)) {
    if (value === ABSENT) parent.splice(Number(last), 1);
    else parent[Number(last)] = value;
  } else if (isJsonObject(parent)) {
    if (value === ABSENT) delete (parent as JsonObject)[last];
    else parent[last] = value;
  } else {
    return undefined;
  }
  return result;
}

/** The value at a path; undefined when it is not there. */
export function at(body: Json, path: string): Json | undefined {
  const steps = path
    .replaceAll('[]', '.0')
    .split('.')
    .filter((step) => step !== '');
  return steps.reduce<Json | undefined>(
    (value, step) => (value === undefined || value === null ? undefined : member(value, step)),
    body,
  );
}

function member(value: Json, step: string): Json | undefined {
  if (Array.isArray(value)) return value[Number(step)];
  return isJsonObject(value) ? value[step] : undefined;
}
