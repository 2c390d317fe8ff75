import { loadContract } from '../../../spec/contract.js';
import { operationsOf, ruleRequirementId, rulesOf } from '../../../spec/rules.js';
import { COVERED_OPERATIONS } from '../../../suites/covered.js';
import type { Asked } from '../mutating-proxy.js';
import {
  acceptsInstead,
  all,
  forwards,
  objectIn,
  on,
  refusals,
  refusesWith,
  replies,
  takes,
  without,
} from './deviations.js';
import { breaking, type MutationCase } from './mutation-case.js';

const rejected = breaking('rejections');
const refused = breaking('examples', 'rejections');

const contract = loadContract();

/** The rules of the rejections for an operation, by requirement, with the codes that name their situation. */
const rulesFor = (operation: string) =>
  rulesOf(contract.edition)
    .filter(({ suite, kind }) => suite === 'rejections' && kind !== 'response')
    .filter((rule) => operationsOf(rule, contract).some(({ operationId }) => operationId === operation))
    .map((rule) => ({ id: ruleRequirementId(rule, operation), codes: rule.codes ?? [] }));

/** What a server that refuses nothing, or refuses with meaningless codes, gets wrong. */
const refusedBy = (operation: string) =>
  rulesFor(operation)
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
    rejected(operation, 'refuses nothing', [...refusedBy(operation), `${operation}.method`], all(anyMethod, acceptsInstead(operation))),
  ),
  ...each((operation) =>
    rejected(operation, 'refuses everything with a code of another matter', refusedBy(operation), refusesWith(ANOTHER, operation)),
  ),
  ...each((operation) =>
    rejected(operation, 'refuses with codes outside of the table', `${operation}.error-code`, refusesWith('SMS.9999', operation)),
  ),
  rejected('ShowApiVersion', 'has every method', 'ShowApiVersion.method', anyMethod),
  rejected('ShowOverview', 'answers a foreign method with 500', 'ShowOverview.method', replies('none', { status: 500 }, patch)),
  rejected('ShowApiVersion', 'refuses a wrong token with a code outside of the table', 'ShowApiVersion.error-code', refusesWith('SMS.9999', 'ShowApiVersion')),
];

/** The operation whose requests are few. */
const CHEAP = 'DeleteTasks';

const header = (name: string, value: string, when: (asked: Asked) => boolean) =>
  forwards(CHEAP, (asked) => (when(asked) ? { ...asked, headers: { ...asked.headers, [name]: value } } : asked));

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
  rejected(CHEAP, 'does not ask for a token', `${CHEAP}.SMS.6522`, withAnyToken((sent) => sent === undefined)),
  rejected(CHEAP, 'takes any token', `${CHEAP}.SMS.6521`, withAnyToken((sent) => sent !== undefined)),
  rejected(CHEAP, 'takes a declared type that is not JSON', `${CHEAP}.SMS.6016`, header('content-type', JSON_ONLY, ({ headers }) => headers['content-type'] === 'text/plain')),
  rejected(CHEAP, 'does without a declared type', `${CHEAP}.SMS.6015`, header('content-type', JSON_ONLY, ({ headers }) => headers['content-type'] === undefined)),
  rejected(CHEAP, 'takes a body that is no JSON for an empty list', `${CHEAP}.SMS.6010`, forwards(CHEAP, (asked) => (asked.text !== '' && !/^[[{"].*[\]}"]$/s.test(asked.text) ? { ...asked, text: '{"ids":["a"]}' } : asked))),
  rejected(CHEAP, 'takes an empty body for an empty list', `${CHEAP}.SMS.6012`, forwards(CHEAP, (asked) => (asked.text === '' ? { ...asked, text: '{"ids":["a"]}' } : asked))),
  rejected(CHEAP, 'takes an array for the body', `${CHEAP}.SMS.6011`, forwards(CHEAP, (asked) => (asked.text === '[]' ? { ...asked, text: '{"ids":["a"]}' } : asked))),
  rejected(CHEAP, 'refuses a missing token as a missing task', `${CHEAP}.SMS.6522`, refusesWith('SMS.7703', CHEAP, ['SMS.6522'])),
  refused(CHEAP, 'answers a wrong token with 500', [`${CHEAP}.SMS.6521`, `${CHEAP}.status`], refusals(CHEAP, (answered, code) => (code === 'SMS.6521' ? { ...answered, status: 500 } : answered))),
];

/** Refusals whose status or body is not as documented. */
export const bodiesOfRefusals: MutationCase[] = [
  refused('UpdateTaskStatus', 'refuses with 422', ['UpdateTaskStatus.error-code', 'R41'], refusals('UpdateTaskStatus', (answered) => (answered.status === 400 ? { ...answered, status: 422 } : answered))),
  refused('UpdateTaskStatus', 'refuses with 404 whatever is wrong', ['R41'], refusals('UpdateTaskStatus', (answered) => ({ ...answered, status: 404 }))),
  refused('UpdateTaskStatus', 'refuses with 500', 'UpdateTaskStatus.status', refusals('UpdateTaskStatus', (answered) => ({ ...answered, status: 500 }))),
  refused('ShowTask', 'refuses an unknown task with 200 and an error', 'ShowTask.SMS.7703', refusals('ShowTask', (answered) => ({ ...answered, status: 200 }))),
  refused('UpdateTaskStatus', 'refuses without an error code', 'R41', refusals('UpdateTaskStatus', (answered) => ({ ...answered, text: JSON.stringify(without(objectIn(answered.text) ?? {}, 'error_code')) }))),
  refused('UpdateTaskStatus', 'answers the error code as a number', 'UpdateTaskStatus.response.4XX.error_code.type', refusals('UpdateTaskStatus', (answered) => ({ ...answered, text: '{"error_code":9001,"error_msg":"wrong"}' }))),
  refused('UpdateTaskStatus', 'answers null for the error code', 'UpdateTaskStatus.response.4XX.error_code.type', refusals('UpdateTaskStatus', (answered) => ({ ...answered, text: '{"error_code":null,"error_msg":"wrong"}' }))),
  refused('UpdateTaskStatus', 'answers the error message as an object', 'UpdateTaskStatus.response.4XX.error_msg.type', refusals('UpdateTaskStatus', (answered) => ({ ...answered, text: '{"error_code":"SMS.9001","error_msg":{}}' }))),
  refused('UpdateTaskStatus', 'answers an error message that is too long', 'UpdateTaskStatus.response.4XX.error_msg.maxLength', refusals('UpdateTaskStatus', (answered) => ({ ...answered, text: JSON.stringify({ error_code: 'SMS.9001', error_msg: 'x'.repeat(1100) }) }))),
  refused('UpdateTaskStatus', 'refuses with a page of HTML', ['UpdateTaskStatus.content-type', 'UpdateTaskStatus.response.4XX.type'], refusals('UpdateTaskStatus', (answered) => ({ ...answered, headers: { 'content-type': 'text/html' }, text: '<html>no</html>' }))),
  refused('DeleteServer', 'refuses with an array', 'DeleteServer.response.4XX.type', refusals('DeleteServer', (answered) => ({ ...answered, text: '[]' }))),
  refused('ShowServer', 'refuses an unknown source with 410', 'ShowServer.SMS.7602', refusals('ShowServer', (answered, code) => (code === 'SMS.7602' ? { ...answered, status: 410 } : answered))),
];

const drops = (operation: string, ...names: string[]) => takes(operation, (body) => without(body, ...names));

/** Single rules about fields that a server does not keep. */
export const fieldRules: MutationCase[] = [
  rejected('UpdateServerName', 'takes an empty name', 'UpdateServerName.SMS.6001', acceptsInstead('UpdateServerName', ['SMS.6001'])),
  rejected('UpdateServerName', 'takes a name of 256 characters', 'UpdateServerName.SMS.6002', takes('UpdateServerName', (body) => ({ ...body, name: String(body.name).slice(0, 64) }))),
  rejected('UpdateServerName', 'refuses a name of 64 characters', 'UpdateServerName.SMS.6002', on('UpdateServerName', async (asked, forward) => forward(String(objectIn(asked.text)?.name).length === 64 ? { ...asked, text: JSON.stringify({ name: 'x'.repeat(70) }) } : asked))),
  rejected('UpdateServerName', 'takes slashes in a name', 'UpdateServerName.SMS.6003', acceptsInstead('UpdateServerName', ['SMS.6003'])),
  rejected('UpdateServerName', 'refuses dots in a name', 'UpdateServerName.SMS.6003', on('UpdateServerName', async (asked, forward) => forward(String(objectIn(asked.text)?.name).includes('.') ? { ...asked, text: '{"name":"a/b"}' } : asked))),
  rejected('UpdateServerName', 'takes a disk without an id', 'SMS.6103', acceptsInstead('UpdateServerName', ['SMS.6103'])),
  rejected('UpdateCopyState', 'does without a state', 'SMS.7726', acceptsInstead('UpdateCopyState', ['SMS.7726'])),
  rejected('UpdateCopyState', 'takes an empty state', 'SMS.7727', acceptsInstead('UpdateCopyState', ['SMS.7727'])),
  rejected('UpdateCopyState', 'takes any pair of state and cycle', 'SMS.7728', acceptsInstead('UpdateCopyState', ['SMS.7728'])),
  rejected('UpdateCopyState', 'refuses what the matrix allows', 'SMS.7728', on('UpdateCopyState', async (asked, forward) => (objectIn(asked.text)?.copystate === 'STOPPING' ? forward({ ...asked, text: '{"copystate":"WAITING","migrationcycle":"syncing"}' }) : forward(asked)))),
  rejected('UpdateCopyState', 'does not know the state FINISHED', 'SMS.7728', on('UpdateCopyState', async (asked, forward) => (objectIn(asked.text)?.copystate === 'FINISHED' ? forward({ ...asked, text: '{"copystate":"FINISHED_","migrationcycle":"cutovered"}' }) : forward(asked)))),
  rejected('UpdateTask', 'takes a name that the rules forbid', 'SMS.7711', acceptsInstead('UpdateTask', ['SMS.7711'])),
  rejected('CreateTask', 'takes a target that another task uses', 'SMS.6615', acceptsInstead('CreateTask', ['SMS.6615'])),
  rejected('CreateTask', 'does without the disks of the target', 'SMS.6033', acceptsInstead('CreateTask', ['SMS.6033'])),
  rejected('RegisterServer', 'takes anything for an address', 'SMS.6530', acceptsInstead('RegisterServer', ['SMS.6530'])),
  rejected('RegisterServer', 'ignores the platform', ['SMS.6006', 'RegisterServer.request.platform.enum'], drops('RegisterServer', 'platform')),
  rejected('UpdateTaskStatus', 'takes an action outside of the list', ['R41', 'UpdateTaskStatus.request.operation.enum'], acceptsInstead('UpdateTaskStatus', ['SMS.9001'])),
  rejected('UpdateDiskInfo', 'takes any type of a field', 'UpdateDiskInfo.request.disks[].name.type', acceptsInstead('UpdateDiskInfo', ['SMS.6011'])),
  rejected('UpdateDiskInfo', 'does without mandatory fields', 'UpdateDiskInfo.request.disks[].name.required', acceptsInstead('UpdateDiskInfo', ['SMS.6013'])),
  rejected('UpdateDiskInfo', 'takes texts of any length', 'UpdateDiskInfo.request.disks[].name.maxLength', acceptsInstead('UpdateDiskInfo', ['SMS.6014'])),
  rejected('ListServers', 'ignores a limit that is too large', 'ListServers.request.query.limit.maximum', acceptsInstead('ListServers')),
  rejected('ListTasks', 'ignores an offset that is no number', 'ListTasks.request.query.offset.type', forwards('ListTasks', (asked) => (asked.query.get('offset') === 'not-a-value' ? { ...asked, query: new URLSearchParams() } : asked))),
  rejected('ListTasks', 'ignores a state outside of the list', 'ListTasks.request.query.state.enum', forwards('ListTasks', (asked) => (asked.query.get('state') === 'NO_SUCH_VALUE' ? { ...asked, query: new URLSearchParams() } : asked))),
  rejected('DeleteServer', 'deletes an unknown source', 'DeleteServer.SMS.7602', acceptsInstead('DeleteServer', ['SMS.7602'])),
  rejected('DeleteTask', 'deletes an unknown task', 'DeleteTask.SMS.7703', acceptsInstead('DeleteTask', ['SMS.7703'])),
];
