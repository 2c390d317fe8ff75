import { isJsonObject, type Json, type JsonObject } from '../../exact-json.js';
import type { Case } from '../cases.js';
import type { OperationSide } from '../compare/side.js';

/** The extension of an operation that holds, by place, what OpenAPI has no keyword for. */
const STATED = 'x-stated';

type Language = 'zh' | 'en';

/** What words say of a place; objects instead of lists, because Overlays append to lists. */
type Stated = {
  /** Whether words make it mandatory in a case. */
  mandatoryIn?: { [name in Case]?: boolean };
  /** The hash of the words that explain it. */
  words?: { [language in Language]?: string };
};

/**
 * What a document says in words about an operation and the other side does not, as an Overlay writes it; undefined when
 * there is nothing.
 *
 * @param before undefined where nothing is known of the operation yet
 */
export function statedInWords(
  after: OperationSide,
  before: OperationSide | undefined,
  language: Language,
): { [STATED]: { [place: string]: Stated } } | undefined {
  const stated = [...after.places.keys()].flatMap((place) => {
    if (place === after.cutPlace) return [];
    const mandatoryIn = changedCases(after.cases.get(place) ?? [], casesOf(before, after, place));
    const [hash, earlier] = [after.prose.get(place), before?.prose.get(place)];
    const words = hash !== undefined && earlier !== undefined && hash !== earlier && { [language]: hash };
    return mandatoryIn || words
      ? [[place, { ...(mandatoryIn && { mandatoryIn }), ...(words && { words }) }]]
      : [];
  });
  return stated.length > 0 ? { [STATED]: Object.fromEntries(stated) } : undefined;
}

/** Conditions of the contract belong to the name of an operation: another name leaves them behind. */
const casesOf = (before: OperationSide | undefined, after: OperationSide, place: string): readonly Case[] =>
  before === undefined || (after.operationId !== '' && after.operationId !== before.operationId)
    ? []
    : (before.cases.get(place) ?? []);

function changedCases(now: readonly Case[], then: readonly Case[]): Stated['mandatoryIn'] {
  const changed = [
    ...now.filter((one) => !then.includes(one)).map((one) => [one, true]),
    ...then.filter((one) => !now.includes(one)).map((one) => [one, false]),
  ];
  return changed.length > 0 ? Object.fromEntries(changed) : undefined;
}

/** What an operation of an OpenAPI document states in words, by place; empty where no Overlay wrote it. */
const statedBy = (operation: Json | undefined): [string, Stated][] => {
  const stated = isJsonObject(operation) ? operation[STATED] : undefined;
  return isJsonObject(stated)
    ? Object.entries(stated).filter((entry): entry is [string, JsonObject] => isJsonObject(entry[1]))
    : [];
};

/** The cases of an operation with those that Overlays have written into it. */
export function withStatedCases(
  cases: ReadonlyMap<string, readonly Case[]>,
  operation: Json | undefined,
): ReadonlyMap<string, readonly Case[]> {
  const all = new Map(cases);
  for (const [place, { mandatoryIn = {} }] of statedBy(operation)) {
    const kept = (all.get(place) ?? []).filter((one) => mandatoryIn[one] !== false);
    const added = (Object.keys(mandatoryIn) as Case[]).filter(
      (one) => mandatoryIn[one] && !kept.includes(one),
    );
    all.set(place, [...kept, ...added]);
  }
  return all;
}

/** The hashes of words of a language with those that Overlays have written into the operation. */
export function withStatedWords(
  prose: ReadonlyMap<string, string>,
  operation: Json | undefined,
  language: Language,
): ReadonlyMap<string, string> {
  const stated = statedBy(operation).flatMap(([place, { words }]) => {
    const hash = words?.[language];
    return typeof hash === 'string' ? [[place, hash] as const] : [];
  });
  return stated.length > 0 ? new Map([...prose, ...stated]) : prose;
}
