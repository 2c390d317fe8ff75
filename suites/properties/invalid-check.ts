import type { Constraint } from '../../spec/constraints.js';
import type { Contract, Operation } from '../../spec/contract.js';
import type { Level } from '../../spec/requirement.js';
import { requirementsOf } from '../../spec/requirements.js';
import { type Arrangement, demands } from '../arrangements/arrangement.js';
import type { Check } from '../harness/check.js';
import { type Exchange, isAccepted } from '../harness/exchange.js';
import { Scene } from '../harness/scene.js';
import { show, summary } from '../harness/trial.js';
import { Unproven } from '../harness/unproven.js';
import { isLost } from '../rejections/constraint-checks.js';
import { isUndecided } from '../rejections/valid-side.js';
import { isClearlyBroken } from './clearly-broken.js';
import { explore, type Outcome } from './explore.js';
import { type BrokenRequest, RequestSpace } from './request-space.js';
import { requirementIds } from './requirement-ids.js';
import { Undocumented } from './undocumented.js';

/** Asks whether requests that break one constraint of a level, at any depth, are refused. */
export function invalidCheck(operation: Operation, arrangement: Arrangement, level: Level): Check {
  const name = operation.operationId;
  const { answered, refused } = requirementIds(name);
  return {
    suite: 'properties',
    operationId: name,
    label: level === 'must' ? 'generated broken requests' : 'generated requests beyond a limit',
    requirements: [refused(level), answered],
    ...demands(arrangement),
    pollutes: operation.requestBody !== undefined,
    async run(trial) {
      const scene = new Scene(trial, name);
      const { contract } = trial.context;
      const space = new RequestSpace(contract, operation, await scene.input());
      const isMeant = constraintsOf(contract, operation, level);
      const requests = space.invalid(isMeant, isClearlyBroken);
      if (!requests) throw new Unproven('no constraint of a valid request can be broken alone');
      const undocumented = Undocumented.of(contract);
      await explore(trial, refused(level), requests, async (broken) => {
        const sample = await scene.input();
        const what = describe(broken);
        const exchange = await scene.sendInvalid(space.input(broken.request, sample, 'plain'), what);
        return outcomeOf(name, exchange, what, broken.constraint, refused(level), undocumented);
      });
    },
  };
}

/** The constraints of a level beyond which the documents are not at odds. */
function constraintsOf(
  contract: Contract,
  operation: Operation,
  level: Level,
): (constraint: Constraint) => boolean {
  const levels = new Map(requirementsOf(contract).map((requirement) => [requirement.id, requirement.level]));
  return (constraint) =>
    levels.get(constraint.id) === level && !isUndecided(constraint.id) && !isLost(constraint, operation);
}

function describe({ constraint, field }: BrokenRequest): string {
  const { path, keyword, limit } = constraint;
  if (keyword === 'required') return `a request without ${path}`;
  const place = path === '' ? 'the body' : path;
  const stated = Array.isArray(limit) ? limit.map(String).join(', ') : String(limit);
  const length = typeof field === 'string' ? ` (${[...field].length} characters)` : '';
  return `a request with ${place} = ${show(field)}${length}, where ${keyword} ${stated} is documented`;
}

function outcomeOf(
  name: string,
  exchange: Exchange,
  what: string,
  { source }: Constraint,
  refused: string,
  undocumented: Undocumented,
): Outcome {
  const { answered } = requirementIds(name);
  const fault = undocumented.in(exchange, what);
  if (fault) return { shown: [], broken: { requirement: answered, ...fault } };
  if (!isAccepted(exchange)) return { shown: [answered, refused] };
  const message = `${name} accepted ${what} with ${summary(exchange)}.`;
  const broken = {
    requirement: refused,
    message,
    expected: 400,
    received: exchange.status,
    exchange,
    source,
  };
  return { shown: [answered], broken };
}
