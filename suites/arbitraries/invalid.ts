import fc from 'fast-check';
import type { Schemas } from '../../spec/schema.js';
import type { JsonSchema } from './json-schema.js';
import type { Settings } from './making.js';
import { placeOf } from './valid.js';
import type { Broken } from './violations.js';
import { type Accept, type BrokenValue, type Weakness, weaknessesAt } from './weaknesses.js';

/** A value that breaks one constraint of its schema and no other. */
export interface Invalid extends BrokenValue {
  broken: Broken;
}

/** Which constraints are broken, and how. */
export interface Selection extends Partial<Settings> {
  /** Every constraint when absent. */
  selects?(broken: Broken): boolean;
  /** Every value that breaks the constraint when absent. */
  accepts?: Accept;
}

/**
 * Values that break exactly one constraint of a schema, at any depth; everything else about them is valid. They
 * shrink to less and simpler that breaks the same constraint.
 *
 * @param schemas what `$ref` refers to
 * @returns `undefined` when no constraint that is selected can be broken alone
 */
export function invalid(
  schema: JsonSchema,
  schemas: Schemas = {},
  selection: Selection = {},
): fc.Arbitrary<Invalid> | undefined {
  const { selects = () => true, accepts = () => true, ...settings } = selection;
  const weaknesses = weaknessesAt(schema, placeOf(schemas, settings), '', accepts).filter(selects);
  return weaknesses.some(({ values }) => values() !== undefined) ? new OneBroken(weaknesses) : undefined;
}

interface Origin {
  values: fc.Arbitrary<BrokenValue>;
  context: unknown;
}

/** Chooses among many constraints, and makes values only for those that are chosen. */
class OneBroken extends fc.Arbitrary<Invalid> {
  readonly #made = new Map<Weakness, fc.Arbitrary<BrokenValue> | undefined>();

  constructor(private readonly weaknesses: readonly Weakness[]) {
    super();
  }

  override generate(mrng: fc.Random, biasFactor: number | undefined): fc.Value<Invalid> {
    const first = mrng.nextInt(0, this.weaknesses.length - 1);
    for (const weakness of [...this.weaknesses.slice(first), ...this.weaknesses.slice(0, first)]) {
      const values = this.#valuesOf(weakness);
      if (values) return withBroken(values.generate(mrng, biasFactor), weakness, values);
    }
    throw new Error('No constraint can be broken alone.');
  }

  override canShrinkWithoutContext(_: unknown): _ is Invalid {
    return false;
  }

  override shrink({ broken, ...one }: Invalid, context: unknown): fc.Stream<fc.Value<Invalid>> {
    const { values, context: inner } = context as Origin;
    return values.shrink(one, inner).map((shrunk) => withBroken(shrunk, broken, values));
  }

  #valuesOf(weakness: Weakness): fc.Arbitrary<BrokenValue> | undefined {
    if (!this.#made.has(weakness)) this.#made.set(weakness, weakness.values());
    return this.#made.get(weakness);
  }
}

function withBroken(
  { value, context }: fc.Value<BrokenValue>,
  { path, keyword }: Broken,
  values: fc.Arbitrary<BrokenValue>,
): fc.Value<Invalid> {
  const origin: Origin = { values, context };
  return new fc.Value<Invalid>({ ...value, broken: { path, keyword } }, origin);
}
