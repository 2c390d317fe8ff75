import { isJsonObject, type JsonObject } from '../../spec/exact-json.js';
import { lifecycle } from '../../spec/lifecycle.js';
import { awaitCommand } from '../arrangements/agent-arrangements.js';
import { startedTask, startTask } from '../arrangements/own-objects.js';
import { resultBody } from '../bodies/report-bodies.js';
import { windowsSource } from '../bodies/source-body.js';
import { answerOf } from '../harness/answer-of.js';
import type { Check } from '../harness/check.js';
import { type Exchange, isAccepted } from '../harness/exchange.js';
import { stateReport } from '../harness/state-report.js';
import { show, summary, type Trial } from '../harness/trial.js';
import { refusalOf } from '../rejections/refusal-of.js';

/**
 * What the user does reaches the agent as a command. Whether fetching a command removes it is not described, so that
 * each is looked for once and reported once.
 */
export const commandCheck: Check = {
  suite: 'lifecycle',
  operationId: 'UpdateCommandResult',
  label: 'commands',
  requirements: ['R55', 'R56', 'SMS.6021'],
  scope: 'own-resources',
  async run(trial) {
    const source = await trial.context.world.source(trial);
    const taskId = await startTask(trial, source.id);
    if (!(await expectCommand(trial, source.id, taskId, 'START'))) {
      trial.context.recorder.unproven('SMS.6021', 'no command was waiting for the agent');
      trial.context.recorder.unproven('R56', 'no command was waiting for the agent');
      return;
    }
    await refuseOther(trial, source.id);
    await reportResult(trial, source.id, 'START', { msg: '已完成', code: 0, parts: [{ ok: true }] });
    const path = { task_id: taskId };
    const stop = await trial.call('UpdateTaskStatus', { path, body: { operation: 'stop' } });
    if (!isAccepted(stop)) return;
    if (await expectCommand(trial, source.id, taskId, 'STOP'))
      await reportResult(trial, source.id, 'STOP', {});
  },
};

/** The agent of a Windows source is told what to do as that of a Linux source is. */
export const windowsCommandCheck: Check = {
  suite: 'lifecycle',
  operationId: 'UpdateCommandResult',
  label: 'command for a Windows source',
  requirements: ['R55'],
  scope: 'own-resources',
  async run(trial) {
    const source = await trial.context.world.source(trial, windowsSource());
    const taskId = await startTask(trial, source.id, { os_type: 'WINDOWS' });
    await expectCommand(trial, source.id, taskId, 'START');
  },
};

/** Actions of which the documents hint at what they send, with the state that is reported before. */
const FURTHER: readonly (readonly [action: string, report?: readonly [state: string, cycle: string]])[] = [
  ['skip'],
  ['restart', ['finished', 'cutovered']],
];

/** What further actions send is recorded, and its result is accepted. */
export const furtherCommandsCheck: Check = {
  suite: 'lifecycle',
  operationId: 'UpdateCommandResult',
  label: 'further commands',
  requirements: ['R56'],
  scope: 'own-resources',
  async run(trial) {
    const source = await trial.context.world.source(trial);
    const taskId = await startedTask(trial, source.id);
    await carryOutAll(trial, source.id);
    for (const [operation, report] of FURTHER) {
      if (report) {
        const body = stateReport(trial.context, ...report);
        await trial.call('UpdateCopyState', { path: { source_id: source.id }, body });
      }
      const path = { task_id: taskId };
      const answer = await trial.call('UpdateTaskStatus', { path, body: { operation } });
      if (isAccepted(answer)) await carryOutAll(trial, source.id);
    }
  },
};

/** More commands than a few actions send. */
const MOST = 8;

/** The agent fetches its commands and reports that each was carried out, until none is left to report about. */
async function carryOutAll(trial: Trial, sourceId: string): Promise<void> {
  for (let count = 0; count < MOST; count += 1) {
    const answer = answerOf(await trial.call('ShowCommand', { path: { server_id: sourceId } }));
    const name = String(answer.command_name ?? '');
    if (name === '') return;
    trial.context.recorder.see('command', name);
    if (lifecycle.commands.reported.includes(name)) await reportResult(trial, sourceId, name, {});
  }
}

/** The command that belongs to an action waits for the agent, with the id of the task. */
async function expectCommand(
  trial: Trial,
  sourceId: string,
  taskId: string,
  command: string,
): Promise<boolean> {
  const exchange = await awaitCommand(trial, sourceId, command);
  const answer = answerOf(exchange);
  const parameters = isJsonObject(answer.command_param) ? answer.command_param : {};
  if (typeof answer.command_name === 'string') trial.context.recorder.see('command', answer.command_name);
  const received = { command_name: answer.command_name ?? null, task_id: parameters.task_id ?? null };
  return trial.expect('R55', {
    ok: received.command_name === command && received.task_id === taskId,
    message: `The command ${command} of the task ${taskId} is due; ShowCommand answered ${isAccepted(exchange) ? show(received) : summary(exchange)}.`,
    expected: { command_name: command, task_id: taskId },
    received,
    exchange,
    reading: `open in the documents: ${lifecycle.commands.open?.[0] ?? ''}`,
  });
}

async function refuseOther(trial: Trial, sourceId: string): Promise<void> {
  const answer = await send(trial, sourceId, 'DELETE', {});
  const refusal = refusalOf(trial.context.contract, 'SMS.6021');
  trial.expectRefused('SMS.6021', answer, 'the result of DELETE while START was sent', refusal);
}

async function reportResult(
  trial: Trial,
  sourceId: string,
  command: string,
  details: JsonObject,
): Promise<void> {
  const answer = await send(trial, sourceId, command, details);
  trial.expectAccepted('R56', answer, `the success of ${command}, which was sent, with details of its own`);
}

const send = (trial: Trial, sourceId: string, command: string, details: JsonObject): Promise<Exchange> =>
  trial.call('UpdateCommandResult', { path: { server_id: sourceId }, body: resultBody(command, details) });
