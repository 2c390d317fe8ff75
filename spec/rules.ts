import type { Contract, Operation } from './contract.js';
import type { Edition } from './editions.js';
import type { Level, Requirement, SuiteName } from './requirement.js';
import type { Source } from './source.js';
import { readYaml } from './yaml-file.js';

/** A behavioural requirement as `rules.yaml` has it. */
export interface Rule {
  id: string;
  /** One requirement per operation. */
  each?: boolean;
  operations: string[] | 'all' | 'with-body';
  /** Leaves out operations whose table makes the token optional or does not list it. */
  unless?: 'optional-token';
  /** The editions it belongs to; every edition when absent. */
  editions?: Edition[];
  level: Level;
  suite: SuiteName;
  kind?: Requirement['kind'];
  statement: { en: string; zh: string };
  source: Source;
  /** What a client can do and see; absent where the statement says it already. */
  observable?: { en: string; zh: string };
  /** Why a client cannot see it. Such a rule is never asked. */
  untestable?: { en: string; zh: string };
  /** False while no suite asks a rule that could be asked. */
  asked?: boolean;
  codes?: string[];
  raises?: string[];
}

const rules: readonly Rule[] = readYaml<Rule[]>('spec/rules.yaml');

/** The rules of an edition. */
export const rulesOf = (edition: Edition): Rule[] =>
  rules.filter((rule) => rule.editions?.includes(edition) ?? true);

/** The operations of a contract that a rule is about. */
export function operationsOf(rule: Rule, contract: Contract): Operation[] {
  return contract.operations.filter((operation) => {
    if (rule.unless === 'optional-token' && !requiresToken(operation)) return false;
    if (rule.operations === 'all') return true;
    if (rule.operations === 'with-body') return operation.requestBody !== undefined;
    return rule.operations.includes(operation.operationId);
  });
}

/** The requirement id of a rule, for one operation where it has one per operation. */
export const ruleRequirementId = (rule: Rule, operationId: string): string =>
  rule.each ? `${operationId}.${rule.id}` : rule.id;

const requiresToken = (operation: Operation) =>
  operation.parameters.some(({ name, required }) => name === 'X-Auth-Token' && required);
