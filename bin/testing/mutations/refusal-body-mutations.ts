import { objectIn, refusals, without } from './deviations.js';
import { breaking, type MutationCase } from './mutation-case.js';

const refused = breaking('examples', 'rejections');

/** Refusals whose status or body is not as documented. */
export const bodiesOfRefusals: MutationCase[] = [
  refused(
    'UpdateTaskStatus',
    'refuses with 418',
    ['UpdateTaskStatus.error-code', 'R41'],
    refusals('UpdateTaskStatus', (answered) =>
      answered.status === 400 ? { ...answered, status: 418 } : answered,
    ),
  ),
  refused(
    'UpdateTaskStatus',
    'refuses with 404 whatever is wrong',
    ['R41'],
    refusals('UpdateTaskStatus', (answered) => ({ ...answered, status: 404 })),
  ),
  refused(
    'UpdateTaskStatus',
    'refuses with 500',
    'UpdateTaskStatus.status',
    refusals('UpdateTaskStatus', (answered) => ({ ...answered, status: 500 })),
  ),
  refused(
    'ShowTask',
    'refuses an unknown task with 200 and an error',
    'ShowTask.SMS.7703',
    refusals('ShowTask', (answered) => ({ ...answered, status: 200 })),
  ),
  refused(
    'UpdateTaskStatus',
    'refuses without an error code',
    'R41',
    refusals('UpdateTaskStatus', (answered) => ({
      ...answered,
      text: JSON.stringify(without(objectIn(answered.text) ?? {}, 'error_code')),
    })),
  ),
  refused(
    'UpdateTaskStatus',
    'answers the error code as a number',
    'UpdateTaskStatus.response.4XX.error_code.type',
    refusals('UpdateTaskStatus', (answered) => ({
      ...answered,
      text: '{"error_code":9001,"error_msg":"wrong"}',
    })),
  ),
  refused(
    'UpdateTaskStatus',
    'answers null for the error code',
    'UpdateTaskStatus.response.4XX.error_code.type',
    refusals('UpdateTaskStatus', (answered) => ({
      ...answered,
      text: '{"error_code":null,"error_msg":"wrong"}',
    })),
  ),
  refused(
    'UpdateTaskStatus',
    'answers the error message as an object',
    'UpdateTaskStatus.response.4XX.error_msg.type',
    refusals('UpdateTaskStatus', (answered) => ({
      ...answered,
      text: '{"error_code":"SMS.9001","error_msg":{}}',
    })),
  ),
  breaking('examples', 'security')(
    'UpdateTaskStatus',
    'refuses a wrong token with 403 and a message that is too long',
    'UpdateTaskStatus.response.403.error_msg.maxLength',
    refusals('UpdateTaskStatus', (answered) =>
      answered.status === 401
        ? {
            ...answered,
            status: 403,
            text: JSON.stringify({ error_code: 'SMS.6521', error_msg: 'x'.repeat(256) }),
          }
        : answered,
    ),
  ),
  refused(
    'UpdateTaskStatus',
    'refuses with a page of HTML',
    ['UpdateTaskStatus.content-type', 'UpdateTaskStatus.response.4XX.type'],
    refusals('UpdateTaskStatus', (answered) => ({
      ...answered,
      headers: { 'content-type': 'text/html' },
      text: '<html>no</html>',
    })),
  ),
  refused(
    'DeleteServer',
    'refuses with an array',
    'DeleteServer.response.4XX.type',
    refusals('DeleteServer', (answered) => ({ ...answered, text: '[]' })),
  ),
  refused(
    'ShowServer',
    'refuses an unknown source with 410',
    'ShowServer.SMS.7602',
    refusals('ShowServer', (answered, code) =>
      code === 'SMS.7602' ? { ...answered, status: 410 } : answered,
    ),
  ),
];
