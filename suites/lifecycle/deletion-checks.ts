import { startedTask } from '../arrangements/own-objects.js';
import { bringSourceTo } from '../arrangements/report-state.js';
import { projectBody } from '../bodies/project-body.js';
import { templateRecord } from '../bodies/template-body.js';
import type { Check } from '../harness/check.js';
import { isAccepted } from '../harness/exchange.js';
import { pathOf, RESOURCES } from '../harness/resources.js';
import type { Trial } from '../harness/trial.js';
import type { CreatedKind } from '../results/created-kind.js';
import { expectGone, expectKept } from './expect-deleted.js';

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
      const [older, { id, name }, newer] = [
        await world.source(trial),
        await world.source(trial),
        await world.source(trial),
      ];
      await nameAlike(trial, 'source', newer.id, name);
      const answer = await trial.call('DeleteServer', { path: { source_id: id } });
      if (!trial.expectAccepted('R20', answer, 'to delete a source without a task')) return;
      await expectGone(trial, 'R20', 'source', id);
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
      const task = async () => world.task(trial, (await world.source(trial)).id);
      const [older, { id, name }, newer] = [await task(), await task(), await task()];
      await nameAlike(trial, 'task', newer.id, name);
      const answer = await trial.call('DeleteTask', { path: { task_id: id } });
      if (!trial.expectAccepted('task-deletion', answer, 'to delete a task that is READY')) return;
      await expectGone(trial, 'task-deletion', 'task', id);
      await refuseAgain(trial, 'task-deletion', 'task', id);
      for (const kept of [older, newer]) await expectKept(trial, 'task-deletion', 'task', kept.id);
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
      await nameAlike(trial, 'source', kept.id, second.name);
      await deleteAll(trial, 'source', [first.id, second.id], kept.id);
    },
  },
  {
    suite: 'lifecycle',
    operationId: 'DeleteServers',
    label: 'batch with a source that has a task',
    requirements: ['DeleteServers.SMS.7601'],
    scope: 'own-resources',
    async run(trial) {
      const { world } = trial.context;
      const [free, busy] = [await world.source(trial), await world.source(trial)];
      await startedTask(trial, busy.id);
      // Whether the rest of such a batch is deleted is left open.
      await trial.call('DeleteServers', { body: { ids: [free.id, busy.id] } });
      await expectKept(trial, 'DeleteServers.SMS.7601', 'source', busy.id);
    },
  },
  {
    suite: 'lifecycle',
    operationId: 'DeleteTasks',
    label: 'batch with a task that runs',
    requirements: ['DeleteTasks.SMS.7719'],
    scope: 'own-resources',
    async run(trial) {
      const { world } = trial.context;
      const [free, source] = [await world.source(trial), await world.source(trial)];
      const idle = await world.task(trial, free.id);
      const busy = await startedTask(trial, source.id);
      await bringSourceTo(trial, source.id, ['replicate', 'replicating']);
      // Whether the rest of such a batch is deleted is left open.
      await trial.call('DeleteTasks', { body: { ids: [idle.id, busy] } });
      await expectKept(trial, 'DeleteTasks.SMS.7719', 'task', busy);
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
      const task = async () => world.task(trial, (await world.source(trial)).id);
      const [first, second, kept] = [await task(), await task(), await task()];
      await nameAlike(trial, 'task', kept.id, second.name);
      await deleteAll(trial, 'task', [first.id, second.id], kept.id);
    },
  },
  {
    suite: 'lifecycle',
    operationId: 'DeleteTemplates',
    label: 'batch deletion',
    requirements: ['DeleteTemplates.R39'],
    scope: 'own-resources',
    async run(trial) {
      const { world } = trial.context;
      const [first, second, kept] = [
        await world.template(trial),
        await world.template(trial),
        await world.template(trial),
      ];
      await deleteAll(trial, 'template', [first.id, second.id], kept.id);
    },
  },
  ...(['template', 'project'] as const).map(singleDeletion),
];

/** A template or migration project is gone after its deletion, and only it. */
function singleDeletion(kind: 'template' | 'project'): Check {
  const { remove } = RESOURCES[kind];
  const requirement = `${remove}.deletion`;
  return {
    suite: 'lifecycle',
    operationId: remove,
    label: 'single deletion',
    requirements: [requirement],
    scope: 'own-resources',
    async run(trial) {
      const { world } = trial.context;
      const [older, { id, name }, newer] = [
        await world[kind](trial),
        await world[kind](trial),
        await world[kind](trial),
      ];
      const answer = await trial.call(remove, { path: pathOf(kind, id) });
      if (!trial.expectAccepted(requirement, answer, `to delete a ${kind} that nothing uses`)) return;
      await expectGone(trial, requirement, kind, id);
      await refuseAgain(trial, requirement, kind, id);
      for (const kept of [older, newer]) await expectKept(trial, requirement, kind, kept.id);
      await expectFree(trial, requirement, kind, name);
    },
  };
}

/** Names are unique among what there is: that of something deleted can be given again. */
async function expectFree(
  trial: Trial,
  requirement: string,
  kind: 'template' | 'project',
  name: string,
): Promise<void> {
  const created = trial.context.world.announce(trial, kind, name);
  const body = kind === 'template' ? { template: templateRecord(name) } : projectBody(name);
  const answer = await trial.eventually(() => trial.call(RESOURCES[kind].create, { body }), isAccepted);
  created(answer);
  trial.expectAccepted(requirement, answer, `to create a ${kind} with the name of a deleted one`);
}

/** Names are no identifiers: a server that takes the name of another object has to tell the two apart. */
async function nameAlike(trial: Trial, kind: 'source' | 'task', id: string, name: string): Promise<void> {
  const operationId = kind === 'source' ? 'UpdateServerName' : 'UpdateTask';
  await trial.call(operationId, { path: pathOf(kind, id), body: { name } });
}

async function deleteAll(trial: Trial, kind: CreatedKind, ids: string[], kept: string): Promise<void> {
  const operationId = RESOURCES[kind].removeMany ?? '';
  const requirement = `${operationId}.R39`;
  const answer = await trial.call(operationId, { body: { ids } });
  if (!trial.expectAccepted(requirement, answer, `the deletion of two ${kind}s`)) return;
  for (const id of ids) await expectGone(trial, requirement, kind, id);
  await expectKept(trial, requirement, kind, kept);
}

async function refuseAgain(trial: Trial, requirement: string, kind: CreatedKind, id: string): Promise<void> {
  const { remove, unknown } = RESOURCES[kind];
  const again = await trial.call(remove, { path: pathOf(kind, id) });
  trial.expectRefused(requirement, again, `to delete a ${kind} twice`, { codes: [unknown], statuses: [404] });
}
