import { compareFacts, type Difference } from '../compare-contract.js';
import type { Places } from '../facts.js';
import { shapeOf } from './counterpart.js';
import type { OperationSide } from './side.js';

/** The facts that two sides state differently; those that conversion lost on one side are none. */
export function differencesOf(after: OperationSide, before: OperationSide): Difference[] {
  const isSamePath = shapeOf(after) === shapeOf(before);
  const places = isSamePath ? withNamesOf(before, after) : after.places;
  return compareFacts(before.operationId, places, before.places)
    .flatMap((difference) => againstKept(difference, before))
    .filter(
      ({ place, what, documented, contracted }) =>
        !(what === 'request' && isSamePath) &&
        (what !== 'mandatory' ||
          !(
            (documented === null && after.mandatoryLost(place)) ||
            (contracted === null && before.mandatoryLost(place))
          )),
    );
}

/** What a page lost and the contract keeps is what a document has to differ from. */
function againstKept(difference: Difference, { mandatoryKept }: OperationSide): Difference[] {
  const { place, what, documented, contracted } = difference;
  if (what !== 'mandatory' || documented === null || contracted !== null) return [difference];
  const kept = mandatoryKept?.(place);
  if (kept === undefined) return [difference];
  return String(kept) === documented ? [] : [{ ...difference, contracted: String(kept) }];
}

/** Names of path parameters are not sent: one that another document spells otherwise is the same parameter. */
function withNamesOf(before: OperationSide, after: OperationSide): Places {
  const [names, others] = [before.path, after.path].map((path) =>
    [...path.matchAll(/\{([^}]*)\}/g)].map(([, name]) => `path ${name}`),
  );
  const renamed = new Map(others?.map((name, index) => [name, names?.[index] ?? name]));
  return new Map([...after.places].map(([place, facts]) => [renamed.get(place) ?? place, facts]));
}

/** Whether a difference is only that the text of one side ends before, or at, the place. */
export const isCutOff = (
  { place, what, documented, contracted }: Pick<Difference, 'place' | 'what' | 'documented' | 'contracted'>,
  after: OperationSide,
  before: OperationSide,
): boolean =>
  (documented === null && isBeyond(place, what, after)) ||
  (contracted === null && isBeyond(place, what, before));

const isBeyond = (place: string, what: string, { complete, cutPlace }: OperationSide) =>
  !complete && (what === 'presence' || place === cutPlace);
