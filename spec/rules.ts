import type { Contract, Operation } from './contract.js';
import type { Edition } from './editions.js';
import { ERROR_CODES } from './errors.js';
import type { Level, Requirement, SuiteName } from './requirement.js';
import type { Source } from './source.js';
import { readYaml } from './yaml-file.js';

/** What the rules are about; each subject has a file of its own. */
const SUBJECTS = [
  'every-operation',
  'credentials',
  'sources',
  'source-checks',
  'tasks',
  'task-actions',
  'histories',
  'agent',
  'templates',
  'migration-projects',
  'account',
  'service',
  'agent-errors',
] as const;

/** A sentence in both languages. */
export interface Text {
  en: string;
  zh: string;
}

/** A behavioural requirement: what a request in a certain situation must lead to. */
export interface Rule {
  /** As the documents number it (an error code), `Rn`, or a name. */
  id: string;
  /** One requirement per operation, whose id is prefixed with the operation. */
  each?: boolean;
  operations: string[] | 'all' | 'with-body';
  /** Operations of these that it is not about. */
  except?: string[];
  /** Leaves out operations whose table makes the token optional or does not list it. */
  unless?: 'optional-token';
  /** The editions it belongs to; every edition when absent. */
  editions?: Edition[];
  level: Level;
  suite: SuiteName;
  kind?: Requirement['kind'];
  statement: Text;
  source: Source;
  /** What a client does and sees; every rule has either this or `untestable`. */
  observable?: Text;
  /** Why a client cannot see it. Such a rule is never asked. */
  untestable?: Text;
  /** False while no suite asks it; the operations for which a suite does while it is only some. */
  asked?: boolean | string[];
  /** Ids of requirements that show it; then no suite asks it under its own name. */
  shownBy?: string[];
  /** Error codes that name the situation; the suites accept any of them in the refusal. */
  codes?: string[];
  /**
   * Ids of schema constraints for which the rule names the consequence: they have its level, and its codes are
   * accepted besides the general ones.
   */
  raises?: string[];
}

/** A rule as it is written: a reason by its name, the codes of a range by the first and the last. */
type Written = Omit<Rule, 'untestable'> & { untestable?: string; range?: [string, string] };

const reasons = readYaml<Record<string, Text>>('spec/rules/reasons.yaml');

/** Every rule of every edition. */
export const RULES: readonly Rule[] = SUBJECTS.flatMap((subject) =>
  readYaml<Written[]>(`spec/rules/${subject}.yaml`).map(toRule),
);

/** The rules of an edition. */
export const rulesOf = (edition: Edition): Rule[] =>
  RULES.filter((rule) => rule.editions?.includes(edition) ?? true);

/** The rules that name the consequence of breaking a schema constraint, by the id of the constraint. */
export const rulesByConstraint = (edition: Edition): ReadonlyMap<string, Rule> =>
  new Map(rulesOf(edition).flatMap((rule) => (rule.raises ?? []).map((id) => [id, rule] as const)));

/** The operations of a contract that a rule is about. */
export function operationsOf(rule: Rule, contract: Contract): Operation[] {
  return contract.operations.filter((operation) => {
    if (rule.except?.includes(operation.operationId)) return false;
    if (rule.unless === 'optional-token' && !requiresToken(operation)) return false;
    if (rule.operations === 'all') return true;
    if (rule.operations === 'with-body') return operation.requestBody !== undefined;
    return rule.operations.includes(operation.operationId);
  });
}

/** The requirement id of a rule, for one operation where it has one per operation. */
export const ruleRequirementId = (rule: Rule, operationId: string): string =>
  rule.each ? `${operationId}.${rule.id}` : rule.id;

/** Why no suite asks a rule of an operation; undefined when one does. */
export function whyUnasked(
  { untestable, asked, shownBy }: Pick<Rule, 'untestable' | 'asked' | 'shownBy'>,
  operationId: string,
): Text | undefined {
  if (untestable) return untestable;
  if (asked === undefined || asked === true) return undefined;
  if (Array.isArray(asked) && asked.includes(operationId)) return undefined;
  if (!shownBy) return { en: 'No suite asks this yet.', zh: '尚无测试覆盖。' };
  return { en: `Shown by ${shownBy.join(', ')}.`, zh: `由${shownBy.join('、')}体现。` };
}

/** The reason with a name. */
export function reasonOf(name: string): Text {
  const reason = reasons[name];
  if (!reason) throw new Error(`reasons.yaml has no reason ${name}.`);
  return reason;
}

function toRule({ untestable, range, ...rule }: Written): Rule {
  return {
    ...rule,
    ...(range && { codes: codesFrom(...range) }),
    ...(untestable !== undefined && { untestable: reasonOf(untestable) }),
  };
}

function codesFrom(first: string, last: string): string[] {
  return ERROR_CODES.filter((code) => code >= first && code <= last);
}

/** Whether the table of an operation demands the token. */
export const requiresToken = (operation: Operation) =>
  operation.parameters.some(({ name, required }) => name === 'X-Auth-Token' && required);
