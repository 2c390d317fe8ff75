import { compareFacts, type Difference } from '../compare-contract.js';
import type { OperationSide } from './side.js';

/** The facts that two sides state differently; those that conversion lost on one side are none. */
export const differencesOf = (after: OperationSide, before: OperationSide): Difference[] =>
  compareFacts(before.operationId, after.places, before.places).filter(
    ({ place, what, documented, contracted }) =>
      what !== 'mandatory' ||
      !(
        (documented === null && after.mandatoryLost(place)) ||
        (contracted === null && before.mandatoryLost(place))
      ),
  );

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
