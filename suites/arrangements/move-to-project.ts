import { type Exchange, isAccepted } from '../harness/exchange.js';
import { listed } from '../harness/look.js';
import { pathOf } from '../harness/resources.js';
import { summary, type Trial } from '../harness/trial.js';
import { Unproven } from '../harness/unproven.js';
import type { Named } from '../harness/world.js';

/** Asks for a source to be moved to a migration project. */
export const askToMove = (trial: Trial, sourceId: string, projectId: string): Promise<Exchange> =>
  trial.call('UpdateServerName', { path: pathOf('source', sourceId), body: { migprojectid: projectId } });

/** Moves a source to a migration project; throws `Unproven` when that is refused. */
export async function moveToProject(trial: Trial, sourceId: string, projectId: string): Promise<void> {
  const answer = await askToMove(trial, sourceId, projectId);
  if (!isAccepted(answer)) throw new Unproven(`the source could not be moved: ${summary(answer)}`);
}

/** Looks for a source among those of a migration project until it is there. */
export const foundIn = (trial: Trial, { id, name }: Named, projectId: string) =>
  trial.eventually(
    () => listed(trial, 'source', { migproject: projectId, name }, (item) => item.id === id),
    (seen) => seen.items.length === 1,
  );
