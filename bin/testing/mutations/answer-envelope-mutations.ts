import { COVERED_OPERATIONS } from '../../../suites/covered.js';
import { answers, JSON_TYPE, on, refusal, replies } from './deviations.js';
import { breaking, type MutationCase } from './mutation-case.js';

const example = breaking('examples');
const _lived = breaking('examples', 'lifecycle');
const _related = breaking('examples', 'relations');

const HTML = '<!doctype html><html><body>OK</body></html>';

const each = (make: (operation: string) => MutationCase): MutationCase[] => COVERED_OPERATIONS.map(make);

/** Operations whose answer has fields. */
const TELLING = [
  'ListApiVersion',
  'ShowApiVersion',
  'ListErrorServers',
  'RegisterServer',
  'ListServers',
  'ShowServer',
  'ShowOverview',
  'CreateTask',
  'ListTasks',
  'ShowTask',
  'UpdateTask',
];

/** What any operation can get wrong in the answer to a valid request. */
export const envelopeOfAnswers: MutationCase[] = [
  ...each((operation) =>
    example(
      operation,
      'answers 500',
      [`${operation}.status`, `${operation}.accepts`],
      replies(operation, { status: 500, text: refusal('SMS.0201') }),
    ),
  ),
  ...each((operation) =>
    example(
      operation,
      'redirects',
      `${operation}.status`,
      replies(operation, { status: 302, headers: { location: '/' }, text: '' }),
    ),
  ),
  ...each((operation) =>
    example(
      operation,
      'refuses a valid request',
      `${operation}.accepts`,
      replies(operation, { status: 400, text: refusal('SMS.9001') }),
    ),
  ),
  ...each((operation) =>
    example(
      operation,
      'declares its answer as HTML',
      `${operation}.content-type`,
      on(operation, async (asked, forward) => ({
        ...(await forward(asked)),
        headers: { 'content-type': 'text/html' },
      })),
    ),
  ),
  ...each((operation) =>
    example(
      operation,
      'answers a page of HTML that it declares as JSON',
      `${operation}.response.200.type`,
      replies(operation, { headers: JSON_TYPE, text: HTML }),
    ),
  ),
  ...TELLING.map((operation) =>
    example(
      operation,
      'answers an empty object',
      `${operation}.answer`,
      answers(operation, () => ({})),
    ),
  ),
  ...TELLING.map((operation) =>
    example(
      operation,
      'answers 204 without a body',
      [`${operation}.status`],
      replies(operation, { status: 204, headers: {}, text: '' }),
    ),
  ),
];
