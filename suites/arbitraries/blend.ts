import fc from 'fast-check';

/** An arbitrary that makes a share of the values. */
export interface Maker<T> {
  arbitrary: fc.Arbitrary<T>;
  /** How often it is asked, beside the other weights. */
  weight: number;
}

/** How values are made smaller. */
export interface Shrinking<T> {
  /** Values that nothing is simpler than; each is tried at once. */
  simplest?: readonly T[];
  /** Simpler values that are tried before going step by step. */
  simpler?(value: T): readonly T[];
  /** Goes step by step, also from what another one made. */
  shrinker?: fc.Arbitrary<T>;
}

/** How a value came about, and with it how to go on. */
interface Origin {
  by: fc.Arbitrary<unknown> | undefined;
  context: unknown;
  /** Whether there was a shortcut to it, after which there is none any more. */
  isShrunk: boolean;
}

/**
 * Makes values in several ways and shrinks them in one. Where `shrinker` cannot go on from what another one made, that
 * one does.
 */
export class Blend<T> extends fc.Arbitrary<T> {
  readonly #total: number;

  constructor(
    private readonly makers: readonly Maker<T>[],
    private readonly shrinking: Shrinking<T> = {},
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
    const { value, context } = maker.arbitrary.generate(mrng, biasFactor);
    return withOrigin(value, { by: maker.arbitrary, context, isShrunk: false });
  }

  override canShrinkWithoutContext(value: unknown): value is T {
    return this.#arbitraries.some((arbitrary) => arbitrary.canShrinkWithoutContext(value));
  }

  override shrink(value: T, context: unknown): fc.Stream<fc.Value<T>> {
    const origin = context as Origin | undefined;
    const { simplest = [], simpler } = this.shrinking;
    if (simplest.includes(value)) return fc.Stream.nil();
    const shortcuts = origin?.isShrunk ? [] : [...simplest, ...(simpler?.(value) ?? [])];
    const first = shortcuts
      .filter((one) => one !== value)
      .map((one) => withOrigin(one, { by: undefined, context: undefined, isShrunk: true }));
    return fc.Stream.of(...first).join(this.#stepByStep(value, origin));
  }

  #stepByStep(value: T, origin: Origin | undefined): fc.Stream<fc.Value<T>> {
    const own = origin?.by as fc.Arbitrary<T> | undefined;
    const by =
      own !== undefined && own === this.shrinking.shrinker
        ? own
        : (this.#arbitraries.find((arbitrary) => arbitrary.canShrinkWithoutContext(value)) ?? own);
    if (!by) return fc.Stream.nil();
    const known = by === own ? origin?.context : undefined;
    return by
      .shrink(value, known)
      .map((shrunk) => withOrigin(shrunk.value, { by, context: shrunk.context, isShrunk: true }));
  }

  get #arbitraries(): fc.Arbitrary<T>[] {
    const { shrinker } = this.shrinking;
    return [...(shrinker ? [shrinker] : []), ...this.makers.map(({ arbitrary }) => arbitrary)];
  }
}

const withOrigin = <T>(value: T, origin: Origin): fc.Value<T> => new fc.Value(value, origin);
