import type { Json } from '../../spec/exact-json.js';
import { show } from '../harness/trial.js';
import { ABSENT, place } from './place.js';

/** New values of fields by their paths, with `[]` for the first item of a list. */
export type Changes = Readonly<Record<string, Json | typeof ABSENT>>;

/** A copy of a body with its changes; `undefined` when it has no place for one of them. */
export const changed = (body: Json, changes: Changes): Json | undefined =>
  Object.entries(changes).reduce<Json | undefined>(
    (result, [path, value]) => (result === undefined ? undefined : place(result, path, value)),
    body,
  );

/** Changes as they stand in a sentence. */
export const describeChanges = (changes: Changes): string =>
  Object.entries(changes)
    .map(([path, value]) => (value === ABSENT ? `no ${path}` : `${path} = ${show(value)}`))
    .join(' and ');
