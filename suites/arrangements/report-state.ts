import { type Exchange, isAccepted } from '../harness/exchange.js';
import { stateReport } from '../harness/state-report.js';
import { summary, type Trial } from '../harness/trial.js';
import { Unproven } from '../harness/unproven.js';

/** A state of a source as other operations show it, such as `replicate`, and its migration cycle. */
export type SourceState = readonly [state: string, cycle: string];

/** Reports a state of a source, as its agent does. */
export const reportState = (
  trial: Trial,
  sourceId: string,
  ...[state, cycle]: SourceState
): Promise<Exchange> =>
  trial.call('UpdateCopyState', {
    path: { source_id: sourceId },
    body: stateReport(trial.context, state, cycle),
  });

/**
 * Reports one state of a source after the other.
 *
 * @throws {Unproven} when the server refuses one of them
 */
export async function bringSourceTo(trial: Trial, sourceId: string, ...states: SourceState[]): Promise<void> {
  for (const [state, cycle] of states) {
    const answer = await reportState(trial, sourceId, state, cycle);
    if (!isAccepted(answer)) throw new Unproven(`the source did not get to ${state}: ${summary(answer)}`);
  }
}

/** On the way to a source that is synchronised. */
export const SYNCHRONISING: readonly SourceState[] = [
  ['replicate', 'replicating'],
  ['syncing', 'syncing'],
];
