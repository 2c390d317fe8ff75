import type { Contract } from '../../spec/contract.js';
import { operationsOf, RULES, type Rule } from '../../spec/rules.js';

/** The rule with an id. Throws when there is none: the suite is wrong then. */
export function ruleOf(id: string): Rule {
  const rule = RULES.find((each) => each.id === id);
  if (!rule) throw new Error(`No file in spec/rules has the rule ${id}.`);
  return rule;
}

/** Whether a rule is about an operation. */
export const isAbout = (id: string, contract: Contract, operationId: string): boolean =>
  operationsOf(ruleOf(id), contract).some((operation) => operation.operationId === operationId);
