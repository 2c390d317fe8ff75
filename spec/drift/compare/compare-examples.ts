import { isJsonObject, type Json, sameJson, stringifyExact } from '../../exact-json.js';
import { weightOf } from './difference-rule.js';
import type { Drift } from './drift.js';
import { fingerprint } from './fingerprint.js';
import type { OperationSide, SideExample } from './side.js';

const placeOf = ({ part, status }: SideExample) =>
  part === 'request' ? 'request' : `response ${status ?? ''}`;

const MOST = 3;

/** What differs between two values, outermost first: `speed_limit is 5, before 0`. */
function differing(now: Json, then: Json, place = 'it'): string[] {
  if (sameJson(now, then)) return [];
  if (isJsonObject(now) && isJsonObject(then)) {
    return [...new Set([...Object.keys(now), ...Object.keys(then)])].flatMap((name) => {
      const [here, there] = [now[name], then[name]];
      const path = place === 'it' ? name : `${place}.${name}`;
      if (here === undefined) return [`${path} is no longer there`];
      return there === undefined ? [`${path} is new`] : differing(here, there, path);
    });
  }
  if (Array.isArray(now) && Array.isArray(then) && now.length === then.length) {
    return now.flatMap((item, index) => differing(item, then[index] ?? null, `${place}[${index}]`));
  }
  return [`${place} is ${shown(now)}, before ${shown(then)}`];
}

const shown = (value: Json) => {
  const text = stringifyExact(value);
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
};

/** An example that is new, where it belongs, and one of the earlier ones. */
interface NewExample {
  example: SideExample;
  body: Json;
  place: string;
  first: SideExample & { body: Json };
}

const hasBody = (example: SideExample): example is SideExample & { body: Json } => example.body !== undefined;

/** Examples that no example of the other side for the same part equals; nothing where the other side has none. */
export const newExamples = (after: OperationSide, before: OperationSide | undefined): NewExample[] =>
  after.examples.filter(hasBody).flatMap((example) => {
    const { body } = example;
    const place = placeOf(example);
    const others = (before?.examples ?? []).filter(hasBody).filter((other) => placeOf(other) === place);
    const [first] = others;
    const isKnown = !first || others.some((other) => sameJson(other.body, body));
    return isKnown ? [] : [{ example, body, place, first }];
  });

/** The examples of a document that are others than before. */
export const compareExamples = (after: OperationSide, before: OperationSide): Drift[] =>
  newExamples(after, before).map(({ example, body, place, first }) => {
    const request = `${before.method} ${before.path}`;
    const { level, direction, effect } = weightOf('example-changed', place);
    const [value, earlier] = [stringifyExact(body), stringifyExact(first.body)];
    return {
      rule: 'example-changed',
      level,
      direction,
      fingerprint: fingerprint(request, ['example-changed', place, value]),
      operationId: before.operationId || after.operationId,
      request,
      place,
      what: 'example',
      message: `The example of ${place} is another: ${differing(body, first.body).slice(0, MOST).join('; ')}.`,
      effect,
      document: { value, wording: null, at: example.at },
      against: { value: earlier, wording: null, at: first.at },
      silent: false,
      requirements: [],
      editions: [],
    };
  });
