import { ThreadsPoolWorker } from 'vitest/node';

/** Runs of a thread until it is replaced, because what tests leave behind fills its memory. */
const MOST_RUNS = 500;

/** The thread that the last run has left, with the number of its runs. */
let kept;

/**
 * A thread that goes on after a run: a mutant is tested in milliseconds, and what starts anew for it takes seconds.
 * `start-anew.mjs` sees to it that no mutant meets modules that were loaded with another.
 */
export class KeptThread extends ThreadsPoolWorker {
  #listeners = [];
  #thread;
  #config;
  #options;

  constructor(options) {
    super(options);
    this.#options = options;
  }

  async start() {
    this.#thread = kept ?? { worker: new ThreadsPoolWorker(this.#options), runs: 0 };
    kept = undefined;
    if (this.#thread.runs === 0) await this.#thread.worker.start();
  }

  on(event, listener) {
    this.#listeners.push([event, listener]);
    this.#thread?.worker.on(event, listener);
  }

  off(event, listener) {
    this.#thread?.worker.off(event, listener);
  }

  send(message) {
    if (message.type === 'start') this.#config = message.context.config;
    if (message.type === 'start' && this.#thread.runs > 0) this.#answer('started');
    else if (message.type === 'stop') this.#answer('stopped');
    else if (message.type === 'run') this.#run(message);
    else this.#thread?.worker.send(message);
  }

  /** A thread that has started before knows the configuration of that time, which names other tests. */
  #run(message) {
    this.#thread.runs += 1;
    Object.assign(message.context, { config: this.#config });
    this.#thread.worker.send(message);
  }

  async stop() {
    const thread = this.#thread;
    if (!thread) return;
    for (const [event, listener] of this.#listeners) thread.worker.off(event, listener);
    this.#thread = undefined;
    if (thread.runs < MOST_RUNS && !kept) kept = thread;
    else await thread.worker.stop();
  }

  /** Answers in place of the thread, which neither starts nor stops. */
  #answer(type) {
    queueMicrotask(() => {
      for (const [event, listener] of this.#listeners)
        if (event === 'message') listener({ type, __vitest_worker_response__: true });
    });
  }
}
