import type { Exchange } from '../harness/exchange.js';
import type { Trial } from '../harness/trial.js';
import { refusalOf } from '../rejections/refusal-of.js';

/**
 * Requires that a name that another object has was refused with the code of the rule.
 *
 * @param requirement the id of the rule behind that of its operation
 */
export function expectUniqueName(trial: Trial, requirement: string, exchange: Exchange): void {
  const rule = requirement.slice(requirement.indexOf('.') + 1);
  const refusal = refusalOf(trial.context.contract, rule, [409]);
  trial.expectRefused(requirement, exchange, 'a name that another one has', refusal);
}
