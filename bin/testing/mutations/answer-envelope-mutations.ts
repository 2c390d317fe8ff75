import { requestExamples } from '../../../fixtures/examples/examples.js';
import { DEFAULT_EDITION } from '../../../spec/editions.js';
import { COVERED_OPERATIONS } from '../../../suites/covered.js';
import { askedOf } from './asked-rules.js';
import { answers, JSON_TYPE, on, refusal, replies } from './deviations.js';
import { breakingEach, type MutationCase } from './mutation-case.js';
import { batchesOf } from './operation-batches.js';

const examples = breakingEach('examples');

const HTML = '<!doctype html><html><body>OK</body></html>';

/** Operations whose valid requests have to be accepted. */
const ACCEPTING = COVERED_OPERATIONS.filter((operation) => askedOf(operation, 'accepts').length > 0);

/** Operations whose answer has fields. */
const TELLING = COVERED_OPERATIONS.filter((operation) => askedOf(operation, 'answer').length > 0);

const REFUSED = { status: 400, text: refusal('SMS.9001') };

/** An action on a task that was started before is for the lifecycle to refuse. */
const STATES = new Map(requestExamples(DEFAULT_EDITION).map(({ id, state }) => [id, state]));

const examplesOf = (operation: string): string[] =>
  askedOf(operation, 'example').filter(
    (id) => operation !== 'UpdateTaskStatus' || STATES.get(id) === 'ready',
  );

/** What any operation can get wrong in the answer to a valid request. */
export const envelopeOfAnswers: MutationCase[] = [
  ...batchesOf(COVERED_OPERATIONS).flatMap((batch) => [
    examples(
      batch,
      'answer 500',
      (operation) => [`${operation}.status`, ...askedOf(operation, 'accepts')],
      replies(batch, { status: 500, text: refusal('SMS.0201') }),
    ),
    examples(
      batch,
      'redirect',
      (operation) => `${operation}.status`,
      replies(batch, { status: 302, headers: { location: '/' }, text: '' }),
    ),
    examples(
      batch,
      'answer a page of HTML that they declare as JSON',
      (operation) => `${operation}.response.200.type`,
      replies(batch, { headers: JSON_TYPE, text: HTML }),
    ),
  ]),
  ...batchesOf(ACCEPTING).map((batch) =>
    examples(
      batch,
      'refuse valid requests',
      (operation) => [`${operation}.accepts`, ...examplesOf(operation)],
      replies(batch, REFUSED),
    ),
  ),
  ...batchesOf(TELLING).flatMap((batch) => [
    examples(
      batch,
      'answer an empty object',
      (operation) => `${operation}.answer`,
      answers(batch, () => ({})),
    ),
    examples(
      batch,
      'answer 204 without a body',
      (operation) => `${operation}.status`,
      replies(batch, { status: 204, headers: {}, text: '' }),
    ),
  ]),
  examples(
    COVERED_OPERATIONS,
    'declare their answers as HTML',
    (operation) => `${operation}.content-type`,
    on(COVERED_OPERATIONS, async (asked, forward) => ({
      ...(await forward(asked)),
      headers: { 'content-type': 'text/html' },
    })),
  ),
];
