import { isAccepted } from '../harness/exchange.js';
import { listed, lookAt, lookFor } from '../harness/look.js';
import type { Trial } from '../harness/trial.js';
import type { CreatedKind } from '../results/created-kind.js';

/** Requires that an object whose deletion was accepted is shown no more, neither by itself nor in a list. */
export async function expectGone(
  trial: Trial,
  requirement: string,
  kind: CreatedKind,
  id: string,
): Promise<void> {
  const { exchange } = await lookFor(trial, kind, id, (look) => !isAccepted(look.exchange));
  trial.expect(requirement, {
    ok: !isAccepted(exchange),
    message: `The deletion of ${id} was accepted, and the ${kind} is still there.`,
    expected: 'gone',
    received: exchange.status,
    exchange,
  });
  if (isAccepted(exchange)) return;
  trial.context.world.forget(kind, id);
  await expectUnlisted(trial, requirement, kind, id);
}

/** Requires that no list has an object that was deleted. */
export async function expectUnlisted(
  trial: Trial,
  requirement: string,
  kind: CreatedKind,
  id: string,
): Promise<void> {
  const query: Record<string, string> = kind === 'source' || kind === 'task' ? { id } : {};
  const { items, exchange } = await trial.eventually(
    () => listed(trial, kind, query, (item) => item.id === id),
    (seen) => seen.items.length === 0,
  );
  trial.expect(requirement, {
    ok: items.length === 0,
    message: `${exchange.operation.operationId} still contains the deleted ${kind} ${id}.`,
    expected: 0,
    received: items.length,
    exchange,
  });
}

/** Requires that an object outlives the deletion of others. */
export async function expectKept(
  trial: Trial,
  requirement: string,
  kind: CreatedKind,
  id: string,
): Promise<void> {
  const { exchange } = await lookAt(trial, kind, id);
  trial.expect(requirement, {
    ok: isAccepted(exchange),
    message: `The deletion of other ${kind}s also removed ${id}.`,
    expected: 200,
    received: exchange.status,
    exchange,
  });
}
