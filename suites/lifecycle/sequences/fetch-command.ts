import { isJsonObject } from '../../../spec/exact-json.js';
import { lifecycle } from '../../../spec/lifecycle.js';
import { resultBody } from '../../bodies/report-bodies.js';
import { answerOf } from '../../harness/answer-of.js';
import { isAccepted } from '../../harness/exchange.js';
import { show } from '../../harness/trial.js';
import type { Issued } from '../play/command-book.js';
import type { Actor } from './actor.js';

/** Fetches the command of a source and judges whether it may be told it. */
export async function fetchCommand({ play, commands }: Actor): Promise<Issued | undefined> {
  const { trial, sourceId } = play;
  const exchange = await trial.call('ShowCommand', { path: { server_id: sourceId } });
  const answer = answerOf(exchange);
  const name = String(answer.command_name ?? '');
  if (!isAccepted(exchange) || name === '') return undefined;
  const parameters = isJsonObject(answer.command_param) ? answer.command_param : {};
  const taskId = String(parameters.task_id ?? '');
  trial.context.recorder.see('command', name);
  const told = commands.tell(name, taskId);
  trial.expect('ShowCommand.history', {
    ok: told !== undefined,
    message: `ShowCommand tells ${name} of the task ${show(taskId)}; no action that was accepted asks for it.`,
    expected: commands.issued.filter(({ isDone }) => !isDone).map((each) => each.name),
    received: { command_name: name, task_id: taskId },
    exchange,
  });
  trial.expect('ShowCommand.commands-once', {
    ok: told !== 'done',
    message: `ShowCommand tells ${name} of the task ${taskId} again, of which the result was reported.`,
    expected: null,
    received: name,
    exchange,
  });
  if (told === undefined || told === 'done') return undefined;
  trial.context.recorder.pass(
    'ShowCommand.command-order',
    commands.isOutOfOrder(told) ? 'a newer command was told before an older one' : 'the oldest command first',
  );
  return told;
}

/** Fetches the command of a source and reports that it was carried out, for a server that waits for it. */
export async function obey(actor: Actor): Promise<void> {
  const { play, commands } = actor;
  const told = await fetchCommand(actor);
  if (!told || !lifecycle.commands.reported.includes(told.name)) return;
  const exchange = await play.trial.call('UpdateCommandResult', {
    path: { server_id: play.sourceId },
    body: resultBody(told.name),
  });
  if (!isAccepted(exchange)) return;
  told.isDone = true;
  commands.current = undefined;
}
