import type { ExampleObject, ExamplePieces, ExampleValue } from '../example-pieces.js';
import type { Places } from '../facts.js';
import { type Breach, shown, wrongWith } from './validate-example.js';

/** So many of the names of an object have to be in its table where its way is known: others may be misprinted. */
const MOST = 0.8;

const NOTHING: ExamplePieces = { values: [], objects: [] };

/**
 * Holds what can be read of a damaged example against the facts of its table. A value counts where its object has the
 * names that the table has, and when no row that it may be of allows it.
 */
export function breachesOfPieces(pieces = NOTHING, root: string, places: Places): Breach[] {
  const breaches = [
    ...pieces.values.flatMap((value) => breachOf(value, root, places)),
    ...pieces.objects.flatMap((object) => breachesOfNames(object, root, places)),
  ];
  return breaches.filter(
    ({ rule, place }, index) =>
      breaches.findIndex((one) => one.rule === rule && one.place === place) === index,
  );
}

function breachOf(
  { path, isRooted, beside, value, line }: ExampleValue,
  root: string,
  places: Places,
): Breach[] {
  const candidates = [...places.keys()].filter(
    (place) =>
      isAt(place, path, isRooted, root) &&
      hasNames(place.slice(0, place.lastIndexOf('.')), beside, path, places),
  );
  const wrong = candidates.map((place) => wrongWith(value, places.get(place) ?? {}));
  const [place] = candidates;
  if (place === undefined || wrong.includes(undefined)) return [];
  return [
    {
      rule: 'example-breaks-table',
      place,
      text: `${place} is ${shown(value)}, documented ${wrong[0]}`,
      line,
    },
  ];
}

/** Fields that a whole object lacks, and fields that it has and its table has not. */
function breachesOfNames(
  { path, isRooted, names, line }: ExampleObject,
  root: string,
  places: Places,
): Breach[] {
  if (path === '') return [];
  const objects = new Set([...places.keys()].map((place) => place.slice(0, place.lastIndexOf('.'))));
  const candidates = [...objects].filter(
    (object) => isAt(object, path, isRooted, root) && hasNames(object, names, `${path}.`, places),
  );
  const [object, ...others] = candidates;
  if (object === undefined || others.length > 0) return [];
  const lacking = [...places]
    .filter(([place, { mandatory }]) => mandatory === 'true' && isDirectlyIn(place, object))
    .filter(([place]) => !names.includes(place.slice(object.length + 1)))
    .map(([place]): Breach => {
      return { rule: 'example-lacks-field', place, text: `${place} is missing, and mandatory`, line };
    });
  const unknown = names
    .map((name) => `${object}.${name}`)
    .filter((place) => !places.has(place))
    .map((place): Breach => {
      return { rule: 'example-field-without-row', place, text: `${place} is in no table`, line };
    });
  return [...lacking, ...unknown];
}

const isDirectlyIn = (place: string, object: string) =>
  place.startsWith(`${object}.`) && !/[.[]/.test(place.slice(object.length + 1));

const isAt = (place: string, path: string, isRooted: boolean, root: string) =>
  isRooted ? place === `${root}.${path}` : place.startsWith(`${root}.`) && place.endsWith(`.${path}`);

/** Whether the table of an object has the names; a few others are left out of account where the way to it is known. */
function hasNames(object: string, names: readonly string[], path: string, places: Places): boolean {
  const known = names.filter((name) => places.has(`${object}.${name}`)).length;
  return known === names.length || (path.includes('.') && known / names.length >= MOST);
}
