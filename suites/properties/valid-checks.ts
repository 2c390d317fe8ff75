import type { Operation } from '../../spec/contract.js';
import { codesFor } from '../../spec/field-codes.js';
import { type Arrangement, demands } from '../arrangements/arrangement.js';
import type { Check } from '../harness/check.js';
import { type CallInput, type Exchange, errorCode, isAccepted } from '../harness/exchange.js';
import { Scene } from '../harness/scene.js';
import { summary } from '../harness/trial.js';
import { describeRequest } from './describe-request.js';
import { explore, type Outcome } from './explore.js';
import { type Range, RequestSpace } from './request-space.js';
import { requirementIds } from './requirement-ids.js';
import { Undocumented } from './undocumented.js';

/** Asks whether requests that satisfy every table are answered as documented, whatever their fields mean. */
export function answeredCheck(operation: Operation, arrangement: Arrangement): Check {
  const { answered } = requirementIds(operation.operationId);
  return check(operation, arrangement, 'generated requests', answered, [answered], 'tables', () => undefined);
}

/** Asks whether requests that satisfy every table, and mean something, are accepted. */
export function acceptedCheck(operation: Operation, arrangement: Arrangement): Check {
  const { answered, accepted } = requirementIds(operation.operationId);
  return check(
    operation,
    arrangement,
    'generated plain requests',
    accepted,
    [accepted, answered],
    'plain',
    (space) => {
      const codes = new Set(space.varying.flatMap(codesFor));
      return (exchange) => isAccepted(exchange) || (isAbout(exchange, codes) ? false : undefined);
    },
  );
}

/** Whether a refusal speaks of what varies; one with another reason says nothing about that. */
const isAbout = (exchange: Exchange, codes: ReadonlySet<string>): boolean =>
  codes.has(errorCode(exchange) ?? '') || errorCode(exchange) === undefined;

/** Says whether an answer accepts; `undefined` when that is not for us to say. */
type Accepts = (exchange: Exchange) => boolean | undefined;

function check(
  operation: Operation,
  arrangement: Arrangement,
  label: string,
  requirement: string,
  requirements: string[],
  range: Range,
  judgeBy: (space: RequestSpace) => Accepts | undefined,
): Check {
  const name = operation.operationId;
  return {
    suite: 'properties',
    operationId: name,
    label,
    requirements,
    ...demands(arrangement),
    pollutes: operation.requestBody !== undefined,
    async run(trial) {
      const scene = new Scene(trial, name);
      const { contract } = trial.context;
      const space = new RequestSpace(contract, operation, await scene.input());
      const requests = space.valid(range);
      // Then only what is broken about it is left to vary.
      if (!requests) return;
      const accepts = judgeBy(space);
      const undocumented = Undocumented.of(contract);
      await explore(trial, requirement, requests, async (generated) => {
        const sample = await scene.input();
        const input = space.input(generated, sample, range);
        const exchange = await scene.sendValid(input);
        return outcomeOf(name, exchange, { input, sample }, undocumented, accepts);
      });
    },
  };
}

function outcomeOf(
  name: string,
  exchange: Exchange,
  { input, sample }: { input: CallInput; sample: CallInput },
  undocumented: Undocumented,
  accepts: Accepts | undefined,
): Outcome {
  const { answered, accepted } = requirementIds(name);
  const what = describeRequest(input, sample);
  const fault = undocumented.in(exchange, what);
  if (fault) return { shown: [], broken: { requirement: answered, ...fault } };
  const isRight = accepts?.(exchange);
  if (isRight === undefined) return { shown: [answered] };
  if (isRight) return { shown: [answered, accepted] };
  const message = `${name} refused ${what} with ${summary(exchange)}; its tables allow it.`;
  const broken = { requirement: accepted, message, expected: 200, received: exchange.status, exchange };
  return { shown: [answered], broken };
}
