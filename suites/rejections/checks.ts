import type { Contract, Operation } from '../../spec/contract.js';
import type { Check } from '../harness/check.js';
import { conditionChecks } from './condition-checks.js';
import { constraintChecks } from './constraint-checks.js';
import { envelopeChecks } from './envelope-checks.js';
import { fieldRuleChecks } from './field-rule-checks.js';
import { hostileChecks } from './hostile-checks.js';
import { leaveOutChecks } from './leave-out-checks.js';
import { matrixChecks } from './matrix-checks.js';
import { readingChecks } from './reading-checks.js';
import { sizeChecks } from './size-checks.js';
import { sourceStateChecks } from './source-state-checks.js';
import { targetInUseChecks } from './target-in-use-checks.js';
import { unknownIdChecks, unknownProjectCheck } from './unknown-id-checks.js';

const SINGLE = [...targetInUseChecks, ...sourceStateChecks, unknownProjectCheck];

/** The rejections: just valid is accepted, just invalid is refused, and a refusal changes nothing. */
export function rejections(contract: Contract, operation: Operation): Check[] {
  const { operationId } = operation;
  return [
    ...envelopeChecks(operation),
    ...unknownIdChecks(operation),
    ...hostileChecks(operation),
    ...fieldRuleChecks(contract, operationId),
    ...(operationId === 'UpdateCopyState' ? matrixChecks() : []),
    ...SINGLE.filter((check) => check.operationId === operationId),
    ...sizeChecks(contract, operationId),
    ...leaveOutChecks(contract, operationId),
    ...readingChecks(contract, operationId),
    ...constraintChecks(contract, operation),
    ...conditionChecks(contract, operation),
  ];
}
