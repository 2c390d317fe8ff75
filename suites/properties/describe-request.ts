import { isJsonObject, type Json, sameJson } from '../../spec/exact-json.js';
import { fieldAt } from '../../spec/field-path.js';
import type { CallInput } from '../harness/exchange.js';
import { show } from '../harness/trial.js';

/** More differences are not named. */
const NAMED = 4;

/** What is special about a request, beside one that is known to be valid. */
export function describeRequest(sent: CallInput, sample: CallInput): string {
  const changed = [
    ...differences(sent.path ?? {}, sample.path ?? {}, ''),
    ...differences(sent.query ?? {}, sample.query ?? {}, ''),
    ...differences(sent.body ?? {}, sample.body ?? {}, ''),
  ];
  const named = changed.slice(0, NAMED).map(({ path, value }) => `${path} = ${show(value)}`);
  const more = changed.length > NAMED ? [`${changed.length - NAMED} more`] : [];
  if (changed.length > 0) return `a request with ${[...named, ...more].join(', ')}`;
  const fields = [
    ...Object.keys(sent.query ?? {}),
    ...(isJsonObject(sent.body) ? Object.keys(sent.body) : []),
  ];
  return fields.length > 0 ? `a request with only ${fields.join(', ')}` : 'a request';
}

interface Difference {
  path: string;
  value: Json;
}

/** The parts of a value that are there and are not as in the sample. */
function differences(value: Json, sample: Json | undefined, path: string): Difference[] {
  if (sample !== undefined && sameJson(value, sample)) return [];
  if (isJsonObject(value) && isJsonObject(sample))
    return Object.entries(value).flatMap(([name, member]) =>
      differences(member, sample[name], fieldAt(path, name)),
    );
  if (Array.isArray(value) && Array.isArray(sample) && value.length === sample.length)
    return value.flatMap((item, index) => differences(item, sample[index], `${path}[${index}]`));
  return [{ path, value }];
}
