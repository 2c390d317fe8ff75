import type { Check } from '../harness/check.js';
import { isAccepted } from '../harness/exchange.js';
import { lookAt, lookFor } from '../harness/look.js';
import type { Trial } from '../harness/trial.js';

/** A batch deletion takes every listed object and leaves the others. */
export const batchDeletionCheck: Check[] = [
  {
    suite: 'lifecycle',
    operationId: 'DeleteServers',
    label: 'batch deletion',
    requirements: ['DeleteServers.R39'],
    scope: 'own-resources',
    async run(trial) {
      const { world } = trial.context;
      const [first, second, kept] = [
        await world.source(trial),
        await world.source(trial),
        await world.source(trial),
      ];
      await deleteAll(trial, 'source', [first.id, second.id], kept.id);
    },
  },
  {
    suite: 'lifecycle',
    operationId: 'DeleteTasks',
    label: 'batch deletion',
    requirements: ['DeleteTasks.R39'],
    scope: 'own-resources',
    async run(trial) {
      const { world } = trial.context;
      const task = async () => (await world.task(trial, (await world.source(trial)).id)).id;
      const [first, second, kept] = [await task(), await task(), await task()];
      await deleteAll(trial, 'task', [first, second], kept);
    },
  },
];

async function deleteAll(trial: Trial, kind: 'source' | 'task', ids: string[], kept: string): Promise<void> {
  const operationId = kind === 'source' ? 'DeleteServers' : 'DeleteTasks';
  const requirement = `${operationId}.R39`;
  const answer = await trial.call(operationId, { body: { ids } });
  if (!trial.expectAccepted(requirement, answer, `the deletion of two ${kind}s`)) return;
  for (const id of ids) {
    const look = await lookFor(trial, kind, id, ({ exchange }) => !isAccepted(exchange));
    trial.expect(requirement, {
      ok: !isAccepted(look.exchange),
      message: `${operationId} was accepted for ${id}, and the ${kind} is still there.`,
      expected: 'gone',
      received: look.exchange.status,
      exchange: look.exchange,
    });
    if (!isAccepted(look.exchange)) trial.context.world.forget(kind, id);
  }
  const other = await lookAt(trial, kind, kept);
  trial.expect(requirement, {
    ok: isAccepted(other.exchange),
    message: `${operationId} for two other ${kind}s also removed ${kept}.`,
    expected: 200,
    received: other.exchange.status,
    exchange: other.exchange,
  });
}
