import type { JsonObject } from '../../spec/exact-json.js';
import { askToMove } from '../arrangements/move-to-project.js';
import { minimalProjectBody, projectBody } from '../bodies/project-body.js';
import type { Check } from '../harness/check.js';
import { isAccepted } from '../harness/exchange.js';
import { expectComplete } from '../harness/expect-complete.js';
import { type Look, lookAt, lookFor } from '../harness/look.js';
import { without } from '../harness/pick.js';
import { expectListedAlike } from '../harness/record.js';
import { pathOf } from '../harness/resources.js';
import { summary, type Trial } from '../harness/trial.js';
import { Unproven } from '../harness/unproven.js';
import { disagreements } from './agree.js';
import { expectAgreement } from './expect-agreement.js';
import { expectNew } from './expect-facts.js';
import { expectInProject } from './expect-in-project.js';
import { expectSharedPages } from './expect-pages.js';
import { expectUniqueName } from './expect-unique-name.js';
import { ownResourcesCheck } from './own-resources-check.js';

/** Fields that the documented example of ShowMigproject has and a creation sets. */
const SHOWN = ['name', 'isdefault', 'start_target_server', 'speed_limit', 'use_public_ip'];

/** What a migration project was created or changed with is shown and listed. */
export const projectChecks: Check[] = [
  ownResourcesCheck(
    'CreateMigproject',
    'read back',
    [
      'CreateMigproject.read-back',
      'CreateMigproject.identifiers',
      'ListMigprojects.listing',
      'ShowMigproject.complete',
      'ListMigprojects.complete',
    ],
    readBack,
  ),
  ownResourcesCheck('CreateMigproject', 'defaults', ['R68'], defaults),
  ownResourcesCheck('CreateMigproject', 'names', ['CreateMigproject.SMS.7312'], uniqueNames),
  ownResourcesCheck('UpdateMigproject', 'names', ['UpdateMigproject.SMS.7312'], uniqueNewNames),
  ownResourcesCheck(
    'UpdateMigproject',
    'read back',
    ['UpdateMigproject.read-back', 'ListMigprojects.listing'],
    change,
  ),
  {
    ...ownResourcesCheck(
      'ListMigprojects',
      'pages',
      ['ListMigprojects.R16', 'ListMigprojects.R17', 'ListMigprojects.order'],
      pages,
    ),
    alone: true,
  },
];

/** exist_server is what was sent in one table, and whether the project has servers in another. */
const readable = (record: JsonObject): JsonObject => without(record, ['exist_server']);

async function readBack(trial: Trial): Promise<void> {
  const { world } = trial.context;
  const changes = {
    type: 'MIGRATE_BLOCK',
    speed_limit: 9_999,
    use_public_ip: false,
    syncing: true,
    description: '迁移 a',
  };
  const { id, name } = await world.project(trial, changes);
  const shown = await lookAt(trial, 'project', id);
  const written = readable({ ...projectBody(name), ...changes, id });
  expectAgreement(trial, 'CreateMigproject.read-back', written, shown, SHOWN);
  expectComplete(trial, 'ShowMigproject', written, shown, { except: SHOWN });
  await expectListedAlike(trial, 'project', id);
  const others = {
    type: 'MIGRATE_FILE',
    speed_limit: 0,
    use_public_ip: true,
    start_target_server: true,
    syncing: false,
    start_network_check: true,
  };
  const other = await world.project(trial, others);
  expectNew(trial, 'CreateMigproject.identifiers', [id], other.id);
  const otherShown = await lookAt(trial, 'project', other.id);
  expectAgreement(trial, 'CreateMigproject.read-back', { ...others, name: other.name }, otherShown);
}

async function defaults(trial: Trial): Promise<void> {
  const { world } = trial.context;
  const name = world.freshName();
  const created = world.announce(trial, 'project', name);
  const exchange = await trial.call('CreateMigproject', { body: minimalProjectBody(name) });
  const id = created(exchange);
  if (id === null) throw new Unproven(`CreateMigproject refused its mandatory fields: ${summary(exchange)}.`);
  const shown = await lookAt(trial, 'project', id);
  const expected = { isdefault: false, start_target_server: true, enterprise_project: 'default' };
  expectAgreement(trial, 'R68', expected, shown, ['isdefault', 'start_target_server']);
}

async function uniqueNames(trial: Trial): Promise<void> {
  const { world } = trial.context;
  const { name } = await world.project(trial);
  const created = world.announce(trial, 'project', name);
  const exchange = await trial.call('CreateMigproject', { body: projectBody(name) });
  created(exchange);
  expectUniqueName(trial, 'CreateMigproject.SMS.7312', exchange);
}

async function uniqueNewNames(trial: Trial): Promise<void> {
  const { world } = trial.context;
  const taken = await world.project(trial);
  const { id } = await world.project(trial);
  const exchange = await trial.call('UpdateMigproject', {
    path: pathOf('project', id),
    body: projectBody(taken.name),
  });
  expectUniqueName(trial, 'UpdateMigproject.SMS.7312', exchange);
  const own = await world.project(trial);
  const kept = await trial.call('UpdateMigproject', {
    path: pathOf('project', own.id),
    body: projectBody(own.name),
  });
  trial.expectAccepted('UpdateMigproject.SMS.7312', kept, 'an update that keeps the name');
}

async function change(trial: Trial): Promise<void> {
  const { world } = trial.context;
  const { id } = await world.project(trial);
  const source = await world.source(trial);
  const moved = await askToMove(trial, source.id, id);
  const body: JsonObject = {
    ...projectBody(world.freshName()),
    description: 'changed',
    region: 'cn-north-1',
    speed_limit: 7,
    use_public_ip: false,
    exist_server: false,
    start_target_server: false,
    type: 'MIGRATE_BLOCK',
    syncing: true,
    start_network_check: true,
  };
  // A list that was asked for before must not be shown again.
  await expectListedAlike(trial, 'project', id);
  if (!(await update(trial, id, body))) return;
  await expectListedAlike(trial, 'project', id);
  if (isAccepted(moved))
    await expectInProject(trial, 'UpdateMigproject.read-back', 'UpdateMigproject', source, id);
  await update(trial, id, {
    ...body,
    description: 'changed again',
    speed_limit: 8,
    type: 'MIGRATE_FILE',
  });
}

/** Changes a project and looks at it; tells whether the change was accepted. */
async function update(trial: Trial, id: string, body: JsonObject): Promise<boolean> {
  const answer = await trial.call('UpdateMigproject', { path: pathOf('project', id), body });
  if (!isAccepted(answer)) return false;
  const written = readable({ ...body, id });
  const agrees = ({ record }: Look) => disagreements(written, record, ['name']).length === 0;
  const after = await lookFor(trial, 'project', id, agrees);
  expectAgreement(trial, 'UpdateMigproject.read-back', written, after, SHOWN);
  return true;
}

async function pages(trial: Trial): Promise<void> {
  const { world } = trial.context;
  await world.project(trial);
  await world.project(trial);
  await expectSharedPages(trial, 'ListMigprojects');
}
