import fc from 'fast-check';
import { isJsonObject, type Json, type JsonObject } from '../../spec/exact-json.js';

/** What the members of an object may be, by name. */
export type Members = Readonly<Record<string, fc.Arbitrary<Json>>>;

/** How often an object has none of its optional members, any of them, or all; of eight. */
const NONE = 1;
const ALL = 1;
const WHOLE = 8;

/** The context of each member, by its name; where there is none, a member shrinks without. */
type Contexts = Readonly<Record<string, unknown>>;

/**
 * Objects with all mandatory members and with none, some or all of the others. They shrink by losing optional members,
 * all at once, by halves and one by one, and then member by member.
 */
export class ObjectArbitrary extends fc.Arbitrary<JsonObject> {
  readonly #optional: readonly string[];

  /**
   * @param least how many optional members there are at least
   * @param most how many there are at most
   */
  constructor(
    private readonly members: Members,
    mandatory: readonly string[],
    private readonly least = 0,
    private readonly most = Number.POSITIVE_INFINITY,
  ) {
    super();
    this.#optional = Object.keys(members).filter((name) => !mandatory.includes(name));
  }

  override generate(mrng: fc.Random, biasFactor: number | undefined): fc.Value<JsonObject> {
    const chosen = this.#choose(mrng);
    const object: JsonObject = {};
    const contexts: Record<string, unknown> = {};
    for (const [name, arbitrary] of Object.entries(this.members)) {
      if (this.#optional.includes(name) && !chosen.has(name)) continue;
      const { value, context } = arbitrary.generate(mrng, biasFactor);
      object[name] = value;
      contexts[name] = context;
    }
    return new fc.Value(object, contexts);
  }

  /** Which of the optional members are there. */
  #choose(mrng: fc.Random): Set<string> {
    const kind = mrng.nextInt(1, WHOLE);
    const isChosen = () => kind > NONE && (kind > WHOLE - ALL || mrng.nextInt(1, 4) > 1);
    const chosen = new Set(this.#optional.filter(isChosen));
    const lacking = this.#optional.filter((name) => !chosen.has(name));
    while (chosen.size < this.least && lacking.length > 0)
      for (const name of lacking.splice(mrng.nextInt(0, lacking.length - 1), 1)) chosen.add(name);
    while (chosen.size > this.most) {
      const surplus = [...chosen][mrng.nextInt(0, chosen.size - 1)];
      if (surplus !== undefined) chosen.delete(surplus);
    }
    return chosen;
  }

  override canShrinkWithoutContext(value: unknown): value is JsonObject {
    return (
      isJsonObject(value) &&
      Object.entries(value).every(([name, member]) => this.members[name]?.canShrinkWithoutContext(member))
    );
  }

  override shrink(object: JsonObject, context: unknown): fc.Stream<fc.Value<JsonObject>> {
    const contexts = (context ?? {}) as Contexts;
    return fc.stream(this.#smaller(object, contexts));
  }

  *#smaller(object: JsonObject, contexts: Contexts): IterableIterator<fc.Value<JsonObject>> {
    const present = this.#optional.filter((name) => Object.hasOwn(object, name));
    for (let size = present.length; size >= 1; size = Math.floor(size / 2)) {
      for (let start = 0; start < present.length; start += size) {
        const lost = present.slice(start, start + size);
        if (present.length - lost.length < this.least) continue;
        yield new fc.Value(without(object, lost), without(contexts, lost));
      }
    }
    for (const [name, member] of Object.entries(object)) {
      const arbitrary = this.members[name];
      if (!arbitrary) continue;
      for (const { value, context } of arbitrary.shrink(member, contexts[name]))
        yield new fc.Value({ ...object, [name]: value }, { ...contexts, [name]: context });
    }
  }
}

const without = <T>(record: Readonly<Record<string, T>>, names: readonly string[]): Record<string, T> =>
  Object.fromEntries(Object.entries(record).filter(([name]) => !names.includes(name)));
