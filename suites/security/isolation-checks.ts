import type { Contract, Operation } from '../../spec/contract.js';
import { isJsonObject, type Json, sameJson } from '../../spec/exact-json.js';
import { demands, type Stage } from '../arrangements/arrangement.js';
import { ARRANGEMENTS } from '../arrangements/arrangements.js';
import { newObject } from '../arrangements/own-objects.js';
import { answerOf } from '../harness/answer-of.js';
import type { Check } from '../harness/check.js';
import type { Credentials } from '../harness/credentials.js';
import { type Exchange, isAccepted } from '../harness/exchange.js';
import { pathOf, RESOURCES } from '../harness/resources.js';
import { show, type Trial } from '../harness/trial.js';
import { wholeList } from '../harness/whole-list.js';
import { CREATED_KINDS, type CreatedKind } from '../results/created-kind.js';
import { isAbout } from './rule-of.js';
import type { Shared } from './shared.js';
import { witnessed } from './stage-of.js';

const RULE = 'foreign-resources';

/** The row of the error table for tasks of somebody else; it is about several operations. */
const OF_TASKS = 'SMS.6527';

/** Requires that a caller of another project neither sees nor changes what the run has created. */
export function isolationChecks(contract: Contract, operation: Operation, shared: Shared): Check[] {
  const { operationId } = operation;
  const arrangement = ARRANGEMENTS[operationId];
  const { other } = shared.callers.others;
  if (!arrangement || !other || !isAbout(RULE, contract, operationId)) return [];
  const requirements = [
    `${operationId}.${RULE}`,
    ...(isAbout(OF_TASKS, contract, operationId) ? [OF_TASKS] : []),
  ];
  const kind = CREATED_KINDS.find((each) => RESOURCES[each].list === operationId);
  return [
    {
      suite: 'security',
      operationId,
      label: 'another project',
      requirements,
      ...demands(arrangement),
      // There is nothing to be seen by others but what the run has created.
      scope: arrangement.scope === 'account-wide' ? 'account-wide' : 'own-resources',
      async run(trial) {
        await shared.demandKnown(trial, other, 'the caller of the other project');
        if (kind) await askList(trial, kind, other, requirements);
        else
          await askAbout(
            trial,
            await witnessed(operationId, arrangement).prepare(trial),
            operation,
            other,
            requirements,
          );
      },
    },
  ];
}

async function askList(
  trial: Trial,
  kind: CreatedKind,
  other: Credentials,
  requirements: readonly string[],
): Promise<void> {
  const id = await newObject(trial, kind);
  const { entries = [], exchange } = await wholeList(kind, (operationId, input) =>
    trial.call(operationId, { ...input, credentials: other }),
  );
  const found = entries.some((entry) => entry.id === id);
  for (const requirement of requirements)
    trial.expect(requirement, {
      ok: !found,
      message: `${RESOURCES[kind].list} shows a caller of another project the ${kind} ${id}.`,
      expected: null,
      received: found ? id : null,
      exchange,
    });
}

async function askAbout(
  trial: Trial,
  stage: Stage,
  operation: Operation,
  other: Credentials,
  requirements: readonly string[],
): Promise<void> {
  const { operationId } = operation;
  const input = stage.input();
  const created = stage.announce?.(input);
  const before = await stage.observe?.();
  const exchange = await trial.call(operationId, { ...input, credentials: other });
  created?.(exchange);
  const after = await stage.observe?.();
  const changed = before !== undefined && !sameJson(before, after ?? null);
  if (changed) stage.adopt?.(after ?? null);
  // A deletion may be accepted for what is not there, and so may a question that is answered with nothing.
  const isHarmless =
    !isAccepted(exchange) || operationId.startsWith('Delete') || tellsNothing(operation, exchange);
  for (const requirement of requirements)
    trial.expect(requirement, {
      ok: isHarmless && !changed,
      message: changed
        ? `${operationId} let a caller of another project change something: ${show(before ?? null)} became ${show(after ?? null)}.`
        : `${operationId} served a caller of another project (status ${exchange.status}).`,
      expected: before ?? null,
      received: after ?? exchange.status,
      exchange,
    });
  const { id } = isAccepted(exchange) ? answerOf(exchange) : {};
  // What was created may belong to the other project, where only its own caller can remove it.
  if (operationId === RESOURCES.task.create && typeof id === 'string')
    await trial.callUnjudged(RESOURCES.task.remove, { path: pathOf('task', id), credentials: other });
}

const tellsNothing = ({ method }: Operation, { json = null }: Exchange): boolean =>
  method === 'GET' && isEmpty(json);

function isEmpty(value: Json): boolean {
  if (Array.isArray(value)) return value.every(isEmpty);
  return isJsonObject(value)
    ? Object.values(value).every(isEmpty)
    : value === null || value === '' || value === 0;
}
