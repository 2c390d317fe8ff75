import { placeOf } from '../condition-place.js';
import type { Condition } from '../conditions.js';
import type { Json, JsonObject } from '../exact-json.js';

/** In place of a value: the object is there, the member is not. */
export const MISSING = Symbol('missing');

/** Values that meet a condition and values that do not. */
export interface Pair {
  good: readonly (Json | typeof MISSING)[];
  bad: readonly (Json | typeof MISSING)[];
}

const FORMATS: Record<'ipv4' | 'ipv6' | 'uuid' | 'json', Pair> = {
  ipv4: { good: ['192.168.0.1', '0.0.0.0'], bad: ['192.168.0.256', '192.168.0', '::1', ''] },
  ipv6: { good: ['::1', '2001:db8::ff00:42:8329'], bad: ['192.168.0.1', '2001:db8', ''] },
  uuid: { good: ['dcdbe339-b02d-4578-95a1-9c9c547d0000'], bad: ['dcdbe339-b02d-4578-95a1', ''] },
  json: { good: ['{}', '[1]', '{"error_code":"SMS.1302"}', ''], bad: [' ', '{', 'SMS.1302'] },
};

/** By the name with which the id of the condition ends. */
const PATTERNS: Record<string, Pair> = {
  'utc-time': {
    good: ['2018-09-30T00:00:00Z'],
    bad: ['2018-09-30 00:00:00', '2018-09-30T00:00:00+08:00', '2018-09-30', ''],
  },
  'hours-and-minutes': {
    good: ['00:00', '0:00', '8:30', '23:59'],
    bad: ['24:00', '8:60', '8am', '08:30:00', ''],
  },
  characters: { good: ['任务_a-1', 'A'], bad: ['a b', 'a.b', 'a/b', 'ａ'] },
  'separated-by-spaces': {
    good: ['', 'a', 'a b', `${'a'.repeat(255)} b`],
    bad: ['a  b', ' ', 'a ', 'a'.repeat(256), `a ${'b'.repeat(256)}`],
  },
  'separated-by-semicolons': { good: ['', 'a', 'a;b'], bad: ['a;', 'a;;b', ';'] },
  'disk-and-number': { good: ['Disk 0', 'disk1', 'Disk 12'], bad: ['Disk', 'Disk a', '0', '/dev/vda'] },
  'drive-letter-or-device': { good: ['C:', 'C', 'd:\\'], bad: ['/dev/sda1', 'CD:', '(Reserved)', ''] },
};

const nameOf = ({ id }: Condition) => id.split('.').at(-1) ?? '';

/** Values for what a condition says; throws where nobody has thought of any. */
export function pairOf(condition: Condition): Pair {
  const { when, then } = condition;
  if (then === 'required') return { good: ['a'], bad: [MISSING] };
  if (then === 'not-empty') return { good: ['a'], bad: [''] };
  if (typeof then === 'object') {
    if ('format' in then) return FORMATS[then.format];
    const ofPattern = 'pattern' in then && PATTERNS[nameOf(condition)];
    if (ofPattern) return ofPattern;
    if ('value' in then) return { good: [then.value], bad: ['another', 1, null] };
    if ('enum' in then) return { good: then.enum, bad: ['another', '', null] };
    if ('members' in then)
      return { good: [memberwise(then.members)], bad: [{}, memberwise(then.members.slice(1))] };
    if ('maximum' in then) return { good: [then.maximum, -1], bad: [then.maximum + 1, 10n ** 20n] };
    if ('maxItems' in then) return { good: [items(then.maxItems)], bad: [items(then.maxItems + 1)] };
    if ('multipleOf' in then && 'field' in when && !('equals' in when))
      return steps(then.multipleOf, when.above ?? 0);
  }
  throw new Error(`There are no values for ${condition.id}.`);
}

const memberwise = (names: string[]) => Object.fromEntries(names.map((name) => [name, 'a']));
const items = (count: number) => Array.from({ length: count }, () => ({}));
const steps = (step: number, above: number) => {
  const good = (Math.floor(above / step) + 1) * step;
  return { good: [good], bad: [good - step / 2, good + step / 2].filter((value) => value > above) };
};

/** Puts a value where `path` leads to, in lists of one item; what is there already stays. */
function put(root: JsonObject, path: string, value: Json | symbol): void {
  const names = path.split('.');
  const last = names.pop() ?? '';
  let holder = root;
  for (const name of names) {
    const member = name.replace('[]', '');
    const inner = holder[member] ?? (name.endsWith('[]') ? [{}] : {});
    holder[member] = inner;
    holder = (Array.isArray(inner) ? inner[0] : inner) as JsonObject;
  }
  if (typeof value !== 'symbol') holder[last] = value;
}

/** A body in which the case of a condition holds or, with a value for the field that makes it, does not. */
export function valueFor(condition: Condition, value: Json | symbol, compared?: Json): unknown {
  const { part, path } = placeOf(condition);
  if (part !== 'body' && part !== 'response') return value;
  const body: JsonObject = {};
  put(body, path, value);
  const { when } = condition;
  if ('equals' in when) put(body, when.field, compared ?? when.equals);
  if ('without' in when && compared !== undefined) put(body, when.without, compared);
  return body;
}
