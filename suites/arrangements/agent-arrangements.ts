import { isJsonObject } from '../../spec/exact-json.js';
import {
  consistencyBody,
  logBody,
  networkCheckBody,
  progressBody,
  resultBody,
} from '../bodies/report-bodies.js';
import type { Trial } from '../harness/trial.js';
import { Unproven } from '../harness/unproven.js';
import { type Arrangement, anonymous } from './arrangement.js';
import { onMigration } from './own-migration.js';
import { onObject, startTask } from './own-objects.js';

/** What the agent of a source asks for and reports. */
export const agentArrangements: Record<string, Arrangement> = {
  ShowConfig: anonymous(),
  ShowCommand: onMigration(({ sourceId }) => ({ path: { server_id: sourceId } })),
  UpdateCommandResult: {
    scope: 'own-resources',
    async prepare(trial) {
      const source = await trial.context.world.source(trial);
      await startTask(trial, source.id);
      await demandCommand(trial, source.id, 'START');
      return {
        input: () => ({
          path: { server_id: source.id },
          body: resultBody('START', { msg: 'started' }),
        }),
        usedUp: true,
      };
    },
  },
  UpdateTaskSpeed: onMigration(({ taskId }) => ({ path: { task_id: taskId }, body: progressBody() })),
  CollectLog: onMigration(({ taskId }) => ({ path: { task_id: taskId }, body: logBody() }), true),
  UpdateConsistencyResult: onObject('task', consistencyBody, { shownBy: 'ShowConsistencyResult' }),
  ShowConsistencyResult: {
    scope: 'own-resources',
    async prepare(trial) {
      const stage = await onObject('task').prepare(trial);
      await trial.call('UpdateConsistencyResult', { ...stage.input(), body: consistencyBody() });
      return stage;
    },
  },
  ExportConsistencyResults: onMigration(({ taskId, sourceId, sourceName }) => ({
    body: { task_info: [{ task_id: taskId, source_id: sourceId, source_name: sourceName }] },
  })),
  UpdateNetworkCheckInfo: onObject('task', networkCheckBody, { shownIn: 'network_check_info' }),
};

/** Fetches the commands of a source until one of a name is there, or long enough that it never will. */
export const awaitCommand = (trial: Trial, sourceId: string, name: string) =>
  trial.eventually(
    () => trial.call('ShowCommand', { path: { server_id: sourceId } }),
    ({ json }) => isJsonObject(json) && json.command_name === name,
  );

/** Waits for a command that there must be something to report about; throws `Unproven` when it does not come. */
export async function demandCommand(trial: Trial, sourceId: string, name: string): Promise<void> {
  const { json } = await awaitCommand(trial, sourceId, name);
  if (!isJsonObject(json) || json.command_name !== name)
    throw new Unproven(`the command ${name} never waited for the agent`);
}
