import { startedTask } from '../arrangements/own-objects.js';
import type { Trial } from '../harness/trial.js';

/** A new migration that runs, and the name of its source. */
export async function runningMigration(
  trial: Trial,
): Promise<{ sourceId: string; taskId: string; name: string }> {
  const source = await trial.context.world.source(trial);
  return { sourceId: source.id, name: source.name, taskId: await startedTask(trial, source.id) };
}
