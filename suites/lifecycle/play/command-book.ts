import { lifecycle } from '../../../spec/lifecycle.js';

/** A command that an action asked for. */
export interface Issued {
  name: string;
  taskId: string;
  /** Whether the documents say that the action sends it. */
  isCertain: boolean;
  wasTold: boolean;
  /** Its result was reported and accepted. */
  isDone: boolean;
}

/** What the documents say an action sends the agent; the others may send something too. */
const SENT: Record<string, { name: string; isCertain: boolean }> = {
  start: { name: 'START', isCertain: true },
  stop: { name: 'STOP', isCertain: true },
  delete: { name: 'DELETE', isCertain: true },
  'delete in a batch': { name: 'DELETE', isCertain: true },
  restart: { name: 'SYNC', isCertain: false },
  skip: { name: 'SKIP', isCertain: false },
  'collect the logs': { name: 'UPLOAD_LOG', isCertain: false },
};

/** Actions of which no document says what they send. */
const OPEN = ['test', 'clone_test', 'network_check', 'clear', 'migration_test'];

/** What the service may send by itself: it goes on to synchronise, and withdraws the access to uploaded logs. */
const BY_ITSELF = ['SYNC', 'RSET_LOG_ACL'];

/** The commands that the agent of one source may be told, and those that it was. */
export class CommandBook {
  readonly issued: Issued[] = [];
  /** Tasks whose actions may have sent anything. */
  readonly #open = new Set<string>();
  readonly #tasks = new Set<string>();
  readonly #unaskedTold: Issued[] = [];
  /** What the last action that may send anything sent; undefined when no document says what it sends. */
  #newest: Issued | undefined;
  /** The command that was told last; undefined when another one may have taken its place. */
  current: Issued | undefined;

  /**
   * Notes that a move about a task was accepted.
   *
   * @param isStarted whether it is sure that the task ran: the agent of one that did not has nothing to delete
   */
  issue(move: string, taskId: string, isStarted = true): void {
    this.#tasks.add(taskId);
    if (OPEN.includes(move)) this.#open.add(taskId);
    const sent = Object.hasOwn(SENT, move) ? SENT[move] : undefined;
    if (!sent && !OPEN.includes(move)) return;
    this.current = undefined;
    this.#newest = undefined;
    if (!sent) return;
    const isCertain = sent.isCertain && (isStarted || sent.name !== 'DELETE');
    this.#newest = { ...sent, isCertain, taskId, wasTold: false, isDone: false };
    this.issued.push(this.#newest);
  }

  /** The command that was told, if an action asked for it; `done` when its result is known already. */
  tell(name: string, taskId: string): Issued | 'done' | undefined {
    const ofTask = this.issued.filter((each) => each.taskId === taskId);
    const asked = ofTask.filter((each) => each.name === name);
    const waiting = asked.find(({ isDone }) => !isDone) ?? this.#unasked(name, taskId);
    this.current = waiting;
    if (!waiting) return asked.length > 0 ? 'done' : undefined;
    // Which of several alike is told cannot be seen, and a start may go on with the synchronisation.
    const started = name === 'SYNC' ? ofTask.filter((each) => each.name === 'START') : [];
    for (const each of [waiting, ...asked, ...started]) each.wasTold = true;
    return waiting;
  }

  /** Whether a command may be waiting. */
  mayWait(name: string): boolean {
    if (this.#open.size > 0 || (BY_ITSELF.includes(name) && this.#tasks.size > 0)) return true;
    return this.issued.some((each) => each.name === name && !each.isDone);
  }

  /** Whether nothing else was told whose result is still to come; a server may want that one first. */
  isAlone(told: Issued): boolean {
    return [...this.issued, ...this.#unaskedTold].every(
      (each) => each === told || !each.wasTold || each.isDone || each.name === told.name,
    );
  }

  /** The newest command, when it has to be told and was not: it may have taken the place of those before it. */
  get due(): Issued | undefined {
    const newest = this.#newest;
    return newest?.isCertain && !newest.wasTold && !newest.isDone ? newest : undefined;
  }

  /** Whether an older command was told after a newer one. */
  isOutOfOrder(told: Issued): boolean {
    const later = this.issued.slice(this.issued.indexOf(told) + 1);
    return this.issued.includes(told) && later.some(({ wasTold }) => wasTold);
  }

  #unasked(name: string, taskId: string): Issued | undefined {
    const known = lifecycle.commands.sent.includes(name) || lifecycle.commands.reported.includes(name);
    const may = this.#open.has(taskId) || (BY_ITSELF.includes(name) && this.#tasks.has(taskId));
    if (!known || !may) return undefined;
    const told = { name, taskId, isCertain: false, wasTold: true, isDone: false };
    this.#unaskedTold.push(told);
    return told;
  }
}
