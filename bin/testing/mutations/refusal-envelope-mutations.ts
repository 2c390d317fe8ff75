import { COVERED_OPERATIONS } from '../../../suites/covered.js';
import type { Asked } from '../mutating-proxy.js';
import { askedOf, askedRules } from './asked-rules.js';
import { all, forwards, objectIn, refusal, refusals, refusesWith, replies } from './deviations.js';
import { breaking, breakingEach, type MutationCase } from './mutation-case.js';

const rejected = breaking('rejections');
const unknown = breaking('security');
const denied = breaking('examples', 'security');

const rules = askedRules();

/** Codes of what is wrong with a single value, of which there are too many to accept every one. */
const OF_VALUES = ['SMS.6011', 'SMS.6013', 'SMS.6014', 'SMS.6102', 'SMS.9001'];

const isAboutValue = (asked: Asked, code: string) =>
  OF_VALUES.includes(code) && objectIn(asked.text) !== undefined;

/** The rules that name codes for a refusal, or those of them with a code for more than a single value. */
const refusedBy = (operation: string, beyondValues = false) =>
  rules
    .filter(({ operationId, suite }) => operationId === operation && suite === 'rejections')
    .filter(({ codes }) => codes.some((code) => !beyondValues || !OF_VALUES.includes(code)))
    .map(({ id }) => id);

/** Catalogued, with the status 400, and about nothing that these operations do. */
const ANOTHER = 'SMS.0201';

/** In no row of the error table. */
const UNKNOWN = 'SMS.9999';

/** PATCH belongs to no operation. */
const patch = (asked: Asked) => asked.method === 'PATCH';

const anyMethod = replies('none', {}, patch);

/** With which the suites look whether something is gone: nothing else may deviate with them. */
const LOOKS = ['ShowServer', 'ShowTask', 'ShowTemplate', 'ShowMigproject'];

/** What is not removed is in the way of every later check. */
const REMOVING = [
  ...COVERED_OPERATIONS.filter((operation) => operation.startsWith('Delete')),
  'UpdateTaskStatus',
];

const OTHERS = COVERED_OPERATIONS.filter((operation) => ![...LOOKS, ...REMOVING].includes(operation));

/** So few deviate at once that each run is short. */
const AT_ONCE = 6;

const BATCHES = [LOOKS, REMOVING, ...chunks(OTHERS, AT_ONCE)];

function chunks<T>(all: readonly T[], size: number): T[][] {
  const starts = all.flatMap((_, index) => (index % size === 0 ? [index] : []));
  return starts.map((start) => all.slice(start, start + size));
}

/** Operations that do not ask for a token. */
const OPEN = COVERED_OPERATIONS.filter((operation) => askedOf(operation, 'SMS.6521').length === 0);

const rejectedEach = breakingEach('rejections');

/** What every operation can get wrong about requests that it has to refuse. */
export const envelopeOfRefusals: MutationCase[] = [
  ...BATCHES.flatMap((batch) => [
    rejectedEach(
      batch,
      'refuse nothing but values',
      (operation) => [...refusedBy(operation, true), `${operation}.method`],
      all(
        anyMethod,
        refusals(batch, (answered, code, asked) =>
          isAboutValue(asked, code) ? answered : { ...answered, status: 200, text: '{}' },
        ),
      ),
    ),
    breakingEach('rejections', 'security')(
      batch,
      'refuse with a code of another matter, and a wrong token with one outside of the table',
      (operation) => [...refusedBy(operation), ...askedOf(operation, 'error-code')],
      refusals(batch, (answered, _, { operationId = '' }) => ({
        ...answered,
        status: 400,
        text: refusal(answered.status === 401 || OPEN.includes(operationId) ? UNKNOWN : ANOTHER),
      })),
    ),
  ]),
  rejected('ShowApiVersion', 'has every method', 'ShowApiVersion.method', anyMethod),
  rejected(
    'ShowOverview',
    'answers a foreign method with 500',
    'ShowOverview.method',
    replies('none', { status: 500 }, patch),
  ),
  rejected(
    'ShowApiVersion',
    'refuses a wrong token with a code outside of the table',
    'ShowApiVersion.error-code',
    refusesWith('SMS.9999', 'ShowApiVersion'),
  ),
];

/** The operation whose requests are few. */
const CHEAP = 'DeleteTasks';

const header = (name: string, value: string, when: (asked: Asked) => boolean) =>
  forwards(CHEAP, (asked) =>
    when(asked) ? { ...asked, headers: { ...asked.headers, [name]: value } } : asked,
  );

const JSON_ONLY = 'application/json';

/** Knows the right token from the first request. */
const withAnyToken = (isLenient: (sent: string | undefined) => boolean) => () => {
  let token = '';
  return async (asked: Asked, forward: Parameters<ReturnType<typeof anyMethod>>[1]) => {
    const sent = asked.headers['x-auth-token'];
    if (token === '' && sent !== undefined) token = sent;
    return isLenient(sent) && sent !== token
      ? forward({ ...asked, headers: { ...asked.headers, 'x-auth-token': token } })
      : forward(asked);
  };
};

/** Each thing that is wrong around the fields, taken for good on its own. */
export const singleEnvelopes: MutationCase[] = [
  unknown(
    CHEAP,
    'does not ask for a token',
    `${CHEAP}.SMS.6522`,
    withAnyToken((sent) => sent === undefined),
  ),
  unknown(
    CHEAP,
    'takes any token',
    `${CHEAP}.SMS.6521`,
    withAnyToken((sent) => sent !== undefined),
  ),
  rejected(
    CHEAP,
    'takes a declared type that is not JSON',
    `${CHEAP}.SMS.6016`,
    header('content-type', JSON_ONLY, ({ headers }) => headers['content-type'] === 'text/plain'),
  ),
  rejected(
    CHEAP,
    'does without a declared type',
    `${CHEAP}.SMS.6015`,
    header('content-type', JSON_ONLY, ({ headers }) => headers['content-type'] === undefined),
  ),
  rejected(
    CHEAP,
    'takes a body that is no JSON for an empty list',
    `${CHEAP}.SMS.6010`,
    forwards(CHEAP, (asked) =>
      asked.text !== '' && !/^[[{"].*[\]}"]$/s.test(asked.text) ? { ...asked, text: '{"ids":["a"]}' } : asked,
    ),
  ),
  rejected(
    CHEAP,
    'takes an empty body for an empty list',
    `${CHEAP}.SMS.6012`,
    forwards(CHEAP, (asked) => (asked.text === '' ? { ...asked, text: '{"ids":["a"]}' } : asked)),
  ),
  rejected(
    CHEAP,
    'takes an array for the body',
    `${CHEAP}.SMS.6011`,
    forwards(CHEAP, (asked) => (asked.text === '[]' ? { ...asked, text: '{"ids":["a"]}' } : asked)),
  ),
  unknown(
    CHEAP,
    'refuses a missing token as a missing task',
    `${CHEAP}.SMS.6522`,
    refusesWith('SMS.7703', CHEAP, ['SMS.6522']),
  ),
  denied(
    CHEAP,
    'answers a wrong token with 500',
    [`${CHEAP}.SMS.6521`, `${CHEAP}.status`],
    refusals(CHEAP, (answered, code) => (code === 'SMS.6521' ? { ...answered, status: 500 } : answered)),
  ),
];
