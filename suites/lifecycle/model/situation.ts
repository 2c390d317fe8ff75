import { lifecycle } from '../../../spec/lifecycle.js';

/** How sure it is that something happened. */
export type Certainty = 'no' | 'perhaps' | 'yes';

/** What happened to a task, as far as later answers depend on it. */
export interface Past {
  /** It ran. */
  started: Certainty;
  /** It was synchronised. */
  synchronised: Certainty;
  /** Its target was launched. */
  launched: Certainty;
  /** Its logs are being collected. */
  collecting: Certainty;
}

/** Where a source and its task are. */
export interface Situation {
  /** The state of the task; `none` where the source has none, `gone` where it was deleted. */
  task: string;
  /** The state of the source as the operations show it, `gone` where it was deleted. */
  source: string;
  cycle: string;
  /** Whether the agent is shown as connected; undefined where nothing says so. */
  connected: boolean | undefined;
  past: Past;
}

/** No task at all. */
export const NONE = 'none';

/** Deleted. */
export const GONE = 'gone';

export const NOTHING_YET: Past = {
  started: 'no',
  synchronised: 'no',
  launched: 'no',
  collecting: 'no',
};

/** Whether a state of the source belongs to the state of its task, as the documents show them together. */
export const isUsual = ({ task, source }: Pick<Situation, 'task' | 'source'>): boolean =>
  task === NONE ? source === 'waiting' : (lifecycle.task.usual[task] ?? []).includes(source);

/** The state of a source in one spelling: some operations show `testing` for `cutovering`. */
export const inOneSpelling = (state: string): string => lifecycle.source.synonyms[state] ?? state;

/** A situation in words, to stand behind "of" or "for". */
export function describeSituation({ task, source, cycle }: Situation): string {
  const where = cycle === '' ? source : `${source} in ${cycle}`;
  if (source === GONE) return 'a source that was deleted';
  if (task === NONE) return `a source that is ${where} and has no task`;
  if (task === GONE) return 'a task that was deleted';
  return `a task that is ${task} with a source that is ${where}`;
}
