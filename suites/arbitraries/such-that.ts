import fc from 'fast-check';

/** How many values are made until one is right, before the witness takes their place. */
const TRIES = 50;

/** How many smaller values may be wrong one after the other; long texts have a very great many. */
const VAIN_STEPS = 100;

/** How many values are made to find a witness: a few first, since mostly the first is right. */
const SEARCHES = [1, 30, 1000];

class SuchThat<T> extends fc.Arbitrary<T> {
  constructor(
    private readonly arbitrary: fc.Arbitrary<T>,
    private readonly isRight: (value: T) => boolean,
    private readonly witness: T,
  ) {
    super();
  }

  override generate(mrng: fc.Random, biasFactor: number | undefined): fc.Value<T> {
    for (let attempt = 0; attempt < TRIES; attempt += 1) {
      const made = this.arbitrary.generate(mrng, biasFactor);
      if (this.isRight(made.value)) return made;
    }
    return new fc.Value(this.witness, undefined);
  }

  override canShrinkWithoutContext(value: unknown): value is T {
    return this.arbitrary.canShrinkWithoutContext(value) && this.isRight(value);
  }

  override shrink(value: T, context: unknown): fc.Stream<fc.Value<T>> {
    if (context === undefined && !this.arbitrary.canShrinkWithoutContext(value)) return fc.Stream.nil();
    let inVain = 0;
    return this.arbitrary
      .shrink(value, context)
      .takeWhile(() => inVain < VAIN_STEPS)
      .filter((shrunk) => {
        const isRight = this.isRight(shrunk.value);
        inVain = isRight ? 0 : inVain + 1;
        return isRight;
      });
  }
}

/**
 * The values of an arbitrary that are right; `undefined` when none is found. Unlike `filter` it always ends: where
 * right values are rare, one that was found is made again.
 */
export function suchThat<T>(
  arbitrary: fc.Arbitrary<T>,
  isRight: (value: T) => boolean,
): fc.Arbitrary<T> | undefined {
  for (const numRuns of SEARCHES) {
    const witness = fc.sample(arbitrary, { seed: numRuns, numRuns }).find(isRight);
    if (witness !== undefined) return new SuchThat(arbitrary, isRight, witness);
  }
  return undefined;
}
