import { loadContract } from '../spec/contract.js';
import type { Edition } from '../spec/editions.js';
import { COVERED_OPERATIONS } from '../suites/covered.js';
import { unknownName } from './unknown-name.js';
import { UsageError } from './usage-error.js';

/**
 * Checks that the suites cover the operations.
 *
 * @throws {UsageError} for an operation that the contract does not have, or that no suite covers yet
 */
export function checkOperations(operations: readonly string[], edition: Edition): void {
  const uncovered = operations.find((operation) => !COVERED_OPERATIONS.includes(operation));
  if (uncovered === undefined) return;
  checkDescribed([uncovered], edition);
  throw new UsageError(
    `operation '${uncovered}' is in the contract, but no suite covers it yet: ` +
      `expected one of ${COVERED_OPERATIONS.join(', ')}`,
  );
}

/**
 * Checks that the contract has the operations.
 *
 * @throws {UsageError} for an operation that it does not have
 */
export function checkDescribed(operations: readonly string[], edition: Edition): void {
  const described = loadContract(edition).operations.map(({ operationId }) => operationId);
  const unknown = operations.find((operation) => !described.includes(operation));
  if (unknown !== undefined) throw unknownName('operation', unknown, described);
}
