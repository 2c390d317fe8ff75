import { placeOf } from '../../spec/condition-place.js';
import { type Condition, conditionsOf } from '../../spec/conditions.js';
import type { Contract, Operation } from '../../spec/contract.js';
import { undecidedBy } from '../../spec/contradictions.js';
import { codesFor } from '../../spec/field-codes.js';
import { whyUnasked } from '../../spec/rules.js';
import { type Arrangement, demands } from '../arrangements/arrangement.js';
import { ARRANGEMENTS } from '../arrangements/arrangements.js';
import { creatingTask } from '../arrangements/task-arrangements.js';
import { windowsSource } from '../bodies/source-body.js';
import type { Check } from '../harness/check.js';
import { type Exchange, isAccepted } from '../harness/exchange.js';
import { Scene } from '../harness/scene.js';
import { summary, type Trial } from '../harness/trial.js';
import { describeChanges } from './changes.js';
import { allowance, conditionCase, type Judges } from './condition-case.js';
import { dealt } from './dealt.js';
import { judgesOf } from './judges-of.js';
import { hasValidSide } from './valid-side.js';

/** Asks for the conditions that a table attaches to a field of a body in words. */
export function conditionChecks(contract: Contract, operation: Operation): Check[] {
  const { operationId } = operation;
  const asked = conditionsOf(contract.edition).filter(
    (condition) =>
      condition.operations[0] === operationId &&
      placeOf(condition).part === 'body' &&
      whyUnasked(condition, operationId) === undefined,
  );
  return [false, true].flatMap((windows) => {
    const conditions = asked.filter(({ when }) => isOfWindowsTask(operationId, when) === windows);
    const arrangement = windows ? creatingTask(windowsSource()) : ARRANGEMENTS[operationId];
    if (!arrangement) return [];
    return dealt(conditions).map(
      (part, index): Check => ({
        suite: 'rejections',
        operationId,
        label: `conditions${windows ? ' of Windows' : ''} ${index + 1}`,
        requirements: part.map(({ id }) => id),
        ...demands(arrangement),
        pollutes: true,
        run: (trial) => askAll(trial, contract, operation, arrangement, part),
      }),
    );
  });
}

/** A task has the system of its source. */
const isOfWindowsTask = (operationId: string, when: Condition['when']): boolean =>
  operationId === 'CreateTask' && 'equals' in when && when.equals === 'WINDOWS';

async function askAll(
  trial: Trial,
  contract: Contract,
  operation: Operation,
  arrangement: Arrangement,
  conditions: readonly Condition[],
): Promise<void> {
  const scene = new Scene(trial, operation.operationId, arrangement);
  const judges = judgesOf(contract, operation);
  for (const condition of conditions) {
    if (!(await askBoth(trial, scene, condition, judges))) await askAllowed(trial, scene, condition);
  }
}

/** @returns whether there are two sides to ask for */
async function askBoth(trial: Trial, scene: Scene, condition: Condition, judges: Judges): Promise<boolean> {
  const { id, field, statement } = condition;
  const { path } = placeOf(condition);
  // Each request has a name of its own.
  const sides = async () => {
    const { body = {}, ...input } = await scene.input();
    const two = conditionCase(condition, path, body, judges);
    return two && { ...two, input };
  };
  const first = await sides();
  if (!first) return false;
  const why = describeChanges({ [path]: first.value });
  if (isOpen(condition)) {
    const { input, breaks } = first;
    note(trial, condition, await scene.sendValid({ ...input, body: breaks }), why);
    return true;
  }
  const constraint = constraintOf(field, condition);
  const good = await scene.sendValid({ ...first.input, body: first.meets });
  // What is named has to exist: a server that does not have it refuses both sides.
  const isFree = hasValidSide(constraint.id) || isAccepted(good);
  if (isFree) trial.expectAccepted(id, good, `a request that satisfies "${statement.en}"`);
  const { input, breaks } = (await sides()) ?? first;
  const bad = await scene.sendInvalid({ ...input, body: breaks }, why);
  const codes = isFree ? [...(condition.codes ?? []), ...codesFor(constraint)] : [];
  trial.expectRefused(id, bad, `${why}, against "${statement.en}"`, { codes });
  return true;
}

async function askAllowed(trial: Trial, scene: Scene, condition: Condition): Promise<void> {
  const { id } = condition;
  const { path } = placeOf(condition);
  const input = await scene.input();
  const allowed = allowance(condition, path, input.body ?? {});
  if (!allowed) {
    trial.context.recorder.unproven(id, 'no request of the edition shows it');
    return;
  }
  const exchange = await scene.sendValid({ ...input, body: allowed.body });
  const why = describeChanges(allowed.changes);
  if (isOpen(condition)) note(trial, condition, exchange, why);
  else trial.expectAccepted(id, exchange, `${why}, which its table allows: "${condition.statement.en}"`);
}

const isOpen = ({ id, level }: Condition): boolean => level === 'may' || undecidedBy(id) !== undefined;

/** Where the documents leave it open, or break it themselves, what the server does is recorded. */
function note(trial: Trial, { id }: Condition, exchange: Exchange, why: string): void {
  trial.expect(id, {
    ok: exchange.status < 500,
    message: `${exchange.operation.operationId} answered ${summary(exchange)} to ${why}.`,
    expected: [200, 400],
    received: exchange.status,
    exchange,
    reading: `${why}: ${isAccepted(exchange) ? 'accepted' : `refused (${summary(exchange)})`}`,
  });
}

/** The constraint of a table that comes closest to what a condition says of its field. */
function constraintOf(field: string, { then }: Condition): Parameters<typeof codesFor>[0] {
  const keyword =
    then === 'required'
      ? 'required'
      : then === 'not-empty'
        ? 'minLength'
        : typeof then === 'object' && 'maxItems' in then
          ? 'maxItems'
          : typeof then === 'object' && ('maximum' in then || 'multipleOf' in then)
            ? 'maximum'
            : 'enum';
  return { id: `${field}.${keyword}`, keyword };
}
