import type { Condition } from './conditions.js';
import type { Location } from './constraints.js';

/** Where the field of a condition is. */
export interface ConditionPlace {
  /** `response` for the body of a response, else the part of the request. */
  part: Location | 'response';
  /** The status of the response. */
  status?: string;
  /** The way from the root of the body to the field, `[]` for every item of a list; the name of a parameter alone. */
  path: string;
}

const FIELD = /^\w+\.(?:request(?:\.(path|query|header))?|response\.(\d{3}))\.(.+)$/;

/** Where the field of a condition is; throws when it is not named as a constraint names it. */
export function placeOf({ id, field }: Pick<Condition, 'id' | 'field'>): ConditionPlace {
  const [, location, status, path] = FIELD.exec(field) ?? [];
  if (path === undefined)
    throw new Error(`${id} is about ${field}, which is no field of a request or response.`);
  if (status !== undefined) return { part: 'response', status, path };
  return { part: (location as Location | undefined) ?? 'body', path };
}
