import type { Contract } from '../spec/contract.js';
import type { Requirement, SuiteName } from '../spec/requirement.js';
import { catalogueOf } from './catalogue.js';

/** What a run asks about some operations. Every response of a run is judged, whichever suite asked for it. */
export const requirementsOf = (
  contract: Contract,
  suites: readonly SuiteName[],
  operations: ReadonlySet<string>,
): Requirement[] =>
  catalogueOf(contract).filter(
    ({ operationId, suite, kind, unasked }) =>
      !unasked &&
      operationId !== null &&
      operations.has(operationId) &&
      (kind === 'response' || suites.includes(suite)),
  );
