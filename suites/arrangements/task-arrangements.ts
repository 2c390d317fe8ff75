import { isJsonObject, type Json, type JsonObject } from '../../spec/exact-json.js';
import { settingsBody, speedLimitsBody } from '../bodies/report-bodies.js';
import { taskBody, taskChangeBody } from '../bodies/task-body.js';
import { entriesOf } from '../harness/resources.js';
import type { Trial } from '../harness/trial.js';
import { type Arrangement, anonymous } from './arrangement.js';
import { onMigration } from './own-migration.js';
import { creating, deleting, fitTo, fitted, onObject } from './own-objects.js';

/** A new task, with every field of the table, for a new source of which some fields are changed. */
export const creatingTask = (ofSource: JsonObject = {}): Arrangement => ({
  scope: 'own-resources',
  async prepare(trial) {
    const source = await trial.context.world.source(trial, ofSource);
    const stage = creating(trial, 'task', (name) => fitTo(trial, 'CreateTask', taskBody(name, source.id)));
    return { ...stage, observe: () => tasksOf(trial, source.id) };
  },
});

export const taskArrangements: Record<string, Arrangement> = {
  ListTasks: anonymous(() => ({ query: { limit: '10' } })),
  CreateTask: creatingTask(),
  ShowTask: onObject('task'),
  UpdateTask: onObject('task', fitted('UpdateTask', taskChangeBody)),
  UpdateTaskStatus: onObject(
    'task',
    () => ({ operation: 'start', switch_hce: false, is_need_consistency_check: false }),
    { usedUp: true },
  ),
  DeleteTask: deleting('task'),
  DeleteTasks: deleting('task', true),
  UpdateSpeed: onObject('task', speedLimitsBody, { shownBy: 'ShowsSpeedLimits' }),
  ShowsSpeedLimits: {
    scope: 'own-resources',
    async prepare(trial) {
      const stage = await onObject('task').prepare(trial);
      await trial.call('UpdateSpeed', { ...stage.input(), body: speedLimitsBody() });
      return stage;
    },
  },
  ShowPassphrase: onMigration(({ taskId }) => ({ path: { task_id: taskId } })),
  ShowCertKey: onMigration(({ taskId }) => ({ path: { task_id: taskId } })),
  UnlockTargetEcs: onObject('task'),
  UploadSpecialConfigurationSetting: onObject('task', settingsBody, { shownBy: 'ShowConfigSetting' }),
  ShowConfigSetting: {
    scope: 'own-resources',
    async prepare(trial) {
      const stage = await onObject('task').prepare(trial);
      await trial.call('UploadSpecialConfigurationSetting', { ...stage.input(), body: settingsBody() });
      return stage;
    },
  },
};

async function tasksOf(trial: Trial, sourceId: string): Promise<Json> {
  const tasks = entriesOf('task', await trial.call('ListTasks', { query: { source_server_id: sourceId } }));
  return (tasks ?? [])
    .filter(({ source_server }) => isJsonObject(source_server) && source_server.id === sourceId)
    .filter(({ id }) => !trial.context.world.created(id))
    .map(({ id }) => id ?? null);
}
