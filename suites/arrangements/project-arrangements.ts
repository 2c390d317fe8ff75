import type { Json } from '../../spec/exact-json.js';
import { projectBody } from '../bodies/project-body.js';
import { listed } from '../harness/look.js';
import { isOurs } from '../harness/own-name.js';
import { pathOf } from '../harness/resources.js';
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
  const { items } = await listed(trial, 'project', {}, ({ isdefault }) => isdefault === true);
  return items.map(({ id }) => String(id));
}

/** Gives the default back at the end of the check to the project that has it now; the default cannot be deleted. */
export async function keepDefaultProject(trial: Trial): Promise<void> {
  // Another run that has moved the default gives it back soon.
  const { items } = await trial.eventually(
    () => listed(trial, 'project', {}, ({ isdefault, name }) => isdefault === true && !isOurs(name)),
    (seen) => seen.items.length > 0,
  );
  for (const { id } of items) trial.context.world.restoreDefault(trial, String(id));
}
