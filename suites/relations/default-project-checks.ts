import { foundIn } from '../arrangements/move-to-project.js';
import { defaultProjects, keepDefaultProject } from '../arrangements/project-arrangements.js';
import { projectBody } from '../bodies/project-body.js';
import type { Check } from '../harness/check.js';
import { isAccepted } from '../harness/exchange.js';
import { lookAt } from '../harness/look.js';
import { pathOf } from '../harness/resources.js';
import { show, summary, type Trial } from '../harness/trial.js';
import { Unproven } from '../harness/unproven.js';
import { ownResourcesCheck } from './own-resources-check.js';

/** How often a look at the one default of the account is repeated when somebody else may have moved it. */
const ATTEMPTS = 3;

/** One migration project is the default, and gets the new sources. */
export const defaultProjectChecks: Check[] = [
  {
    ...ownResourcesCheck('UpdateDefaultMigproject', 'one default', ['R67'], oneDefault),
    scope: 'account-wide',
    alone: true,
  },
  {
    ...ownResourcesCheck('RegisterServer', 'project of a new source', ['R9'], newSourceInDefault),
    scope: 'account-wide',
    alone: true,
  },
  {
    ...ownResourcesCheck('CreateMigproject', 'second default', ['SMS.7313', 'R67'], secondDefault),
    scope: 'account-wide',
    alone: true,
  },
];

async function makeDefault(trial: Trial, id: string): Promise<void> {
  const exchange = await trial.call('UpdateDefaultMigproject', { path: pathOf('project', id) });
  if (!isAccepted(exchange))
    throw new Unproven(`UpdateDefaultMigproject refused a new project: ${summary(exchange)}.`);
}

async function oneDefault(trial: Trial): Promise<void> {
  const { world } = trial.context;
  await keepDefaultProject(trial);
  const first = await world.project(trial);
  const second = await world.project(trial);
  for (let attempt = 1; ; attempt += 1) {
    await makeDefault(trial, first.id);
    await makeDefault(trial, second.id);
    const found = await trial.eventually(
      () => defaultProjects(trial),
      (ids) => ids.length === 1 && ids[0] === second.id,
    );
    const shown = [await lookAt(trial, 'project', first.id), await lookAt(trial, 'project', second.id)];
    const flags = shown.map(({ record }) => record.isdefault ?? null);
    const ok = found.length === 1 && found[0] === second.id && flags[0] === false && flags[1] === true;
    if (!ok && attempt < ATTEMPTS) continue;
    trial.expect('R67', {
      ok,
      message: `The projects ${first.id} and ${second.id} were made the default one after the other; the list marks ${show(found)}, and the two show isdefault ${show(flags)}.`,
      expected: [second.id],
      received: found,
      ...(shown[1] && { exchange: shown[1].exchange }),
    });
    return;
  }
}

async function newSourceInDefault(trial: Trial): Promise<void> {
  const { world } = trial.context;
  await keepDefaultProject(trial);
  const project = await world.project(trial);
  for (let attempt = 1; ; attempt += 1) {
    await makeDefault(trial, project.id);
    const source = await world.source(trial);
    const { items, exchange } = await foundIn(trial, source, project.id);
    const kept = await defaultProjects(trial);
    const isKept = kept.length === 1 && kept[0] === project.id;
    if (!(items.length === 1 && isKept) && attempt < ATTEMPTS) continue;
    trial.expect('R9', {
      ok: items.length === 1,
      message: `The new source ${source.id} is not among those of ${project.id}, the default project.`,
      expected: source.id,
      received: items.length,
      exchange,
    });
    trial.expect('R9', {
      ok: isKept,
      message: `A source was registered in ${project.id}, the default project; the list marks ${show(kept)} since.`,
      expected: [project.id],
      received: kept,
    });
    return;
  }
}

/** The error table refuses a second default, the documented request makes one. */
async function secondDefault(trial: Trial): Promise<void> {
  const { world } = trial.context;
  await keepDefaultProject(trial);
  const name = world.freshName();
  const created = world.announce(trial, 'project', name);
  const exchange = await trial.call('CreateMigproject', { body: { ...projectBody(name), isdefault: true } });
  created(exchange);
  trial.expect('SMS.7313', {
    ok: true,
    message: '',
    expected: null,
    received: null,
    exchange,
    reading: isAccepted(exchange) ? 'accepted' : `refused (${summary(exchange)})`,
  });
  for (let attempt = 1; ; attempt += 1) {
    const found = await trial.eventually(
      () => defaultProjects(trial),
      (ids) => ids.length === 1,
    );
    if (found.length !== 1 && attempt < ATTEMPTS) continue;
    trial.expect('R67', {
      ok: found.length === 1,
      message: `A default project was asked for beside the one that there was; the list marks ${show(found)}.`,
      expected: 'one default',
      received: found,
      exchange,
    });
    return;
  }
}
