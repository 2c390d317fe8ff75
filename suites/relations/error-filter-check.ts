import { moveToProject } from '../arrangements/move-to-project.js';
import { startedTask } from '../arrangements/own-objects.js';
import { bringSourceTo } from '../arrangements/report-state.js';
import { show, type Trial } from '../harness/trial.js';
import { page } from './expect-pages.js';
import { ownResourcesCheck } from './own-resources-check.js';

/** Of the sources that reported errors, a list for one migration project shows its own. */
export const errorFilterCheck = ownResourcesCheck(
  'ListErrorServers',
  'migration project',
  ['R18'],
  async (trial) => {
    const [ours, others] = [await brokenSource(trial), await brokenSource(trial)];
    const healthy = await trial.context.world.source(trial);
    await moveToProject(trial, healthy.id, ours.project);
    const query = { limit: '100', offset: '0', migproject: ours.project };
    const { ids, exchange } = await trial.eventually(
      () => page(trial, 'ListErrorServers', query),
      (seen) => seen.ids.includes(ours.source),
    );
    trial.expect('R18', {
      ok: ids.includes(ours.source) && !ids.includes(others.source) && !ids.includes(healthy.id),
      message: `ListErrorServers with migproject=${ours.project} shows ${show(ids)}; of two sources in error, ${ours.source} is in that project, beside ${healthy.id} without an error.`,
      expected: [ours.source],
      received: ids,
      exchange,
    });
  },
);

/** A source in error, and the migration project that it alone is in. */
async function brokenSource(trial: Trial): Promise<{ source: string; project: string }> {
  const { world } = trial.context;
  const [{ id: project }, { id: source }] = [await world.project(trial), await world.source(trial)];
  await moveToProject(trial, source, project);
  await startedTask(trial, source);
  await bringSourceTo(trial, source, ['error', 'replicating']);
  return { source, project };
}
