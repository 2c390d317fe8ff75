import type { Move } from './move.js';
import { type Certainty, NONE, NOTHING_YET, type Past, type Situation } from './situation.js';

/** States of a task that ran. */
const RAN = ['RUNNING', 'SYNCING', 'MIGRATE_SUCCESS', 'MIGRATE_FAIL', 'ABORTING', 'ABORT'];

const SYNCHRONISED = ['syncing', 'cloning', 'cutovering', 'finished'];

/** States of a source that its agent is or was at work for. */
const WORKED = ['initialize', 'replicate', 'stopping', 'stopped', 'skipping', 'error', ...SYNCHRONISED];

const LAUNCHED = ['cutovering', 'finished', 'clearing', 'cleared', 'clearfailed'];

/** What is known of the past of a task after a look at it. What the source shows alone is not sure of the task. */
export function learn(past: Past, { task, source, cycle }: Omit<Situation, 'past' | 'connected'>): Past {
  if (task === NONE) return NOTHING_YET;
  return {
    // An agent may report what nobody started.
    started: surer(past.started, RAN.includes(task) || WORKED.includes(source) ? 'perhaps' : 'no'),
    synchronised: surer(
      past.synchronised,
      task === 'SYNCING' || SYNCHRONISED.includes(source) || SYNCHRONISED.includes(cycle) ? 'perhaps' : 'no',
    ),
    launched: surer(
      past.launched,
      task === 'MIGRATE_SUCCESS' || LAUNCHED.includes(source) || cycle === 'cutovered' ? 'perhaps' : 'no',
    ),
    collecting: past.collecting,
  };
}

/** What is known of the past of a task after a move was accepted. */
export function recall(past: Past, { remember = {} }: Move): Past {
  return { ...past, ...remember };
}

const ORDER: readonly Certainty[] = ['no', 'perhaps', 'yes'];

const surer = (one: Certainty, other: Certainty): Certainty =>
  ORDER.indexOf(one) > ORDER.indexOf(other) ? one : other;
