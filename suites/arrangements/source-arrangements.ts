import { diskInfoBody, sourceBody, sourceChangeBody } from '../bodies/source-body.js';
import { stateReport } from '../harness/state-report.js';
import { type Arrangement, anonymous } from './arrangement.js';
import { creating, deleting, fitTo, fitted, onObject, shown, startedTask } from './own-objects.js';

export const sourceArrangements: Record<string, Arrangement> = {
  ListErrorServers: anonymous(() => ({ query: { limit: '10', offset: '0' } })),
  ListServers: anonymous(() => ({ query: { limit: '10' } })),
  ShowOverview: anonymous(),
  RegisterServer: {
    scope: 'own-resources',
    prepare: async (trial) =>
      creating(trial, 'source', (name) => fitTo(trial, 'RegisterServer', sourceBody(name))),
  },
  ShowServer: onObject('source'),
  UpdateServerName: onObject('source', fitted('UpdateServerName', sourceChangeBody)),
  UpdateDiskInfo: onObject(
    'source',
    fitted('UpdateDiskInfo', () => diskInfoBody('/dev/vdq')),
  ),
  UpdateCopyState: {
    scope: 'own-resources',
    async prepare(trial) {
      const source = await trial.context.world.source(trial);
      await startedTask(trial, source.id);
      return {
        input: () => ({
          path: { source_id: source.id },
          body: stateReport(trial.context, 'replicate', 'replicating'),
        }),
        observe: () => shown(trial, 'source', source.id),
      };
    },
  },
  DeleteServer: deleting('source'),
  DeleteServers: deleting('source', true),
};
