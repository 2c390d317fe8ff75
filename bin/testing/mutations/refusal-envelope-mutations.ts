import { COVERED_OPERATIONS } from '../../../suites/covered.js';
import type { Asked } from '../mutating-proxy.js';
import { askedRules } from './asked-rules.js';
import { acceptsInstead, all, forwards, refusals, refusesWith, replies } from './deviations.js';
import { breaking, type MutationCase } from './mutation-case.js';

const rejected = breaking('rejections');
const refused = breaking('examples', 'rejections');

const rules = askedRules();

/** What a server that refuses nothing, or refuses with meaningless codes, gets wrong. */
const refusedBy = (operation: string) =>
  rules
    .filter(({ operationId, suite }) => operationId === operation && suite === 'rejections')
    .filter(({ codes }) => codes.length > 0)
    .map(({ id }) => id);

/** Catalogued, with the status 400, and about nothing that these operations do. */
const ANOTHER = 'SMS.0201';

/** PATCH belongs to no operation. */
const patch = (asked: Asked) => asked.method === 'PATCH';

const OPERATIONS_WITH_REFUSALS = COVERED_OPERATIONS.filter((operation) => refusedBy(operation).length > 0);

const each = (make: (operation: string) => MutationCase): MutationCase[] =>
  OPERATIONS_WITH_REFUSALS.map(make);

const anyMethod = replies('none', {}, patch);

/** What any operation can get wrong about requests that it has to refuse. */
export const envelopeOfRefusals: MutationCase[] = [
  ...each((operation) =>
    rejected(
      operation,
      'refuses nothing',
      [...refusedBy(operation), `${operation}.method`],
      all(anyMethod, acceptsInstead(operation)),
    ),
  ),
  ...each((operation) =>
    rejected(
      operation,
      'refuses everything with a code of another matter',
      refusedBy(operation),
      refusesWith(ANOTHER, operation),
    ),
  ),
  ...each((operation) =>
    rejected(
      operation,
      'refuses with codes outside of the table',
      `${operation}.error-code`,
      refusesWith('SMS.9999', operation),
    ),
  ),
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
  rejected(
    CHEAP,
    'does not ask for a token',
    `${CHEAP}.SMS.6522`,
    withAnyToken((sent) => sent === undefined),
  ),
  rejected(
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
  rejected(
    CHEAP,
    'refuses a missing token as a missing task',
    `${CHEAP}.SMS.6522`,
    refusesWith('SMS.7703', CHEAP, ['SMS.6522']),
  ),
  refused(
    CHEAP,
    'answers a wrong token with 500',
    [`${CHEAP}.SMS.6521`, `${CHEAP}.status`],
    refusals(CHEAP, (answered, code) => (code === 'SMS.6521' ? { ...answered, status: 500 } : answered)),
  ),
];
