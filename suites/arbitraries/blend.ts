import fc from 'fast-check';

/** An arbitrary that makes a share of the values. */
export interface Maker<T> {
  arbitrary: fc.Arbitrary<T>;
  /** How often it is asked, beside the other weights. */
  weight: number;
}

interface Origin {
  /** The arbitrary that knows how to go on. */
  by: fc.Arbitrary<unknown> | undefined;
  context: unknown;
  /** Whether simpler values were tried already. */
  tried: boolean;
}

/**
 * Makes values in several ways and shrinks them in one: first at once to what is `simpler`, then step by step as
 * `shrinker` does; where it cannot shrink what another one made, as that one does.
 */
export class Blend<T> extends fc.Arbitrary<T> {
  readonly #total: number;

  constructor(
    private readonly makers: readonly Maker<T>[],
    private readonly more: { simpler?: (value: T) => readonly T[]; shrinker?: fc.Arbitrary<T> } = {},
  ) {
    super();
    this.#total = makers.reduce((sum, { weight }) => sum + weight, 0);
  }

  override generate(mrng: fc.Random, biasFactor: number | undefined): fc.Value<T> {
    let left = mrng.nextInt(1, this.#total);
    const maker = this.makers.find(({ weight }) => {
      left -= weight;
      return left <= 0;
    }) as Maker<T>;
    const made = maker.arbitrary.generate(mrng, biasFactor);
    return this.#value(made, { by: maker.arbitrary, context: made.context, tried: false });
  }

  override canShrinkWithoutContext(value: unknown): value is T {
    return this.#arbitraries.some((arbitrary) => arbitrary.canShrinkWithoutContext(value));
  }

  override shrink(value: T, context: unknown): fc.Stream<fc.Value<T>> {
    const origin = context as Origin | undefined;
    const simpler = origin?.tried ? [] : (this.more.simpler?.(value) ?? []);
    if (simpler[0] === value) return fc.Stream.nil();
    const first = simpler
      .filter((one) => one !== value)
      .map((one) => new fc.Value(one, { by: undefined, context: undefined, tried: true }));
    return fc.Stream.of(...first).join(this.#shrink(value, origin));
  }

  #shrink(value: T, origin: Origin | undefined): fc.Stream<fc.Value<T>> {
    const { shrinker } = this.more;
    const foreign = shrinker !== undefined && origin?.by !== shrinker;
    const by =
      foreign && shrinker.canShrinkWithoutContext(value)
        ? shrinker
        : ((origin?.by as fc.Arbitrary<T> | undefined) ??
          this.#arbitraries.find((arbitrary) => arbitrary.canShrinkWithoutContext(value)));
    if (!by) return fc.Stream.nil();
    const known = origin?.by === by ? origin.context : undefined;
    if (known === undefined && !by.canShrinkWithoutContext(value)) return fc.Stream.nil();
    return by
      .shrink(value, known)
      .map((shrunk) => this.#value(shrunk, { by, context: shrunk.context, tried: true }));
  }

  get #arbitraries(): fc.Arbitrary<T>[] {
    const { shrinker } = this.more;
    return [...(shrinker ? [shrinker] : []), ...this.makers.map(({ arbitrary }) => arbitrary)];
  }

  #value(made: fc.Value<T>, origin: Origin): fc.Value<T> {
    return new fc.Value(made.value, origin);
  }
}
