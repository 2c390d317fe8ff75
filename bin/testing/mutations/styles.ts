import { alwaysShown } from '../../../fixtures/examples/always-shown.js';
import { DEFAULT_EDITION } from '../../../spec/editions.js';
import { isJsonObject, type Json, type JsonObject } from '../../../spec/exact-json.js';
import { COVERED_OPERATIONS } from '../../../suites/covered.js';
import { RESOURCES } from '../../../suites/harness/resources.js';
import { CREATED_KINDS } from '../../../suites/results/created-kind.js';
import type { Mutation } from '../mutating-proxy.js';
import { all, answers, items, JSON_TYPE, objectIn, on, queries, refusal, refusals } from './deviations.js';
import { OPAQUE } from './operation-batches.js';

const KINDS = CREATED_KINDS.map((kind) => RESOURCES[kind]);

const LISTS: readonly (readonly [operation: string, list: string])[] = [
  ...KINDS.map(({ list, listedIn }) => [list, listedIn] as const),
  ['ListErrorServers', 'migration_errors'],
];

const UNKNOWN = KINDS.map(({ unknown }) => unknown);

const ofAccepted = (operations: readonly string[], status: number, text?: string): Mutation =>
  on(operations, async (asked, forward) => {
    const answered = await forward(asked);
    return answered.status === 200 ? { ...answered, status, ...(text !== undefined && { text }) } : answered;
  });

/** Answers requests about what is not there with 404. */
export const unknownAs404 = refusals(COVERED_OPERATIONS, (answered, code) =>
  UNKNOWN.includes(code) ? { ...answered, status: 404 } : answered,
);

/** Answers requests without a right token with another status. */
export const wrongTokenAs = (status: number): Mutation =>
  refusals(COVERED_OPERATIONS, (answered) => (answered.status === 401 ? { ...answered, status } : answered));

/** Answers whatever else is wrong with a request with 422. */
export const wrongMeaningAs422 = refusals(COVERED_OPERATIONS, (answered, code) =>
  answered.status === 400 && /^SMS\.(?!6521|6522)/.test(code) ? { ...answered, status: 422 } : answered,
);

/** Answers creations with 201. */
export const createdAs201 = ofAccepted(
  KINDS.map(({ create }) => create),
  201,
);

/** Answers what has no result with an empty body, or with a text. */
export const withoutResult = (text: '' | '""'): Mutation =>
  on(OPAQUE, async (asked, forward) => {
    const answered = await forward(asked);
    if (answered.status !== 200) return answered;
    return { ...answered, headers: text === '' ? {} : JSON_TYPE, text };
  });

/** Shows fields that no table has, in answers and in the entries of their lists. */
export const moreFields = answers(
  COVERED_OPERATIONS.filter((operation) => !OPAQUE.includes(operation) && operation !== 'ShowConfig'),
  (answer) => ({
    ...Object.fromEntries(
      Object.entries(answer).map(([name, value]) => [
        name,
        Array.isArray(value)
          ? value.map((item) => (isJsonObject(item) ? { ...item, x_note: 'a' } : item))
          : value,
      ]),
    ),
    x_request_id: 'a',
  }),
);

/** Begins every page of a list with its newest entry. */
export const newestFirst = all(
  ...LISTS.map(([operation, list]) => items(operation, list, (entries) => entries.toReversed())),
);

/** Takes an offset for a number of pages, as far as there are offsets. */
export const offsetInPages = queries(
  LISTS.map(([operation]) => operation),
  (query) => {
    const [offset, limit] = ['offset', 'limit'].map((name) => Number(query.get(name) ?? Number.NaN));
    if (offset && limit && Number.isInteger(offset) && offset > 0 && limit > 0)
      query.set('offset', String(Math.max(offset, Math.min(offset * limit, 65_535))));
  },
);

/** Counts the entries of the page. */
export const countOfPage = all(
  ...(['ListTemplates', 'ListMigprojects'] as const).map((operation) =>
    answers(operation, (answer) => {
      const [, list = ''] = LISTS.find(([own]) => own === operation) ?? [];
      return { ...answer, count: (answer[list] as Json[]).length };
    }),
  ),
);

/** Declares JSON without a charset. */
export const withoutCharset = on(COVERED_OPERATIONS, async (asked, forward) => {
  const answered = await forward(asked);
  return answered.text === '' ? answered : { ...answered, headers: { 'content-type': 'application/json' } };
});

/** Shows the members of every answer in another order. */
export const otherOrder = answers(
  COVERED_OPERATIONS,
  (answer) => Object.fromEntries(Object.entries(answer).toReversed()) as JsonObject,
);

const inTemplates = (change: (record: JsonObject) => JsonObject): Mutation =>
  all(
    answers('ShowTemplate', (answer) => ({
      ...answer,
      template: change(isJsonObject(answer.template) ? answer.template : {}),
    })),
    items('ListTemplates', 'templates', (entries) => entries.map(change)),
  );

/** Shows whether a template is a general one in a spelling of its own. */
export const booleansAs = (spelling: (value: string) => Json): Mutation =>
  inTemplates((record) => ({ ...record, is_template: spelling(String(record.is_template).toLowerCase()) }));

/** Shows of records and lists only what every documented example of them has. */
export const leanRecords = all(
  answers('ShowTemplate', ({ template }) => ({
    template: isJsonObject(template) ? only(template, exemplary('ShowTemplate', 'template.')) : {},
  })),
  answers('ShowMigproject', (record) => only(record, exemplary('ShowMigproject', ''))),
  ...(
    [
      ['ListTemplates', 'templates'],
      ['ListMigprojects', 'migprojects'],
      ['ShowConfigSetting', 'configurations'],
    ] as const
  ).map(([operation, list]) =>
    items(operation, list, (entries) =>
      entries.map((record) => only(record, exemplary(operation, `${list}[].`))),
    ),
  ),
);

/** The names of the fields that a record has in every example. */
const exemplary = (operation: string, at: string): string[] =>
  [...alwaysShown(operation, DEFAULT_EDITION)]
    .filter((path) => path.startsWith(at))
    .map((path) => path.slice(at.length));

const only = (record: JsonObject, names: readonly string[]): JsonObject =>
  Object.fromEntries(Object.entries(record).filter(([name]) => names.includes(name)));

/** Shows null for what it does not know. */
export const nulls = all(
  inTemplates((record) => ({
    ...record,
    data_volume_type: null,
    image_id: record.image_id || null,
    target_password: null,
  })),
  answers('ShowMigproject', (record) => ({ ...record, description: null, start_network_check: null })),
  answers('ShowConsistencyResult', (answer) => ({
    ...answer,
    result_list: ((answer.result_list ?? []) as JsonObject[]).map((one) => ({ ...one, check_result: null })),
  })),
  answers(['ShowServer', 'ShowTask'], (record) => ({
    replicatesize: null,
    start_date: null,
    oem_system: null,
    kernel_version: null,
    ...record,
  })),
);

/** Shows no password to anybody. */
export const maskedPasswords = answers('ShowTargetPassword', (answer) => ({
  ...answer,
  target_password: '********',
}));

/** Answers an empty list for a task without speed limits. */
export const emptyLimits = refusals('ShowsSpeedLimits', (answered, code) =>
  code === 'SMS.6302' ? { status: 200, headers: JSON_TYPE, text: '{"speed_limit":[]}' } : answered,
);

/** Shows the limits of the day from the last to the first. */
export const limitsBackwards = items('ShowsSpeedLimits', 'speed_limit', (limits) => limits.toReversed());

/** Hands every command out once. */
export const commandsOnce: Mutation = () => {
  const handed = new Map<string | undefined, string>();
  const fetched = on('ShowCommand', async (asked, forward) => {
    const answered = await forward(asked);
    const { server_id } = asked.path;
    if (answered.status !== 200) return answered;
    if (handed.get(server_id) === answered.text) return { ...answered, text: '{}' };
    handed.set(server_id, answered.text);
    return answered;
  });
  // What is reported may be sent again for another action.
  const reported = on('UpdateCommandResult', async (asked, forward) => {
    const answered = await forward(asked);
    if (answered.status === 200) handed.delete(asked.path.server_id);
    return answered;
  });
  return all(fetched, reported)();
};

/** Shows a password only once a task was started with the template. */
export const passwordsOfTasks: Mutation = () => {
  const used = new Set<Json | undefined>();
  const created = on('CreateTask', async (asked, forward) => {
    const answered = await forward(asked);
    if (answered.status === 200) used.add(objectIn(asked.text)?.vm_template_id);
    return answered;
  });
  const shown = on('ShowTargetPassword', async (asked, forward) => {
    const answered = await forward(asked);
    return answered.status === 200 && !used.has(asked.path.id)
      ? { status: 400, headers: JSON_TYPE, text: refusal('SMS.9905') }
      : answered;
  });
  return all(created, shown)();
};

/** Takes no project that is to be a second default. */
export const oneDefaultOnly = on('CreateMigproject', (asked, forward) =>
  objectIn(asked.text)?.isdefault === true
    ? Promise.resolve({ status: 400, headers: JSON_TYPE, text: refusal('SMS.7313') })
    : forward(asked),
);

/** Has no default project until one is made it. */
export const withoutDefault = items('ListMigprojects', 'migprojects', (projects) =>
  projects.map((project) => (project.name === 'default' ? { ...project, isdefault: false } : project)),
);

/** Names the number of templates with the other code. */
export const quotaOfTemplates = refusals('CreateTemplate', (answered, code) =>
  code === 'SMS.8115' ? { ...answered, text: refusal('SMS.7113') } : answered,
);

/** Writes digests in capitals. */
export const capitalDigests = answers('ShowSha256', ({ value }) => ({ value: String(value).toUpperCase() }));

/** Takes the parameter `connected` at the word of its description, for the opposite. */
export const connectedReversed = queries('ListServers', (query) => {
  const connected = query.get('connected');
  if (connected === 'true' || connected === 'false') query.set('connected', String(connected !== 'true'));
});

/** How long a task is on its way, in milliseconds. */
const STOPPING = 60;

/** Shows a task that was stopped as one that is being stopped for a while. */
export const slowStops: Mutation = () => {
  const stopped = new Map<Json | undefined, number>();
  const state = (record: JsonObject): JsonObject => {
    if (record.state !== 'ABORT') return record;
    const since = stopped.get(record.id) ?? Date.now();
    stopped.set(record.id, since);
    return Date.now() - since < STOPPING ? { ...record, state: 'ABORTING' } : record;
  };
  return all(
    answers('ShowTask', state),
    items('ListTasks', 'tasks', (tasks) => tasks.map(state)),
  )();
};

/** Accepts the deletion of a task that was never started, and carries it out a little later. */
export const slowDeletions = on('DeleteTask', async (asked, forward) => {
  const shown = await forward({ ...asked, operationId: 'ShowTask', method: 'GET', text: '' });
  if (objectIn(shown.text)?.state !== 'READY') return forward(asked);
  setTimeout(() => void forward(asked).catch(() => undefined), STOPPING);
  return { status: 200, headers: JSON_TYPE, text: '{}' };
});
