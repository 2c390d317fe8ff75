import type { CallInput } from '../harness/exchange.js';
import type { Arrangement } from './arrangement.js';
import { shown, startedTask } from './own-objects.js';

/** A started task and its source. */
export interface Migration {
  sourceId: string;
  sourceName: string;
  taskId: string;
}

/** An operation on a task that was started. */
export const onMigration = (input: (migration: Migration) => CallInput, usedUp = false): Arrangement => ({
  scope: 'own-resources',
  async prepare(trial) {
    const source = await trial.context.world.source(trial);
    const taskId = await startedTask(trial, source.id);
    const migration = { sourceId: source.id, sourceName: source.name, taskId };
    return {
      input: () => input(migration),
      observe: () => shown(trial, 'task', taskId),
      usedUp,
    };
  },
});
