import type { EventEmitter } from 'node:events';

const SIGNALS = ['SIGINT', 'SIGTERM'];

/** npm passes Ctrl-C on to a process that has already had it from the terminal: within this time it is the same one. */
const SAME_MS = 250;

/**
 * Turns the first SIGINT or SIGTERM into an aborted signal, so that a command can clean up.
 *
 * @param process emits the signals
 * @param exitAtOnce called when the user insists
 */
export function interruption(process: EventEmitter, exitAtOnce: () => void): AbortSignal {
  const controller = new AbortController();
  let since = 0;
  const interrupt = () => {
    if (!controller.signal.aborted) {
      since = performance.now();
      controller.abort();
    } else if (performance.now() - since > SAME_MS) {
      exitAtOnce();
    }
  };
  for (const name of SIGNALS) process.on(name, interrupt);
  return controller.signal;
}
