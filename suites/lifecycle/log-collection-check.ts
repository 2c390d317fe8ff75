import { startedTask } from '../arrangements/own-objects.js';
import { resultBody } from '../bodies/report-bodies.js';
import { answerOf } from '../harness/answer-of.js';
import type { Check } from '../harness/check.js';
import { isAccepted } from '../harness/exchange.js';
import { summary, type Trial } from '../harness/trial.js';
import { Unproven } from '../harness/unproven.js';
import { collect, collectionOf, hasEnded } from './log-collection.js';

/** More commands than a collection has. */
const MOST_COMMANDS = 6;

/**
 * The agent uploads logs, or fails to; once the service shows that the collection has ended, there is room for another
 * one. In which order the states follow each other is open.
 */
export const logCollectionCheck: Check = {
  suite: 'lifecycle',
  operationId: 'CollectLog',
  label: 'after a collection',
  requirements: ['SMS.7716'],
  scope: 'own-resources',
  async run(trial) {
    const source = await trial.context.world.source(trial);
    const taskId = await startedTask(trial, source.id);
    const first = await collect(trial, taskId);
    if (!isAccepted(first)) throw new Unproven(`no logs could be collected: ${summary(first)}`);
    for (const result of ['success', 'fail'] as const) {
      await carryOut(trial, source.id, taskId, result);
      const state = await trial.eventually(() => collectionOf(trial, taskId), hasEnded);
      if (!hasEnded(state)) {
        trial.context.recorder.leaveOut('SMS.7716', `the collection is ${state || 'not shown'}`);
        return;
      }
      const again = await trial.eventually(() => collect(trial, taskId), isAccepted);
      if (!trial.expectAccepted('SMS.7716', again, `to collect logs after the last collection is ${state}`))
        return;
    }
  },
};

/** The agent does what it is told until there is nothing more; only the upload has the result. */
async function carryOut(
  trial: Trial,
  sourceId: string,
  taskId: string,
  result: 'success' | 'fail',
): Promise<void> {
  const path = { server_id: sourceId };
  for (let count = 0; count < MOST_COMMANDS; count += 1) {
    await collectionOf(trial, taskId);
    const { command_name: name } = answerOf(await trial.call('ShowCommand', { path }));
    if (typeof name !== 'string' || name === '') return;
    trial.context.recorder.see('command', name);
    await collectionOf(trial, taskId);
    const body = resultBody(name, undefined, name === 'UPLOAD_LOG' ? result : 'success');
    if (!isAccepted(await trial.call('UpdateCommandResult', { path, body }))) return;
  }
}
