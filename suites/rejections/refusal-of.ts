import type { Contract } from '../../spec/contract.js';
import { rulesOf } from '../../spec/rules.js';
import type { Refusal } from '../harness/trial.js';

/** The refusal that a rule documents. Throws when the edition has no such rule: the suite is wrong then. */
export function refusalOf(contract: Contract, ruleId: string, statuses: readonly number[] = []): Refusal {
  const rule = rulesOf(contract.edition).find(({ id }) => id === ruleId);
  if (!rule)
    throw new Error(`No file in spec/rules has the rule ${ruleId} for the edition ${contract.edition}.`);
  return { codes: rule.codes ?? [], statuses };
}
