import type { Judge } from '../../spec/condition-validators.js';
import type { Condition, Then, When } from '../../spec/conditions.js';
import type { Json } from '../../spec/exact-json.js';
import type { Validate } from '../../spec/validators.js';
import { type Changes, changed } from './changes.js';
import { ABSENT, at, place } from './place.js';

/** Holds a body against the table of its operation and against the conditions in it. */
export interface Judges {
  table: Validate;
  conditions: Judge;
}

/** A body in the case of a condition that satisfies it, and one that breaks it and nothing else. */
export interface ConditionCase {
  meets: Json;
  breaks: Json;
  /** What the field has in `breaks`. */
  value: Json | typeof ABSENT;
}

/**
 * The two sides of a condition, from a valid body.
 *
 * @param path of the field, with `[]` for the first item of a list
 * @returns undefined where no body can be on one side of it
 */
export function conditionCase(
  { id, when, then }: Pick<Condition, 'id' | 'when' | 'then'>,
  path: string,
  body: Json,
  judges: Judges,
): ConditionCase | undefined {
  const inCase = withCase(when, body);
  if (inCase === undefined) return undefined;
  const broken = (candidate: Json) => new Set(judges.conditions(candidate).map((each) => each.id));
  const isLegal = (candidate: Json) => judges.table(candidate).length === 0;
  const meets = [at(inCase, path), ...meeting(when, then)]
    .flatMap((value) => (value === undefined ? [] : (place(inCase, path, value) ?? [])))
    .find((candidate) => isLegal(candidate) && !broken(candidate).has(id));
  if (meets === undefined) return undefined;
  const others = broken(meets);
  for (const value of breaking(when, then, at(meets, path))) {
    const candidate = place(meets, path, value);
    if (candidate === undefined || !isLegal(candidate)) continue;
    const now = broken(candidate);
    const alone = [...now].every((each) => each === id || others.has(each));
    if (now.has(id) && alone) return { meets, breaks: candidate, value };
  }
  return undefined;
}

/** The body in the case of a condition; undefined where a body does not make the case. */
function withCase(when: When, body: Json): Json | undefined {
  if ('equals' in when) return place(body, when.field, when.equals);
  if ('without' in when) return place(body, when.without, ABSENT);
  return 'always' in when || 'first' in when || 'field' in when ? body : undefined;
}

/** Texts that look like something, of which most patterns forbid one. */
const TEXTS = ['no-such-value', 'a b', 'a  b', 'a;;b', '25:00', '/dev/vda', '-', ''];

const ADDRESSES = ['192.168.0.12', 'fe80::1'];

function meeting(when: When, then: Then): Json[] {
  if (typeof then !== 'object') return [];
  if ('enum' in then) return then.enum.slice(0, 1);
  if ('value' in then) return [then.value];
  if ('format' in then) return ADDRESSES;
  if ('pattern' in then) return ['C:\\', 'disk 0', 'a'];
  if ('multipleOf' in then) return [stepAbove(when, then.multipleOf)];
  if ('maximum' in then) return [then.maximum];
  return [];
}

function breaking(when: When, then: Then, current: Json | undefined): (Json | typeof ABSENT)[] {
  if (then === 'required') return [ABSENT];
  if (then === 'not-empty') return [''];
  if (typeof then !== 'object') return [];
  if ('enum' in then || 'pattern' in then) return TEXTS;
  if ('value' in then) return typeof then.value === 'number' ? [then.value + 1] : TEXTS;
  if ('format' in then) return [...ADDRESSES, ...TEXTS];
  if ('multipleOf' in then) return [stepAbove(when, then.multipleOf) + 1];
  if ('maximum' in then) return [then.maximum + 1];
  if ('maxItems' in then && Array.isArray(current)) return [repeated(current, then.maxItems + 1)];
  return [];
}

/** The first multiple of a step in the range that a case is about. */
function stepAbove(when: When, step: number): number {
  const above = 'above' in when ? (when.above ?? 0) : 0;
  return (Math.floor(above / step) + 1) * step;
}

const repeated = (items: Json[], count: number): Json[] =>
  Array.from({ length: count }, (_, index) => items[index % items.length] ?? {});

/**
 * A request that a condition allows, or does not forbid: with the field left out or empty, with the named value or
 * one beyond an open list, or in a case in which the field has no meaning.
 */
export function allowance(
  { when, then }: Pick<Condition, 'when' | 'then'>,
  path: string,
  body: Json,
): { body: Json; changes: Changes } | undefined {
  const current = at(body, path);
  if (current === undefined) return undefined;
  const changes: Attempt = then === 'applies' ? outOfCase(when) : { [path]: allowed(when, then, current) };
  if (!isComplete(changes)) return undefined;
  // A case that stands in words is one that nothing in the body contradicts.
  const result = changed(withCase(when, body) ?? body, changes);
  return result === undefined ? undefined : { body: result, changes };
}

function allowed(when: When, then: Then, current: Json): Json | typeof ABSENT | undefined {
  // Where nothing is registered, nothing is mandatory for a registration.
  if (then === 'optional' || (then === 'required' && 'registering' in when)) return ABSENT;
  if (then === 'empty-allowed') return typeof current === 'string' ? '' : ABSENT;
  if (typeof then !== 'object') return undefined;
  if ('examples' in then) return TEXTS[0];
  return 'value' in then ? then.value : undefined;
}

/** What makes another case of each case. */
const OTHERS: [Json, Json][] = [
  ['LINUX', 'WINDOWS'],
  ['WINDOWS', 'LINUX'],
  [true, false],
  [false, true],
];

function outOfCase(when: When): Attempt {
  if (!('equals' in when)) return {};
  return { [when.field]: OTHERS.find(([value]) => value === when.equals)?.[1] };
}

/** Changes of which some may have no value. */
type Attempt = Record<string, Changes[string] | undefined>;

const isComplete = (changes: Attempt): changes is Changes =>
  Object.values(changes).length > 0 && !Object.values(changes).includes(undefined);
