import type fc from 'fast-check';
import type { Json } from '../../spec/exact-json.js';
import { anyCharacter } from './characters.js';
import type { JsonSchema } from './json-schema.js';

/** What values are made of. */
export interface Settings {
  /** One code point each; every character unless given. */
  characters: fc.Arbitrary<string>;
  /** The characters of texts that are as long as they may be; they have to be among `characters`. */
  longCharacters: fc.Arbitrary<string>;
  /** Texts are short enough also for those who count the units of UTF-16. */
  inUnits: boolean;
}

export const settingsOf = (given: Partial<Settings> = {}): Settings => {
  const characters = given.characters ?? anyCharacter;
  return { characters, longCharacters: characters, inUnits: false, ...given };
};

/** The references that were followed on the way to a value. */
export interface Trail {
  seen: ReadonlySet<string>;
  /** How often a reference was followed that had been followed before. */
  again: number;
}

export const START: Trail = { seen: new Set(), again: 0 };

/** How often a schema may contain itself in one value. */
const DEEPEST = 2;

/** The trail after one more reference; `undefined` when the value would become too deep. */
export function follow($ref: string, { seen, again }: Trail): Trail | undefined {
  if (!seen.has($ref)) return { seen: new Set([...seen, $ref]), again };
  return again < DEEPEST ? { seen, again: again + 1 } : undefined;
}

/** What the makers of the values of each type need. */
export interface Making {
  settings: Settings;
  /** How many arrays and objects are around the value. */
  depth: number;
  /** Makes what is within an array or object; `undefined` when nothing satisfies the schema. */
  member(schema: JsonSchema): fc.Arbitrary<Json> | undefined;
}
