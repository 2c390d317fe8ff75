import type { Contract, Operation } from '../../spec/contract.js';
import type { Check } from '../harness/check.js';
import { constraintChecks } from './constraint-checks.js';
import { envelopeChecks } from './envelope-checks.js';
import { fieldRuleChecks } from './field-rule-checks.js';
import { hostileChecks } from './hostile-checks.js';
import { matrixChecks } from './matrix-checks.js';
import { targetInUseCheck } from './target-in-use-check.js';
import { unknownIdChecks } from './unknown-id-checks.js';

/** The rejections: just valid is accepted, just invalid is refused, and a refusal changes nothing. */
export function rejections(contract: Contract, operation: Operation): Check[] {
  const { operationId } = operation;
  return [
    ...envelopeChecks(operation),
    ...unknownIdChecks(operation),
    ...hostileChecks(operation),
    ...fieldRuleChecks(contract, operationId),
    ...(operationId === 'UpdateCopyState' ? matrixChecks() : []),
    ...(operationId === 'CreateTask' ? [targetInUseCheck] : []),
    ...constraintChecks(contract, operation),
  ];
}
