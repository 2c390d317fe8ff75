import { newObject, startedTask } from '../arrangements/own-objects.js';
import { BUCKET } from '../bodies/report-bodies.js';
import type { Check } from '../harness/check.js';
import { type Exchange, isAccepted } from '../harness/exchange.js';
import type { Trial } from '../harness/trial.js';
import { Unproven } from '../harness/unproven.js';
import { refusalOf } from '../rejections/refusal-of.js';
import { expectUploadCommand } from './expect-upload-command.js';
import { collect, collectionOf, hasEnded } from './log-collection.js';

/** The oldest agent that uploads logs is 25.2.0. */
const TOO_OLD = '2.2.1';

/** Logs and passwords are for tasks that were started. */
export const logChecks: Check[] = [
  {
    suite: 'lifecycle',
    operationId: 'CollectLog',
    label: 'before and after the start',
    requirements: ['SMS.7717', 'SMS.7716', 'R55'],
    scope: 'own-resources',
    async run(trial) {
      await refuseNew(trial);
      const source = await trial.context.world.source(trial);
      const taskId = await startedTask(trial, source.id);
      const first = await collect(trial, taskId);
      if (!trial.expectAccepted('SMS.7717', first, 'to collect the logs of a task that was started'))
        throw new Unproven('no logs could be collected');
      await refuseSecond(trial, taskId);
      await expectUploadCommand(trial, source.id, taskId, BUCKET);
    },
  },
  {
    suite: 'lifecycle',
    operationId: 'CollectLog',
    label: 'old agent',
    requirements: ['SMS.7707'],
    scope: 'own-resources',
    async run(trial) {
      const source = await trial.context.world.source(trial, { agent_version: TOO_OLD });
      const taskId = await startedTask(trial, source.id);
      const refusal = refusalOf(trial.context.contract, 'SMS.7707');
      const answer = await collect(trial, taskId);
      trial.expectRefused('SMS.7707', answer, `to collect logs from an agent ${TOO_OLD}`, refusal);
    },
  },
  {
    suite: 'lifecycle',
    operationId: 'ShowPassphrase',
    label: 'of a new task',
    requirements: ['SMS.9905'],
    scope: 'own-resources',
    async run(trial) {
      const path = { task_id: await newObject(trial, 'task') };
      const answer = await trial.call('ShowPassphrase', { path });
      const refusal = refusalOf(trial.context.contract, 'SMS.9905');
      trial.expectRefused('SMS.9905', answer, 'the passphrase of a task that was never started', refusal);
    },
  },
];

async function refuseNew(trial: Trial): Promise<void> {
  const answer = await collect(trial, await newObject(trial, 'task'));
  const refusal = refusalOf(trial.context.contract, 'SMS.7717');
  trial.expectRefused('SMS.7717', answer, 'to collect the logs of a task that was never started', refusal);
}

/** How often a collection may end between the look at it and the next request. */
const ENDINGS = 3;

/** A second collection is refused as long as the first one is at work; a service may be done with it at once. */
async function refuseSecond(trial: Trial, taskId: string): Promise<void> {
  const { contract, recorder } = trial.context;
  let again: Exchange | undefined;
  for (let attempt = 0; attempt < ENDINGS && (again === undefined || isAccepted(again)); attempt += 1) {
    const state = await collectionOf(trial, taskId);
    if (hasEnded(state)) {
      recorder.leaveOut('SMS.7716', `the collection is ${state} at once`);
      return;
    }
    again = await collect(trial, taskId);
  }
  const refusal = refusalOf(contract, 'SMS.7716');
  if (again)
    trial.expectRefused('SMS.7716', again, 'to collect logs before the last collection has ended', refusal);
}
