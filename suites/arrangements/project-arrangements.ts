import type { Json } from '../../spec/exact-json.js';
import { projectBody } from '../bodies/project-body.js';
import { entriesOf, pathOf } from '../harness/resources.js';
import type { Trial } from '../harness/trial.js';
import { type Arrangement, anonymous } from './arrangement.js';
import { creating, deleting, fitTo, fitted, onObject } from './own-objects.js';

export const projectArrangements: Record<string, Arrangement> = {
  ListMigprojects: anonymous(() => ({ query: { limit: '10' } })),
  CreateMigproject: {
    scope: 'own-resources',
    prepare: async (trial) =>
      creating(trial, 'project', (name) => fitTo(trial, 'CreateMigproject', projectBody(name))),
  },
  ShowMigproject: onObject('project'),
  UpdateMigproject: onObject('project', fitted('UpdateMigproject', projectBody)),
  DeleteMigproject: deleting('project'),
  UpdateDefaultMigproject: {
    scope: 'account-wide',
    alone: true,
    async prepare(trial) {
      const { world } = trial.context;
      const { id } = await world.project(trial);
      await keepDefaultProject(trial);
      return {
        input: () => ({ path: pathOf('project', id) }),
        observe: async () => (await defaultProjects(trial)) as Json,
      };
    },
  },
};

/** The ids of the projects that the list marks as the default. */
export async function defaultProjects(trial: Trial): Promise<string[]> {
  const list = await trial.call('ListMigprojects', { query: { limit: '100' } });
  const entries = entriesOf('project', list) ?? [];
  return entries.filter(({ isdefault }) => isdefault === true).map(({ id }) => String(id));
}

/** Gives the default back at the end of the check to the project that has it now; the default cannot be deleted. */
export async function keepDefaultProject(trial: Trial): Promise<void> {
  for (const id of await defaultProjects(trial))
    trial.context.world.restore(trial, 'UpdateDefaultMigproject', { path: pathOf('project', id) });
}
