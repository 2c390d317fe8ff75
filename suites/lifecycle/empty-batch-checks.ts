import type { Check } from '../harness/check.js';
import { listed } from '../harness/look.js';
import { RESOURCES } from '../harness/resources.js';
import type { Trial } from '../harness/trial.js';
import { expectKept } from './expect-deleted.js';

type Kind = 'source' | 'task' | 'template';

const CREATE: Record<Kind, (trial: Trial) => Promise<{ id: string }>> = {
  source: (trial) => trial.context.world.source(trial),
  task: async (trial) => {
    const { world } = trial.context;
    return world.task(trial, (await world.source(trial)).id);
  },
  template: (trial) => trial.context.world.template(trial),
};

/**
 * A batch that names nothing deletes nothing. A server that takes it for all there is would delete what belongs to
 * others, so that it is asked only where the account has nothing but what the check created.
 */
export const emptyBatchChecks: Check[] = (['source', 'task', 'template'] as const).map((kind) => {
  const operationId = RESOURCES[kind].removeMany ?? '';
  const requirement = `${operationId}.R39`;
  return {
    suite: 'lifecycle',
    operationId,
    label: 'empty batch',
    requirements: [requirement],
    scope: 'account-wide',
    alone: true,
    async run(trial) {
      const { id } = await CREATE[kind](trial);
      if (await hasOthers(trial, kind, id)) return;
      await trial.call(operationId, { body: { ids: [] } });
      await expectKept(trial, requirement, kind, id);
    },
  };
});

async function hasOthers(trial: Trial, kind: Kind, own: string): Promise<boolean> {
  const { items } = await listed(trial, kind, {}, ({ id }) => id !== own);
  return items.length > 0;
}
