import { loadContract } from '../../../spec/contract.js';
import type { Requirement, SuiteName } from '../../../spec/requirement.js';
import { operationsOf, ruleRequirementId, rulesOf } from '../../../spec/rules.js';
import { catalogueOf } from '../../../suites/catalogue.js';
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

const contract = loadContract();

/** What the suites ask of the default edition and a server can fail; what is only recorded is left out. */
const ASKED: ReadonlyMap<string, Requirement> = new Map(
  catalogueOf(contract)
    .filter(({ unasked, level, suite }) => !unasked && level !== 'may' && SUITES.includes(suite))
    .map((requirement) => [requirement.id, requirement]),
);

/** Every rule of the default edition that a suite asks, once for each of its requirements. */
export function askedRules(): AskedRule[] {
  return rulesOf(contract.edition).flatMap((rule) => {
    const operations = operationsOf(rule, contract);
    return (rule.each ? operations : operations.slice(0, 1)).flatMap(({ operationId }) => {
      const requirement = ASKED.get(ruleRequirementId(rule, operationId));
      if (!requirement || !COVERED_OPERATIONS.includes(operationId)) return [];
      const { id, suite, kind } = requirement;
      return [{ id, operationId, suite, kind, codes: rule.codes ?? [] }];
    });
  });
}

/** The transitions and the examples that a server has to carry out. */
export const askedDeeds = (): string[] =>
  [...ASKED.values()].filter(({ kind }) => kind === 'transition' || kind === 'example').map(({ id }) => id);

/** What is asked of an operation under the name of a rule, or all its requirements of a kind. */
export const askedOf = (operation: string, ruleOrKind: string): string[] =>
  [...ASKED.values()]
    .filter(
      ({ id, kind, operationId }) =>
        operationId === operation && (kind === ruleOrKind || id === `${operation}.${ruleOrKind}`),
    )
    .map(({ id }) => id);

/** The operation that the catalogue has a requirement of the default edition under. */
export const ownerOf = (requirement: string): string | undefined =>
  ASKED.get(requirement)?.operationId ?? undefined;

/** The suites that show requirements of the default edition. */
export const suitesOf = (requirements: readonly string[]): SuiteName[] =>
  SUITES.filter((suite) => requirements.some((id) => ASKED.get(id)?.suite === suite));
