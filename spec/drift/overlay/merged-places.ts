import type { Difference } from '../compare-contract.js';
import type { Places } from '../facts.js';

/** The facts of the contract after what a document states differently; what is equal or lost stays the contract's. */
export function merged(before: Places, after: Places, differences: readonly Difference[]): Places {
  const places: Places = new Map([...before].map(([place, facts]) => [place, { ...facts }]));
  const isWithin = (place: string, root: string) =>
    place === root || (place.startsWith(root) && ['.', '['].includes(place.charAt(root.length)));
  for (const { place, what, documented } of differences) {
    if (what !== 'presence') {
      const { [what]: _, ...rest } = places.get(place) ?? {};
      places.set(place, documented === null ? rest : { ...rest, [what]: documented });
    } else if (documented === null) {
      for (const other of [...places.keys()]) if (isWithin(other, place)) places.delete(other);
    } else {
      for (const [other, facts] of after) if (isWithin(other, place)) places.set(other, { ...facts });
    }
  }
  for (const [place, { mandatory }] of after) {
    const facts = places.get(place);
    if (facts && facts.mandatory === undefined && mandatory !== undefined)
      places.set(place, { ...facts, mandatory });
  }
  return places;
}
