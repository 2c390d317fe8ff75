import type { JsonObject } from '../../../spec/exact-json.js';
import { COVERED_OPERATIONS, SUITES } from '../../../suites/covered.js';
import type { Mutation } from '../mutating-proxy.js';
import { all, answers, items, objectIn, on, refusals } from './deviations.js';
import type { MutationCase } from './mutation-case.js';

const tolerated = (name: string, operations: readonly string[], mutation: Mutation): MutationCase => ({
  name,
  mutation,
  operations,
  suites: SUITES,
  breaks: [],
});

const RECORDS = ['ShowServer', 'ShowTask'];

const OPAQUE = [
  'DeleteServer',
  'DeleteServers',
  'DeleteTask',
  'DeleteTasks',
  'UpdateCopyState',
  'UpdateTaskStatus',
];

/** Ways in which servers differ and the documents, with the rulings on their contradictions, allow. */
export const toleratedMutations: MutationCase[] = [
  tolerated(
    'a stopped task stays ABORTING',
    ['UpdateTaskStatus', 'DeleteTask'],
    answers(['ShowTask', 'ListTasks'], (answer) =>
      JSON.parse(JSON.stringify(answer).replaceAll('"ABORT"', '"ABORTING"')),
    ),
  ),
  tolerated(
    'unknown objects are answered with 404',
    ['ShowServer', 'ShowTask', 'DeleteServer', 'DeleteTask', 'UpdateTaskStatus'],
    refusals(COVERED_OPERATIONS, (answered, code) =>
      ['SMS.7602', 'SMS.7703'].includes(code) ? { ...answered, status: 404 } : answered,
    ),
  ),
  tolerated(
    'a wrong token is answered with 403',
    ['ListServers', 'ShowServer', 'DeleteTasks'],
    refusals(COVERED_OPERATIONS, (answered) =>
      answered.status === 401 ? { ...answered, status: 403 } : answered,
    ),
  ),
  tolerated(
    'a wrong token is answered with 400',
    ['ListServers', 'ShowServer', 'DeleteTasks'],
    refusals(COVERED_OPERATIONS, (answered) =>
      answered.status === 401 ? { ...answered, status: 400 } : answered,
    ),
  ),
  tolerated(
    'a creation is answered with 201',
    ['RegisterServer', 'CreateTask'],
    on(['RegisterServer', 'CreateTask'], async (asked, forward) => {
      const answered = await forward(asked);
      return answered.status === 200 ? { ...answered, status: 201 } : answered;
    }),
  ),
  tolerated(
    'what has no result is answered with nothing',
    OPAQUE,
    on(OPAQUE, async (asked, forward) => {
      const answered = await forward(asked);
      return answered.status === 200 ? { ...answered, headers: {}, text: '' } : answered;
    }),
  ),
  tolerated(
    'what has no result is answered with a text',
    OPAQUE,
    answers(OPAQUE, () => ''),
  ),
  tolerated(
    'answers have fields that no table has',
    [...RECORDS, 'ListServers', 'ShowOverview'],
    answers([...RECORDS, 'ListServers', 'ShowOverview', 'RegisterServer'], (answer) => ({
      ...answer,
      x_request_id: 'a',
    })),
  ),
  tolerated(
    'what is not known is null',
    RECORDS,
    answers(RECORDS, (answer) => ({
      replicatesize: null,
      start_date: null,
      oem_system: null,
      ...answer,
      agent_version: null,
    })),
  ),
  tolerated(
    'lists begin with the newest entry',
    ['ListServers', 'ListTasks'],
    all(
      items('ListServers', 'source_servers', (sources) => sources.toReversed()),
      items('ListTasks', 'tasks', (tasks) => tasks.toReversed()),
    ),
  ),
  tolerated(
    'times of visits move on',
    ['ShowServer', 'UpdateServerName'],
    answers('ShowServer', (answer) => ({ ...answer, last_visit_time: Date.now() })),
  ),
  tolerated(
    'states without a row in the matrix are refused',
    ['UpdateCopyState'],
    on('UpdateCopyState', async (asked, forward) => {
      const state = String(objectIn(asked.text)?.copystate);
      return ['SKIPPING', 'premiging', 'clearing'].includes(state)
        ? forward({ ...asked, text: '{"copystate":"WAITING","migrationcycle":"syncing"}' })
        : forward(asked);
    }),
  ),
  tolerated(
    'the type of an answer has no charset',
    ['ListServers', 'ShowServer'],
    on(['ListServers', 'ShowServer'], async (asked, forward) => ({
      ...(await forward(asked)),
      headers: { 'content-type': 'application/json' },
    })),
  ),
  tolerated(
    'members of an answer come in another order',
    ['ShowServer', 'ShowTask'],
    answers(RECORDS, (answer) => Object.fromEntries(Object.entries(answer).toReversed()) as JsonObject),
  ),
];
