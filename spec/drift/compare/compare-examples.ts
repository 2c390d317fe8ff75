import { sameJson, stringifyExact } from '../../exact-json.js';
import { weightOf } from './difference-rule.js';
import type { Drift } from './drift.js';
import { fingerprint } from './fingerprint.js';
import type { OperationSide, SideExample } from './side.js';

const placeOf = ({ part, status }: SideExample) =>
  part === 'request' ? 'request' : `response ${status ?? ''}`;

/** Examples that no example of the other side for the same part equals; nothing where the other side has none. */
export function compareExamples(after: OperationSide, before: OperationSide): Drift[] {
  return after.examples.flatMap((example) => {
    const place = placeOf(example);
    const others = before.examples.filter((other) => placeOf(other) === place && other.body !== undefined);
    const { body } = example;
    const [first] = others;
    if (body === undefined || !first || others.some((other) => sameJson(other.body ?? null, body))) return [];
    const request = `${before.method} ${before.path}`;
    const { level, direction, effect } = weightOf('example-changed', place);
    const [value, earlier] = [stringifyExact(body), stringifyExact(first.body)];
    return [
      {
        rule: 'example-changed',
        level,
        direction,
        fingerprint: fingerprint(request, ['example-changed', place, value]),
        operationId: before.operationId || after.operationId,
        request,
        place,
        what: 'example',
        message: `The example of ${place} is another.`,
        effect,
        document: { value, wording: null, at: example.at },
        against: { value: earlier, wording: null, at: first.at },
        silent: false,
        requirements: [],
        editions: [],
      },
    ];
  });
}
