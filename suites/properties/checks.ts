import type { Contract, Operation } from '../../spec/contract.js';
import { operationsOf, ruleRequirementId, rulesOf } from '../../spec/rules.js';
import { ARRANGEMENTS } from '../arrangements/arrangements.js';
import type { Check } from '../harness/check.js';
import { invalidCheck } from './invalid-check.js';
import { acceptedCheck, answeredCheck } from './valid-checks.js';

/** The properties: what generated requests lead to. */
export function properties(contract: Contract, operation: Operation): Check[] {
  const arrangement = ARRANGEMENTS[operation.operationId];
  if (!arrangement) return [];
  const demanded = new Set(
    rulesOf(contract.edition)
      .filter((rule) => rule.suite === 'properties' && operationsOf(rule, contract).includes(operation))
      .map((rule) => ruleRequirementId(rule, operation.operationId)),
  );
  const checks = [
    answeredCheck(operation, arrangement),
    acceptedCheck(operation, arrangement),
    invalidCheck(operation, arrangement, 'must'),
    invalidCheck(operation, arrangement, 'should'),
  ];
  return checks.filter(({ requirements: [shown] }) => shown !== undefined && demanded.has(shown));
}
