import fc from 'fast-check';
import type { Json } from '../../spec/exact-json.js';
import { Blend } from './blend.js';
import type { Settings } from './making.js';

/** Values of which nothing is demanded: small ones of every type. */
export function anything({ characters }: Settings): fc.Arbitrary<Json> {
  const text = fc.string({ unit: characters, maxLength: 5 });
  const scalars = fc.oneof<fc.Arbitrary<Json>[]>(
    fc.constant(null),
    fc.boolean(),
    fc.integer(),
    fc.constantFrom<Json[]>(2n ** 63n - 1n, 2n ** 53n + 1n, 0.5, -1.25),
    text,
  );
  const members = fc.dictionary(fc.constantFrom('a', 'b', '键'), scalars, { noNullPrototype: true });
  return new Blend<Json>([
    { arbitrary: scalars, weight: 4 },
    { arbitrary: fc.array(scalars, { maxLength: 2 }), weight: 1 },
    { arbitrary: members, weight: 1 },
  ]);
}
