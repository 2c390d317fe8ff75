import { loadContract } from '../spec/contract.js';
import type { Edition } from '../spec/editions.js';
import { PROFILES, type ProfileName, profileOf } from '../spec/profiles.js';
import { unknownName } from './unknown-name.js';
import { UsageError } from './usage-error.js';

/**
 * Checks that the contract and the profile have the operations.
 *
 * @throws {UsageError} for an operation that one of them does not have
 */
export function checkOperations(operations: readonly string[], edition: Edition, profile: ProfileName): void {
  const contract = loadContract(edition);
  const described = contract.operations.map(({ operationId }) => operationId);
  const unknown = operations.find((operation) => !described.includes(operation));
  if (unknown !== undefined) throw unknownName('operation', unknown, described);
  const { operations: inProfile } = profileOf(contract, profile);
  const leftOut = operations.find((operation) => !inProfile.has(operation));
  if (leftOut === undefined) return;
  const having = PROFILES.filter((name) => profileOf(contract, name).operations.has(leftOut));
  throw new UsageError(
    `operation '${leftOut}' is not in the profile ${profile}: expected --profile ${having.join(' or ')}, or another operation`,
  );
}
