import { foundIn } from '../arrangements/move-to-project.js';
import type { Trial } from '../harness/trial.js';
import type { Named } from '../harness/world.js';

/** Requires that a source that was moved to a migration project is there after an operation. */
export async function expectInProject(
  trial: Trial,
  requirement: string,
  operationId: string,
  source: Named,
  project: string,
): Promise<void> {
  const { items, exchange } = await foundIn(trial, source, project);
  trial.expect(requirement, {
    ok: items.length === 1,
    message: `The source ${source.id} was moved to ${project}; after ${operationId} it is not listed there.`,
    expected: source.id,
    received: items.length,
    exchange,
  });
}
