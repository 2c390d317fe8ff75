import type { Shard } from '../suites/results/shard.js';
import { UsageError } from './usage-error.js';
import type { ValueType } from './value-types.js';

/** `2/4`: the second of four parts. */
export const shard: ValueType<Shard> = {
  placeholder: 'I/N',
  parse(text, option) {
    const [, index, count] = (/^(\d{1,4})\/(\d{1,4})$/.exec(text) ?? []).map(Number);
    if (index === undefined || count === undefined || index < 1 || index > count) {
      throw new UsageError(`${option} '${text}': expected a part and the number of parts, such as 2/4`);
    }
    return { index, count };
  },
};
