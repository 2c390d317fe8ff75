import { loadContract } from '../spec/contract.js';
import type { Edition } from '../spec/editions.js';
import { unknownName } from './unknown-name.js';

/**
 * Checks that the contract has the operations.
 *
 * @throws {UsageError} for an operation that it does not have
 */
export function checkOperations(operations: readonly string[], edition: Edition): void {
  const described = loadContract(edition).operations.map(({ operationId }) => operationId);
  const unknown = operations.find((operation) => !described.includes(operation));
  if (unknown !== undefined) throw unknownName('operation', unknown, described);
}
