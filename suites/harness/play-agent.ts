import { resultBody } from '../bodies/report-bodies.js';
import { answerOf } from './answer-of.js';
import type { CallInput, Exchange } from './exchange.js';
import { type Look, lookAt } from './look.js';
import type { Trial } from './trial.js';

/** A server that goes on by itself has done so by then. */
const LOOKS_BEFORE_PLAYING = 4;

/** Does what the agent of a source would do: fetches the command that waits for it, and reports success. */
export async function obeyCommand(
  send: (operationId: string, input: CallInput) => Promise<Exchange>,
  sourceId: string,
): Promise<void> {
  const path = { server_id: sourceId };
  const { command_name: command } = answerOf(await send('ShowCommand', { path }));
  if (typeof command !== 'string' || command === '') return;
  await send('UpdateCommandResult', { path, body: resultBody(command) });
}

/**
 * Looks at a task until it is as it should be. A task that does not get there by itself may wait for its agent, which
 * is then played.
 */
export function lookForWithAgent(
  trial: Trial,
  taskId: string,
  sourceId: string,
  settled: (look: Look) => boolean,
): Promise<Look> {
  let looks = 0;
  return trial.eventually(async () => {
    looks += 1;
    if (looks % LOOKS_BEFORE_PLAYING === 0)
      await obeyCommand((operationId, input) => trial.call(operationId, input), sourceId);
    return lookAt(trial, 'task', taskId);
  }, settled);
}
