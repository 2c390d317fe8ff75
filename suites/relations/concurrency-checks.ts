import type { JsonObject } from '../../spec/exact-json.js';
import { projectBody } from '../bodies/project-body.js';
import { templateRecord } from '../bodies/template-body.js';
import type { Check } from '../harness/check.js';
import { isAccepted } from '../harness/exchange.js';
import { listed, lookFor } from '../harness/look.js';
import { pick } from '../harness/pick.js';
import { queryByName, RESOURCES } from '../harness/resources.js';
import type { Trial } from '../harness/trial.js';
import { disagreements } from './agree.js';
import { expectAgreement } from './expect-agreement.js';
import { ownResourcesCheck } from './own-resources-check.js';

/** How many requests are sent at the same time. */
const AT_ONCE = 4;

/** What several writers do at the same time has the outcome of some order of them. */
export const concurrencyChecks: Check[] = [
  ownResourcesCheck('CreateTemplate', 'one name at once', ['CreateTemplate.concurrent-creation'], (trial) =>
    createAtOnce(trial, 'template', (name) => ({ template: templateRecord(name) })),
  ),
  ownResourcesCheck(
    'CreateMigproject',
    'one name at once',
    ['CreateMigproject.concurrent-creation'],
    (trial) => createAtOnce(trial, 'project', projectBody),
  ),
  ownResourcesCheck('UpdateTask', 'fields at once', ['UpdateTask.concurrent-updates'], updateAtOnce),
];

async function createAtOnce(
  trial: Trial,
  kind: 'template' | 'project',
  body: (name: string) => JsonObject,
): Promise<void> {
  const { world } = trial.context;
  const { create } = RESOURCES[kind];
  const requirement = `${create}.concurrent-creation`;
  const name = world.freshName();
  const answers = await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      const created = world.announce(trial, kind, name);
      const exchange = await trial.call(create, { body: body(name) });
      created(exchange);
      return exchange;
    }),
  );
  const accepted = answers.filter(isAccepted).length;
  const query = queryByName(kind, name);
  const { items, exchange } = await listed(trial, kind, query, (item) => item.name === name);
  trial.expect(requirement, {
    ok: accepted === 1 && items.length === 1,
    message: `${AT_ONCE} requests for a ${kind} named ${name} were sent at once; ${accepted} were accepted, and the list has ${items.length} of that name.`,
    expected: 1,
    received: accepted,
    exchange,
  });
}

async function updateAtOnce(trial: Trial): Promise<void> {
  const { world } = trial.context;
  const source = await world.source(trial);
  const { id } = await world.task(trial, source.id, { speed_limit: 1, migration_ip: '192.168.0.30' });
  for (let round = 1; round <= AT_ONCE; round += 1) {
    const changes: JsonObject = {
      name: world.freshName(),
      speed_limit: 10 * round,
      migration_ip: `192.168.0.${30 + round}`,
    };
    const answers = await Promise.all(
      Object.entries(changes).map(async ([field, value]) => ({
        field,
        exchange: await trial.call('UpdateTask', { path: { task_id: id }, body: { [field]: value } }),
      })),
    );
    const taken = answers.filter(({ exchange }) => isAccepted(exchange)).map(({ field }) => field);
    const expected = pick(changes, taken);
    const look = await lookFor(
      trial,
      'task',
      id,
      ({ record }) => disagreements(expected, record, taken).length === 0,
    );
    if (!expectAgreement(trial, 'UpdateTask.concurrent-updates', expected, look, taken)) return;
  }
}
