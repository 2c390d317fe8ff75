import type { Trial } from '../harness/trial.js';

/** The objects that the story of a migration is about. */
export interface Story {
  trial: Trial;
  sourceId: string;
  taskId: string;
}
