import type { Difference } from '../compare-contract.js';
import type { Places } from '../facts.js';
import { factsOfClaim } from '../facts-of-claim.js';
import { CLAIMED_EDITIONS, type ClaimedEdition, loadClaims } from '../load-claims.js';

type Request = { method: string; path: string };

const known = new Map<ClaimedEdition, ReturnType<typeof loadClaims>>();

/** What the documents of the editions state about an operation. */
function statementsOn({ method, path }: Request): [ClaimedEdition, Places][] {
  return CLAIMED_EDITIONS.flatMap((edition) => {
    const claims = known.get(edition) ?? loadClaims(edition);
    known.set(edition, claims);
    const operation = claims.find((one) => one.method === method && one.path === path);
    return operation ? [[edition, factsOfClaim(operation, '').places] as [ClaimedEdition, Places]] : [];
  });
}

/**
 * Finds the editions whose document states what a document states, so that an old statement that comes back is not
 * taken for a new one.
 *
 * @returns a function from a difference to the editions
 */
export function editionsThatState(request: Request): (difference: Difference) => ClaimedEdition[] {
  let statements: [ClaimedEdition, Places][] | undefined;
  return ({ place, what, documented }) => {
    statements ??= statementsOn(request);
    return statements
      .filter(([, places]) =>
        what === 'presence'
          ? places.has(place) === (documented !== null)
          : places.has(place) && (places.get(place)?.[what] ?? null) === documented,
      )
      .map(([edition]) => edition);
  };
}
