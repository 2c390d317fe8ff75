import type { Check } from '../harness/check.js';
import { isAccepted } from '../harness/exchange.js';
import { lookAt, lookFor } from '../harness/look.js';
import type { Trial } from '../harness/trial.js';

/** A deletion takes what it names, one object or every listed one, and leaves the others. */
export const deletionChecks: Check[] = [
  {
    suite: 'lifecycle',
    operationId: 'DeleteServer',
    label: 'single deletion',
    requirements: ['R20'],
    scope: 'own-resources',
    async run(trial) {
      const { world } = trial.context;
      const [older, id, newer] = [
        await world.source(trial),
        (await world.source(trial)).id,
        await world.source(trial),
      ];
      const answer = await trial.call('DeleteServer', { path: { source_id: id } });
      if (!trial.expectAccepted('R20', answer, 'to delete a source without a task')) return;
      for (const kept of [older, newer]) await expectKept(trial, 'R20', 'source', kept.id);
    },
  },
  {
    suite: 'lifecycle',
    operationId: 'DeleteTask',
    label: 'single deletion',
    requirements: ['task-deletion'],
    scope: 'own-resources',
    async run(trial) {
      const { world } = trial.context;
      const task = async () => (await world.task(trial, (await world.source(trial)).id)).id;
      const [older, id, newer] = [await task(), await task(), await task()];
      const answer = await trial.call('DeleteTask', { path: { task_id: id } });
      if (!trial.expectAccepted('task-deletion', answer, 'to delete a task that is READY')) return;
      for (const kept of [older, newer]) await expectKept(trial, 'task-deletion', 'task', kept);
    },
  },
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
  await expectKept(trial, requirement, kind, kept);
}

async function expectKept(
  trial: Trial,
  requirement: string,
  kind: 'source' | 'task',
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
