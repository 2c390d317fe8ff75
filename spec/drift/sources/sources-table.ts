import { LIMITS } from '../../constraints.js';
import { counterpartOf } from '../compare/counterpart.js';
import { fingerprint } from '../compare/fingerprint.js';
import type { OperationSide, Side } from '../compare/side.js';
import type { Reading } from './readings.js';
import { isConstraint, requirementId } from './requirement-id.js';
import type { Observed, Traffic } from './traffic.js';

/** One statement, side by side. */
export interface SourcesRow {
  operationId: string;
  request: string;
  place: string;
  /** `presence`, `type`, `mandatory`, `maxLength`, `enum`, … */
  what: string;
  /** By source: what it states; `null` where it does not describe the place or says nothing. */
  values: Record<string, string | null>;
  /** A warning where a server does something that no statement tells, a note where only statements differ. */
  level: 'warning' | 'note';
  /** Stays the same when documents are re-formatted, translated or renamed. */
  fingerprint: string;
  /** The one source that says something else than all others, which agree. */
  alone: string | null;
}

/** What stands side by side. */
export interface Sources {
  /** Documents, the contract, OpenAPI documents. */
  stating: readonly Side[];
  traffic: readonly Traffic[];
  readings: readonly { file: string; readings: ReadonlyMap<string, Reading> }[];
}

const COMPARED = ['type', 'mandatory', ...LIMITS, 'default', 'enum'];

/** Every statement in which the sources differ, the operations in the order of the first source that has them. */
export function sourcesTable(sources: Sources, only: (operationId: string) => boolean): SourcesRow[] {
  const [contract, ...others] = sources.stating;
  if (!contract) return [];
  return contract.operations
    .filter(({ operationId }) => only(operationId))
    .flatMap((operation) => {
      const sides = [
        [contract.name, operation] as const,
        ...others.flatMap((side) => {
          const found = counterpartOf(operation, side.operations, contract.operations);
          return found ? [[side.name, found] as const] : [];
        }),
      ];
      return rowsOf(operation, sides, sources);
    });
}

type NamedSide = readonly [string, OperationSide];

function rowsOf(operation: OperationSide, sides: readonly NamedSide[], sources: Sources): SourcesRow[] {
  const seen = sources.traffic.map(
    ({ file, observed }) => [file, observed.get(operation.operationId)] as const,
  );
  const places = new Set([
    ...sides.flatMap(([, { places: stated }]) => [...stated.keys()]),
    ...seen.flatMap(([, observed]) => [...(observed?.keys() ?? [])]),
  ]);
  const rows = [...places].flatMap((place) => {
    if (place === 'operation' || !isJudged(place, sides) || isOfScalars(place, sides)) return [];
    const base = {
      operationId: operation.operationId,
      request: `${operation.method} ${operation.path}`,
      place,
    };
    const having = sides.filter(([, { places: stated }]) => stated.has(place));
    const facts = ['presence', ...COMPARED].map((what) => {
      const stated = what === 'presence' ? presence(sides, place) : factsOf(having, place, what);
      const readings = readingsOf(operation.operationId, place, what, sources);
      const values = { ...stated, ...trafficValues(seen, place, what, having), ...readings };
      return { ...base, what, values };
    });
    return facts.filter(({ what, values }) => differ(values, what) && isOutermost(place, what, sides));
  });
  return [...rows, ...behaviourOf(operation, sources)].map((row) => ({
    ...row,
    level: isShown(row.values, sources) ? 'warning' : 'note',
    fingerprint: fingerprint(row.request, ['sources-differ', row.place, row.what]),
    alone: aloneOf(row.values, row.what),
  }));
}

/** Whether traffic or a report has something to say in a row, and no verdict alone. */
const isShown = (values: SourcesRow['values'], { traffic, readings }: Sources) =>
  [...traffic, ...readings].some(({ file }) => file in values && !isVerdict(values[file] ?? null));

/** How servers behave where the documents leave a choice, by the requirement that is about it. */
function behaviourOf({ operationId, method, path }: OperationSide, { readings, stating }: Sources) {
  const [contract] = stating;
  const ids = new Set(
    readings.flatMap(({ readings: known }) =>
      [...known].flatMap(([id, { reading, operationId: owner }]) =>
        owner === operationId && reading !== null && !isVerdict(reading) && !isConstraint(id) ? [id] : [],
      ),
    ),
  );
  return [...ids].map((place) => ({
    operationId,
    request: `${method} ${path}`,
    place,
    what: 'behaviour',
    values: {
      [contract?.name ?? 'contract']: 'left open',
      ...Object.fromEntries(
        readings.flatMap(({ file, readings: known }) => {
          const reading = known.get(place);
          return reading ? [[file, told(reading)] as const] : [];
        }),
      ),
    } as SourcesRow['values'],
  }));
}

/** Every operation may refuse in ways that its tables do not list; only what succeeds has to be described. */
const isJudged = (place: string, sides: readonly NamedSide[]) => {
  const status = /^response \d+/.exec(place)?.[0];
  return status === undefined || / 2/.test(status) || sides.some(([, { places }]) => places.has(status));
};

/** An array of texts or numbers states its items in its own row. */
const isOfScalars = (place: string, sides: readonly NamedSide[]) =>
  place.endsWith('[]') &&
  sides.some(([, { places }]) => /^Array of (?!objects)/.test(places.get(place.slice(0, -2))?.type ?? ''));

const presence = (sides: readonly NamedSide[], place: string): Record<string, string | null> =>
  Object.fromEntries(sides.map(([name, { places }]) => [name, places.has(place) ? 'described' : null]));

const factsOf = (having: readonly NamedSide[], place: string, what: string): Record<string, string | null> =>
  Object.fromEntries(
    having
      .filter(
        ([, side]) => what !== 'mandatory' || (!side.mandatoryLost(place) && side.places.get(place)?.[what]),
      )
      .map(([name, { places }]) => [name, places.get(place)?.[what] ?? null]),
  );

/** Traffic shows what is sent; what is not sent says nothing. */
function trafficValues(
  seen: readonly (readonly [string, Map<string, Observed> | undefined])[],
  place: string,
  what: string,
  having: readonly NamedSide[],
): Record<string, string | null> {
  const found = seen.flatMap(([file, observed]) => {
    const here = observed?.get(place);
    if (!here) return [];
    if (what === 'presence') return [[file, 'sent'] as const];
    if (what !== 'enum' && what !== 'type') return [];
    const items = observed?.get(`${place}[]`);
    const stated = having
      .map(([, { places }]) => places.get(place)?.[what])
      .filter((text) => text !== undefined);
    if (stated.length === 0) return [];
    const unknown =
      what === 'enum'
        ? unlisted(items ?? here, stated)
        : [...mistyped(here, stated), ...wrongItems(items, stated)];
    return unknown.length > 0 ? [[file, unknown.join(', ')] as const] : [];
  });
  return Object.fromEntries(found);
}

const unlisted = ({ values }: Observed, stated: readonly string[]) =>
  [...values].filter((value) => !stated.some((list) => list.split(', ').includes(value)));

/** `null` is a value that tables never mention, and a small Long looks like an Integer. */
const mistyped = ({ types }: Observed, stated: readonly string[]) =>
  [...types].filter((type) => type !== 'null' && !stated.some((text) => fits(type, text)));

/** Items of another type than the array has; objects are told by their fields. */
const wrongItems = (items: Observed | undefined, stated: readonly string[]): string[] => {
  const types = stated.flatMap((text) => /^Array of (?!objects)(\w+?)s$/.exec(text)?.[1] ?? []);
  const named = types.map((type) => type.charAt(0).toUpperCase() + type.slice(1));
  return items && named.length === stated.length
    ? mistyped(items, named).map((type) => `Array of ${type}`)
    : [];
};

function fits(sent: string, stated: string): boolean {
  if (sent === 'Array') return stated.startsWith('Array');
  if (sent === 'Object') return stated === 'Object' || stated.startsWith('Map');
  if (sent === 'Integer') return ['Integer', 'Long', 'Double', 'Float'].includes(stated);
  return sent === stated;
}

function readingsOf(operationId: string, place: string, what: string, { readings }: Sources) {
  const id = requirementId(operationId, place, what);
  return Object.fromEntries(
    readings.flatMap(({ file, readings: known }) => {
      const reading = id === undefined ? undefined : known.get(id);
      return reading ? [[file, told(reading)] as const] : [];
    }),
  );
}

/** Some contradictions have a name alone: what was sent is stated in another place of the documents. */
const told = ({ reading, verdict }: Reading) =>
  reading === null ? verdict : /^[a-z]+(-[a-z]+)+$/.test(reading) ? `as ${reading} tells` : reading;

/** A verdict alone makes no difference, nor does a server that refuses what the table forbids; a reading, and what servers send, does. */
function differ(values: Record<string, string | null>, what: string): boolean {
  const all = Object.values(values).filter((value) => !isVerdict(value));
  const texts = all.map((value) => comparable(value, what));
  const isBroken = Object.values(values).some((value) => value === 'fail' || value === 'warn');
  return new Set(texts).size > 1 || (isBroken && texts.some((value) => value !== null));
}

/** Described and sent is both there. */
const comparable = (value: string | null, what: string) =>
  what === 'presence' && value !== null ? 'there' : value;

const isVerdict = (value: string | null) =>
  value !== null && /^(pass|fail|warn|unproven|error|not-applicable|refused)$/.test(value);

/** Below a place that a source does not have at all nothing new is said. */
function isOutermost(place: string, what: string, sides: readonly NamedSide[]): boolean {
  const above = place.replace(/(?:\[\]|\.[^.[\]]+)$/, '');
  if (what !== 'presence' || above === place) return true;
  return sides.every(([, { places }]) => places.has(place) || places.has(above));
}

function aloneOf(values: Record<string, string | null>, what: string): string | null {
  const stated = Object.entries(values)
    .filter(([, value]) => !isVerdict(value))
    .map(([name, value]) => [name, comparable(value, what)] as const);
  if (stated.length < 3) return null;
  const found = stated.filter(
    ([name, value]) =>
      !stated.some(([other, text]) => other !== name && text === value) &&
      new Set(stated.filter(([other]) => other !== name).map(([, text]) => text)).size === 1,
  );
  return found.length === 1 ? (found[0]?.[0] ?? null) : null;
}
