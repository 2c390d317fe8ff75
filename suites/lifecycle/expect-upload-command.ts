import { isJsonObject } from '../../spec/exact-json.js';
import { resultBody } from '../bodies/report-bodies.js';
import { answerOf } from '../harness/answer-of.js';
import { show, type Trial } from '../harness/trial.js';
import { collectionOf } from './log-collection.js';

const UPLOAD = 'UPLOAD_LOG';

/** States of a collection in which the agent has yet to hear of it. */
const AGENT_IS_DUE = ['TELL_AGENT_TO_COLLECT', 'WAIT_AGENT_COLLECT_ACK'];

/**
 * After logs were asked for, the agent is told to upload them to that bucket. No document says that the request sends
 * the command, so it is missed only where the service itself shows that the agent has to be told.
 */
export async function expectUploadCommand(
  trial: Trial,
  sourceId: string,
  taskId: string,
  bucket: string,
): Promise<void> {
  const path = { server_id: sourceId };
  const look = async () => {
    const exchange = await trial.call('ShowCommand', { path });
    const answer = answerOf(exchange);
    const parameters = isJsonObject(answer.command_param) ? answer.command_param : {};
    const name = typeof answer.command_name === 'string' ? answer.command_name : '';
    if (name !== UPLOAD && name !== '') {
      await trial.call('UpdateCommandResult', { path, body: resultBody(name, {}) });
    }
    return { name, parameters, exchange };
  };
  const { name, parameters, exchange } = await trial.eventually(look, (seen) => seen.name === UPLOAD);
  if (name !== UPLOAD && (name !== '' || !AGENT_IS_DUE.includes(await collectionOf(trial, taskId)))) return;
  const received = { command_name: name, ...parameters };
  const expected = { command_name: UPLOAD, task_id: taskId, bucket };
  trial.expect('R55', {
    ok: name === UPLOAD && parameters.task_id === taskId && parameters.bucket === bucket,
    message: `The logs of the task ${taskId} were asked for, and its log_collect_status shows that the agent is to be told; ShowCommand answers ${show(received)}.`,
    expected,
    received,
    exchange,
  });
}
