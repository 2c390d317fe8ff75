import type { Contract } from '../spec/contract.js';
import type { SuiteName } from '../spec/requirement.js';
import { COVERED_OPERATIONS } from './covered.js';
import { acceptanceChecks } from './examples/acceptance-checks.js';
import { exampleChecks } from './examples/example-checks.js';
import { optionsCheck } from './examples/options-check.js';
import { versionChecks } from './examples/version-checks.js';
import type { Check } from './harness/check.js';
import { lifecycleChecks } from './lifecycle/checks.js';
import { properties } from './properties/checks.js';
import { rejections } from './rejections/checks.js';
import { relations } from './relations/checks.js';
import { security } from './security/checks.js';
import type { Callers } from './security/shared.js';

/** Every check of the suites, in the order in which they start. */
export function checksOf(contract: Contract, suites: readonly SuiteName[], callers: Callers): Check[] {
  const covered = contract.operations.filter(({ operationId }) => COVERED_OPERATIONS.includes(operationId));
  const bySuite: Partial<Record<SuiteName, () => Check[]>> = {
    examples: () =>
      covered.flatMap((operation) => [
        ...acceptanceChecks(operation),
        ...versionChecks(operation),
        optionsCheck(operation),
        ...exampleChecks(contract, operation),
      ]),
    rejections: () => covered.flatMap((operation) => rejections(contract, operation)),
    properties: () => covered.flatMap((operation) => properties(contract, operation)),
    relations: () => covered.flatMap(relations),
    lifecycle: () => covered.flatMap(lifecycleChecks),
    security: () => security(contract, covered, callers),
  };
  return suites.flatMap((suite) => bySuite[suite]?.() ?? []);
}
