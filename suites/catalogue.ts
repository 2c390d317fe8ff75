import type { Contract } from '../spec/contract.js';
import type { Requirement } from '../spec/requirement.js';
import { requirementsOf } from '../spec/requirements.js';
import { exampleRequirements } from './examples/example-checks.js';

/** Every requirement that the suites know of an edition: those of the contract and those of the examples. */
export const catalogueOf = (contract: Contract): Requirement[] => [
  ...requirementsOf(contract),
  ...exampleRequirements(contract),
];
