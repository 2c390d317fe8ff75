import { isJsonObject, type JsonObject } from '../../../spec/exact-json.js';
import { startedTask } from '../../arrangements/own-objects.js';
import { defaultProjects, keepDefaultProject } from '../../arrangements/project-arrangements.js';
import { minimalTaskBody } from '../../bodies/task-body.js';
import type { Check } from '../../harness/check.js';
import { type Exchange, isAccepted } from '../../harness/exchange.js';
import { lookFor } from '../../harness/look.js';
import { pathOf } from '../../harness/resources.js';
import { show, type Trial } from '../../harness/trial.js';
import { Unproven } from '../../harness/unproven.js';
import { freshId } from '../../recording/part.js';
import { collect, collectionOf, hasEnded } from '../log-collection.js';

const ROUNDS = 3;

/** Requests at the same time of which only one can be accepted, or only one can last. */
export const specialRaces: readonly Check[] = [
  {
    suite: 'lifecycle',
    operationId: 'CreateTask',
    label: 'race for a target server',
    requirements: ['CreateTask.races'],
    scope: 'own-resources',
    run: (trial) => rounds(() => createForOneTarget(trial)),
  },
  {
    suite: 'lifecycle',
    operationId: 'CollectLog',
    label: 'race of two collections',
    requirements: ['CollectLog.races'],
    scope: 'own-resources',
    run: (trial) => rounds(() => collectTwice(trial)),
  },
  {
    suite: 'lifecycle',
    operationId: 'UpdateDefaultMigproject',
    label: 'race for the default',
    requirements: ['UpdateDefaultMigproject.races'],
    scope: 'account-wide',
    alone: true,
    run: moveDefaultTwice,
  },
];

async function rounds(run: () => Promise<void>): Promise<void> {
  for (let round = 1; round <= ROUNDS; round += 1) await run();
}

/** Requires that at most one of several requests was accepted. */
function expectOne(trial: Trial, requirement: string, answers: Exchange[], what: string): void {
  const accepted = answers.filter(isAccepted).length;
  trial.expect(requirement, {
    ok: accepted === 1,
    message: `${what} were sent at the same time; ${accepted} were accepted.`,
    expected: 1,
    received: accepted,
    exchange: answers.find(isAccepted) ?? answers[0],
  });
}

/** A target server is that of one task. */
async function createForOneTarget(trial: Trial): Promise<void> {
  const { world } = trial.context;
  const vmId = freshId();
  const sources = [await world.source(trial), await world.source(trial)];
  for (const { id } of sources) await takeTask(trial, id);
  const answers = await Promise.all(
    sources.map(async ({ id }) => {
      const name = world.freshName();
      const created = world.announce(trial, 'task', name);
      const exchange = await trial.call('CreateTask', { body: bodyFor(name, id, vmId) });
      created(exchange);
      return exchange;
    }),
  );
  expectOne(trial, 'CreateTask.races', answers, `Two tasks for the target server ${vmId}`);
}

/** Gives a source a task and takes it away again, which may take a while: only a source that is ready gets one. */
async function takeTask(trial: Trial, sourceId: string): Promise<void> {
  const { id } = await trial.context.world.task(trial, sourceId);
  await trial.call('DeleteTask', { path: { task_id: id } });
  const { exchange } = await lookFor(trial, 'task', id, ({ exchange }) => !isAccepted(exchange));
  if (isAccepted(exchange)) throw new Unproven('a new task could not be deleted');
}

function bodyFor(name: string, sourceId: string, vmId: string): JsonObject {
  const body = minimalTaskBody(name, sourceId);
  const target = isJsonObject(body.target_server) ? body.target_server : {};
  return { ...body, target_server: { ...target, vm_id: vmId } };
}

/** Logs are collected once at a time. */
async function collectTwice(trial: Trial): Promise<void> {
  const source = await trial.context.world.source(trial);
  const taskId = await startedTask(trial, source.id);
  const answers = await Promise.all([collect(trial, taskId), collect(trial, taskId)]);
  // A service may be done with the first one at once.
  if (answers.every(isAccepted) && hasEnded(await collectionOf(trial, taskId))) return;
  expectOne(trial, 'CollectLog.races', answers, 'Two collections of the logs of a task');
}

/** One project is the default, also after two became it at once. */
async function moveDefaultTwice(trial: Trial): Promise<void> {
  const { world } = trial.context;
  await keepDefaultProject(trial);
  const projects = [(await world.project(trial)).id, (await world.project(trial)).id];
  await rounds(async () => {
    const answers = await Promise.all(
      projects.map((id) => trial.call('UpdateDefaultMigproject', { path: pathOf('project', id) })),
    );
    const taken = projects.filter((_, index) => answers.slice(index, index + 1).some(isAccepted));
    const isOne = (ids: string[]) => ids.length === 1 && taken.includes(ids[0] ?? '');
    const ids = await trial.eventually(() => defaultProjects(trial), isOne);
    trial.expect('UpdateDefaultMigproject.races', {
      ok: taken.length === 0 || isOne(ids),
      message: `Two projects were made the default at the same time (${taken.length} accepted); ListMigprojects marks ${show(ids)}.`,
      expected: taken,
      received: ids,
    });
  });
}
