import { moveToProject } from '../arrangements/move-to-project.js';
import { keepDefaultProject } from '../arrangements/project-arrangements.js';
import { templateRecord } from '../bodies/template-body.js';
import type { Check } from '../harness/check.js';
import { isAccepted } from '../harness/exchange.js';
import { expectDefaultPage } from '../harness/expect-default-page.js';
import { lookAt } from '../harness/look.js';
import { QUOTAS } from '../harness/quotas.js';
import { pathOf, RESOURCES } from '../harness/resources.js';
import { summary, type Trial } from '../harness/trial.js';
import { Unproven } from '../harness/unproven.js';
import { refusalOf } from '../rejections/refusal-of.js';
import type { CreatedKind } from '../results/created-kind.js';

/** More templates than any account has. */
const MOST_TEMPLATES = QUOTAS.template.most;

/** What others depend on cannot be deleted, and no account has more than it may. */
export const inUseChecks: Check[] = [
  {
    suite: 'lifecycle',
    operationId: 'DeleteTemplate',
    label: 'template of a task',
    requirements: ['DeleteTemplate.SMS.7111', 'DeleteTemplates.SMS.7111'],
    scope: 'own-resources',
    run: templateOfTask,
  },
  {
    suite: 'lifecycle',
    operationId: 'DeleteMigproject',
    label: 'project with a source',
    requirements: ['SMS.7311'],
    scope: 'own-resources',
    run: projectWithSource,
  },
  {
    suite: 'lifecycle',
    operationId: 'DeleteMigproject',
    label: 'default project',
    requirements: ['SMS.7303'],
    scope: 'account-wide',
    alone: true,
    run: defaultProject,
  },
  {
    suite: 'lifecycle',
    operationId: 'CreateTemplate',
    label: 'number of templates',
    requirements: ['SMS.8115', 'ListTemplates.R17'],
    scope: 'account-wide',
    alone: true,
    run: manyTemplates,
  },
];

async function expectKept(trial: Trial, kind: CreatedKind, id: string): Promise<void> {
  const { exchange } = await lookAt(trial, kind, id);
  if (!isAccepted(exchange)) throw new Unproven(`the ${kind} was deleted although it was in use`);
}

async function templateOfTask(trial: Trial): Promise<void> {
  const { world, contract } = trial.context;
  const template = await world.templateForTask(trial);
  const source = await world.source(trial);
  const task = await world.task(trial, source.id, { vm_template_id: template.id });
  const refusal = refusalOf(contract, 'SMS.7111');
  const why = 'to delete a template that a task uses';
  const single = await trial.call('DeleteTemplate', { path: { id: template.id } });
  trial.expectRefused('DeleteTemplate.SMS.7111', single, why, refusal);
  await expectKept(trial, 'template', template.id);
  const batch = await trial.call('DeleteTemplates', { body: { ids: [template.id] } });
  trial.expectRefused('DeleteTemplates.SMS.7111', batch, why, refusal);
  await expectKept(trial, 'template', template.id);
  await removed(trial, 'task', task.id);
  const free = await trial.eventually(
    () => trial.call('DeleteTemplate', { path: { id: template.id } }),
    isAccepted,
  );
  trial.expectAccepted('DeleteTemplate.SMS.7111', free, 'to delete a template whose task is gone');
}

async function removed(trial: Trial, kind: CreatedKind, id: string): Promise<void> {
  const answer = await trial.call(RESOURCES[kind].remove, { path: pathOf(kind, id) });
  if (!isAccepted(answer)) throw new Unproven(`the ${kind} could not be deleted: ${summary(answer)}`);
}

async function projectWithSource(trial: Trial): Promise<void> {
  const { world, contract } = trial.context;
  const project = await world.project(trial);
  const other = await world.project(trial);
  const source = await world.source(trial);
  await moveToProject(trial, source.id, project.id);
  const path = pathOf('project', project.id);
  const answer = await trial.call('DeleteMigproject', { path });
  trial.expectRefused(
    'SMS.7311',
    answer,
    'to delete a migration project that has a source',
    refusalOf(contract, 'SMS.7311'),
  );
  await expectKept(trial, 'project', project.id);
  await moveToProject(trial, source.id, other.id);
  const free = await trial.eventually(() => trial.call('DeleteMigproject', { path }), isAccepted);
  trial.expectAccepted('SMS.7311', free, 'to delete a migration project whose source was moved away');
}

async function defaultProject(trial: Trial): Promise<void> {
  const { world, contract } = trial.context;
  await keepDefaultProject(trial);
  const { id } = await world.project(trial);
  const path = pathOf('project', id);
  const made = await trial.call('UpdateDefaultMigproject', { path });
  if (!isAccepted(made)) throw new Unproven(`the project did not become the default: ${summary(made)}`);
  const answer = await trial.call('DeleteMigproject', { path });
  const refusal = refusalOf(contract, 'SMS.7303');
  trial.expectRefused('SMS.7303', answer, 'to delete the default migration project', refusal);
  await expectKept(trial, 'project', id);
  const other = await world.project(trial);
  const moved = await trial.call('UpdateDefaultMigproject', { path: pathOf('project', other.id) });
  if (!isAccepted(moved)) return;
  const free = await trial.eventually(() => trial.call('DeleteMigproject', { path }), isAccepted);
  trial.expectAccepted('SMS.7303', free, 'to delete a migration project that is no longer the default');
}

async function manyTemplates(trial: Trial): Promise<void> {
  const { world, contract } = trial.context;
  const create = async () => {
    const name = world.freshName();
    const created = world.announce(trial, 'template', name);
    const body = { template: templateRecord(name) };
    const exchange = await trial.callAtLimit('CreateTemplate', { body });
    return { id: created(exchange), exchange };
  };
  const accepted: (string | null)[] = [];
  for (let number = 1; number <= MOST_TEMPLATES + 1; number += 1) {
    const { id, exchange } = await create();
    if (isAccepted(exchange) && number <= MOST_TEMPLATES) {
      accepted.push(id);
      continue;
    }
    const refusal = refusalOf(contract, 'SMS.8115');
    trial.expectRefused('SMS.8115', exchange, `more than ${MOST_TEMPLATES} templates`, refusal);
    break;
  }
  await expectDefaultPage(trial, 'ListTemplates', accepted.length);
  const last = accepted.at(-1) ?? null;
  if (last === null) return;
  const removal = await trial.call('DeleteTemplate', { path: pathOf('template', last) });
  if (!isAccepted(removal)) return;
  const again = await trial.eventually(create, ({ exchange }) => isAccepted(exchange));
  trial.expectAccepted('SMS.8115', again.exchange, 'a template in the place of a deleted one');
}
