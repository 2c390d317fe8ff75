import { loadContract } from '../../../spec/contract.js';
import type { Requirement, SuiteName } from '../../../spec/requirement.js';
import { requirementsOf } from '../../../spec/requirements.js';
import { operationsOf, ruleRequirementId, rulesOf } from '../../../spec/rules.js';
import { COVERED_OPERATIONS, SUITES } from '../../../suites/covered.js';

/** A rule as the suites ask it of an operation. */
export interface AskedRule {
  /** The requirement. */
  id: string;
  operationId: string;
  suite: SuiteName;
  kind: Requirement['kind'];
  /** The codes that name the situation; none where the rule is about something else than a refusal. */
  codes: readonly string[];
}

/** Every rule of the default edition that a suite asks, once for each of its requirements. */
export function askedRules(): AskedRule[] {
  const contract = loadContract();
  const asked = new Map(requirementsOf(contract).flatMap((one) => (one.unasked ? [] : [[one.id, one]])));
  return rulesOf(contract.edition).flatMap((rule) => {
    const operations = operationsOf(rule, contract);
    return (rule.each ? operations : operations.slice(0, 1)).flatMap(({ operationId }) => {
      const requirement = asked.get(ruleRequirementId(rule, operationId));
      const isCovered = COVERED_OPERATIONS.includes(operationId) && SUITES.includes(rule.suite);
      if (!requirement || !isCovered) return [];
      const { id, suite, kind } = requirement;
      return [{ id, operationId, suite, kind, codes: rule.codes ?? [] }];
    });
  });
}
