import { isJsonObject, type Json } from '../../spec/exact-json.js';
import { fieldAt } from '../../spec/field-path.js';
import { resolve, type Schema, type Schemas } from '../../spec/schema.js';
import type { Tally } from './recorder.js';

/** One place of a documented body and what stands below it, each looked up once for all bodies. */
class Place {
  readonly #members = new Map<string, Place | undefined>();
  readonly #schema: Schema;
  #item: Place | undefined;

  constructor(
    readonly path: string,
    schema: Schema,
    private readonly schemas: Schemas,
    private readonly tallyAt: (path: string) => Tally,
    readonly constraints = tallyAt(path),
  ) {
    this.#schema = resolve(schema, schemas);
  }

  get items(): Place | undefined {
    const { items } = this.#schema;
    if (items) this.#item ??= this.#below(`${this.path}[]`, items);
    return this.#item;
  }

  member(name: string): Place | undefined {
    if (!this.#members.has(name)) {
      const { properties = {} } = this.#schema;
      const schema = Object.hasOwn(properties, name) ? properties[name] : undefined;
      this.#members.set(name, schema && this.#below(fieldAt(this.path, name), schema));
    }
    return this.#members.get(name);
  }

  #below(path: string, schema: Schema): Place {
    return new Place(path, schema, this.schemas, this.tallyAt);
  }
}

/** Finds the constraints that a body can meet or break. */
export class ObservedConstraints {
  readonly #root: Place;

  /** @param tallyAt the constraints on the field of a path */
  constructor(schema: Schema, schemas: Schemas, tallyAt: (path: string) => Tally) {
    this.#root = new Place('', schema, schemas, tallyAt);
  }

  /** The places of the fields that a body has and that are not null, each once. */
  in(body: Json): Iterable<Place> {
    const seen = new Set<Place>();
    collect(body, this.#root, seen);
    return seen;
  }
}

function collect(value: Json, place: Place, seen: Set<Place>): void {
  if (value === null) return;
  seen.add(place);
  if (Array.isArray(value)) {
    const { items } = place;
    if (items) for (const item of value) collect(item, items, seen);
  } else if (isJsonObject(value)) {
    for (const [name, member] of Object.entries(value)) {
      const below = place.member(name);
      if (below) collect(member, below, seen);
    }
  }
}
