import { awaitCommand, demandCommand } from '../arrangements/agent-arrangements.js';
import { startTask } from '../arrangements/own-objects.js';
import { resultBody } from '../bodies/report-bodies.js';
import { answerOf } from '../harness/answer-of.js';
import type { Check } from '../harness/check.js';
import { isAccepted } from '../harness/exchange.js';
import { show, summary } from '../harness/trial.js';
import { Unproven } from '../harness/unproven.js';

/**
 * A task is stopped before its agent reports that it was started. Whether the second command stands behind the first
 * or takes its place is left open; once the result of the first was accepted, the second is still to be sent.
 */
export const waitingCommandsCheck: Check = {
  suite: 'lifecycle',
  operationId: 'ShowCommand',
  label: 'commands that wait',
  requirements: ['ShowCommand.commands-kept'],
  scope: 'own-resources',
  async run(trial) {
    const source = await trial.context.world.source(trial);
    const taskId = await startTask(trial, source.id);
    await demandCommand(trial, source.id, 'START');
    const path = { task_id: taskId };
    const stop = await trial.call('UpdateTaskStatus', { path, body: { operation: 'stop' } });
    if (!isAccepted(stop)) throw new Unproven(`a task that was started is not stopped: ${summary(stop)}`);
    const of = { server_id: source.id };
    const result = await trial.call('UpdateCommandResult', { path: of, body: resultBody('START') });
    if (!isAccepted(result))
      throw new Unproven(`the result of START is refused after the stop: ${summary(result)}`);
    const exchange = await awaitCommand(trial, source.id, 'STOP');
    const told = answerOf(exchange).command_name ?? null;
    trial.expect('ShowCommand.commands-kept', {
      ok: told === 'STOP',
      message: `STOP was to follow START for the task ${taskId}, whose result was reported; ShowCommand answered ${isAccepted(exchange) ? show(told) : summary(exchange)}.`,
      expected: 'STOP',
      received: told,
      exchange,
    });
  },
};
