import { templateRecord } from '../bodies/template-body.js';
import { errorCode } from '../harness/exchange.js';
import { type Arrangement, anonymous } from './arrangement.js';
import { creating, deleting, fitTo, onObject, startedTask } from './own-objects.js';

export const templateArrangements: Record<string, Arrangement> = {
  ListTemplates: anonymous(() => ({ query: { limit: '10' } })),
  CreateTemplate: {
    scope: 'own-resources',
    prepare: async (trial) =>
      creating(trial, 'template', (name) =>
        fitTo(trial, 'CreateTemplate', { template: templateRecord(name) }),
      ),
  },
  ShowTemplate: onObject('template'),
  UpdateTemplate: onObject('template', (trial) => ({
    template: templateRecord(trial.context.world.freshName()),
  })),
  DeleteTemplate: deleting('template'),
  DeleteTemplates: deleting('template', true),
  ShowTargetPassword: {
    scope: 'own-resources',
    async prepare(trial) {
      const { world } = trial.context;
      const template = await world.template(trial);
      const path = { id: template.id };
      // The error table shows passwords only while a task is under way, and does not say of what.
      if (errorCode(await trial.call('ShowTargetPassword', { path })) === 'SMS.9905') {
        const source = await world.source(trial);
        await startedTask(trial, source.id, { vm_template_id: template.id });
      }
      return { input: () => ({ path }) };
    },
  },
};
