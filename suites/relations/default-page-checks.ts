import type { Check } from '../harness/check.js';
import { expectDefaultPage } from '../harness/expect-default-page.js';
import type { Trial } from '../harness/trial.js';
import { ownResourcesCheck } from './own-resources-check.js';

/** More than what usually stands in the place of a documented default: 10, 20 or 25. */
const MANY = 26;

/** Lists that are asked for without a limit while they have more than a short page holds. */
export const defaultPageChecks: Check[] = [
  ownResourcesCheck('ListTasks', 'default page', ['ListTasks.R17', 'ListServers.R17'], tasks),
  ownResourcesCheck('ListMigprojects', 'default page', ['ListMigprojects.R17'], projects),
];

async function tasks(trial: Trial): Promise<void> {
  const { world } = trial.context;
  for (let number = 0; number < MANY; number += 1) await world.task(trial, (await world.source(trial)).id);
  await expectDefaultPage(trial, 'ListServers', MANY);
  await expectDefaultPage(trial, 'ListTasks', MANY);
}

async function projects(trial: Trial): Promise<void> {
  const { world } = trial.context;
  for (let number = 0; number < MANY; number += 1) await world.project(trial);
  await expectDefaultPage(trial, 'ListMigprojects', MANY);
}
