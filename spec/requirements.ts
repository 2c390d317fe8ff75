import { type Condition, conditionsOf } from './conditions.js';
import { type Constraint, requestConstraints, responseConstraints } from './constraints.js';
import type { Contract } from './contract.js';
import { describeConstraint } from './describe-constraint.js';
import { type FurtherTransition, lifecycle, type TaskTransition } from './lifecycle.js';
import type { Level, Requirement } from './requirement.js';
import {
  operationsOf,
  type Rule,
  ruleRequirementId,
  rulesByConstraint,
  rulesOf,
  whyUnasked,
} from './rules.js';

const known = new WeakMap<Contract, Requirement[]>();

/** Every requirement of an edition: from the tables, the rules and the state machines. */
export function requirementsOf(contract: Contract): Requirement[] {
  const requirements = known.get(contract) ?? derive(contract);
  known.set(contract, requirements);
  return requirements;
}

function derive(contract: Contract): Requirement[] {
  const rules = rulesOf(contract.edition);
  const raised = rulesByConstraint(contract.edition);
  const requirements = contract.operations.flatMap((operation) => [
    ...requestConstraints(contract, operation).map((constraint) =>
      fromConstraint(constraint, 'request', levelOfRequest(constraint, raised.get(constraint.id)), contract),
    ),
    ...[...responseConstraints(contract, operation).values()]
      .flat()
      .map((constraint) => fromConstraint(constraint, 'response', levelOfResponse(constraint), contract)),
  ]);
  return [
    ...requirements,
    ...rules.flatMap((rule) => fromRule(rule, contract)),
    ...conditionsOf(contract.edition).map((condition) => fromCondition(condition, contract)),
    ...fromLifecycle(contract),
  ];
}

/** The error table names the refusal of a missing field; of most other limits only the limit is stated. */
function levelOfRequest(constraint: Constraint, rule: Rule | undefined): Level {
  if (rule) return rule.level;
  return constraint.keyword === 'required' ? 'must' : 'should';
}

const levelOfResponse = ({ keyword }: Constraint): Level =>
  keyword === 'type' || keyword === 'enum' || keyword === 'required' ? 'must' : 'should';

function fromConstraint(
  constraint: Constraint,
  kind: 'request' | 'response',
  level: Level,
  { edition }: Contract,
): Requirement {
  const { id, operationId, source, location } = constraint;
  const suite = kind === 'response' ? 'examples' : location === 'header' ? 'security' : 'rejections';
  return { id, operationId, suite, level, kind, statement: describeConstraint(constraint), source, edition };
}

function fromRule(rule: Rule, contract: Contract): Requirement[] {
  const { suite, level, kind = 'rule', statement, source } = rule;
  const operations = operationsOf(rule, contract);
  const each = rule.each ? operations : operations.slice(0, 1);
  return each.map(({ operationId }) => ({
    id: ruleRequirementId(rule, operationId),
    operationId,
    suite,
    level,
    kind,
    statement,
    source,
    edition: contract.edition,
    ...unaskedOf(rule, operationId),
  }));
}

function fromCondition(condition: Condition, { edition }: Contract): Requirement {
  const { id, operations, field, suite, level, statement, source } = condition;
  const [operationId] = operations;
  const kind = field.includes('.response.') ? 'response' : 'request';
  const unasked = unaskedOf(condition, operationId);
  return { id, operationId, suite, level, kind, statement, source, edition, ...unasked };
}

/** The reason why no suite asks it, where none does. */
function unaskedOf(
  rule: Parameters<typeof whyUnasked>[0],
  operationId: string,
): Pick<Requirement, 'unasked'> {
  const unasked = whyUnasked(rule, operationId);
  return unasked ? { unasked } : {};
}

function fromLifecycle({ edition }: Contract): Requirement[] {
  const { transitions, further } = lifecycle.task;
  return [
    ...transitions.map((transition) => fromTransition(transition, 'must', edition)),
    ...further.map((transition) => ({
      ...fromTransition(transition, 'may', edition),
      ...(transition.unasked && { unasked: transition.unasked }),
    })),
  ];
}

function fromTransition(
  { id, operation, action, from = [], to, 'x-source': source }: TaskTransition | FurtherTransition,
  level: Level,
  edition: Contract['edition'],
): Requirement {
  const by = action ? `${operation} with ${action}` : operation;
  const [start, end] = [from.join(' or '), to === undefined ? '' : ` to ${to ?? 'its deletion'}`];
  const [startZh, endZh] = [from.join('或'), to === undefined ? '状态变化' : `变为${to ?? '已删除'}`];
  return {
    id,
    operationId: operation,
    suite: 'lifecycle',
    level,
    kind: 'transition',
    statement: {
      en: `${by} takes a task${start && ` from ${start}`}${end || ' further'}.`,
      zh: `${by}使任务${startZh && `从${startZh}`}${endZh}。`,
    },
    source,
    edition,
  };
}
