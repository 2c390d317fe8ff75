import type { Contract } from '../spec/contract.js';
import type { Requirement } from '../spec/requirement.js';
import { requirementsOf } from '../spec/requirements.js';
import { COVERED_OPERATIONS } from './covered.js';
import { exampleRequirements } from './examples/example-checks.js';

const NOT_COVERED = { en: 'No suite asks this operation yet.', zh: '尚无测试覆盖该操作。' };

/** Every requirement that the suites know of an edition: those of the contract and those of the examples. */
export const catalogueOf = (contract: Contract): Requirement[] =>
  [...requirementsOf(contract), ...exampleRequirements(contract)].map((requirement) =>
    requirement.unasked || COVERED_OPERATIONS.includes(requirement.operationId ?? '')
      ? requirement
      : { ...requirement, unasked: NOT_COVERED },
  );
