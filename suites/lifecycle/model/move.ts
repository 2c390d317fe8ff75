import type { CallInput } from '../../harness/exchange.js';
import type { Trial } from '../../harness/trial.js';
import type { CreatedKind } from '../../results/created-kind.js';
import type { Condition } from './condition.js';
import type { Past } from './situation.js';

/** The objects at the endpoint that a request can be about. */
export interface Objects {
  trial: Trial;
  sourceId: string;
  taskId: string;
  /** A template of the run; empty where there is none. */
  templateId: string;
  /** A migration project of the run; empty where there is none. */
  projectId: string;
}

/** What the documents decide about a request in some situations. */
export interface Decision {
  when: Condition;
  answer: 'accepted' | 'refused';
  /** The requirement that says so; that of the operation where it is absent. */
  by?: string;
  /** The codes that name the situation; any code when absent. */
  codes?: readonly string[];
  /** Statuses beside 400 that the documents give to the situation. */
  statuses?: readonly number[];
}

/** The states that may be shown after an accepted request; `=` is the state before it. */
export interface After {
  task: readonly string[];
  source: readonly string[];
  cycle?: readonly string[];
  /** States of the task on the way. */
  via?: readonly string[];
  /** The requirement that says so; that of the operation where it is absent. */
  by?: string;
}

/** One thing that the user or the agent can ask for. */
export interface Move {
  id: string;
  operationId: string;
  by: 'user' | 'agent';
  /** What it is about; it can be asked for as long as this was created. */
  about: 'task' | 'source' | 'template';
  /** What it is, to stand before "for" or "of" in a message. */
  what: string;
  /** Whether its answer may depend on the state of the source, or on that of the task alone. */
  asked: 'in every pair' | 'in usual pairs';
  /** What the request needs besides task and source. */
  needs?: 'template' | 'project';
  /** What an accepted request creates. */
  creates?: CreatedKind;
  /**
   * The request; undefined where there is none now, such as the result of a command while none waits. What it creates
   * is named by the world.
   */
  input(objects: Objects): CallInput | undefined | Promise<CallInput | undefined>;
  /** The first that fits decides; where none does, the documents leave it open. */
  decisions: readonly Decision[];
  after: After;
  /** Other outcomes in some situations; the first that fits counts. */
  instead?: readonly (After & { when: Condition })[];
  /** What is known after an accepted request. */
  remember?: Partial<Past>;
  /** The state and the cycle that the agent reports with it. */
  reports?: readonly [state: string, cycle: string];
  /** The transition of tasks that an accepted request is. */
  transition?: string;
}
