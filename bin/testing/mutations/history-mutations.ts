import { isJsonObject, type Json, type JsonObject } from '../../../spec/exact-json.js';
import type { Answered, Asked, Mutation } from '../mutating-proxy.js';
import { askedOf } from './asked-rules.js';
import {
  acceptsInstead,
  all,
  answers,
  items,
  JSON_TYPE,
  objectIn,
  on,
  refusal,
  replies,
  swallows,
} from './deviations.js';
import { breaking, type MutationCase } from './mutation-case.js';

/** Enough for every operation to be asked for in some history. */
const HISTORIES = 80;

const lived = (...about: Parameters<ReturnType<typeof breaking>>): MutationCase => ({
  ...breaking('lifecycle')(...about),
  runs: HISTORIES,
});

type When = (asked: Asked, answered: Answered) => boolean;

const refused: When = (_, { status }) => status >= 400;

const has =
  (field: string, ...values: Json[]): When =>
  ({ text }) => {
    const value = objectIn(text)?.[field];
    return values.length === 0 ? value !== undefined : values.includes(value ?? null);
  };

/** The ids in a path and in a list of them. */
const idsIn = ({ path, text }: Asked): string[] => {
  const { ids, id } = objectIn(text) ?? {};
  return [...Object.values(path), ...(Array.isArray(ids) ? ids : []), ...(id === undefined ? [] : [id])].map(
    String,
  );
};

/** Shows a source in error once an operation was asked about it, its task or its template. */
const disturbs =
  (operation: string, when: When = () => true): Mutation =>
  () => {
    const sources = new Map<string, Json | undefined>();
    const disturbed = new Set<Json | undefined>();
    const remembers = on('CreateTask', async (asked, forward) => {
      const answered = await forward(asked);
      const { source_server: source, vm_template_id: template } = objectIn(asked.text) ?? {};
      const id = isJsonObject(source) ? source.id : undefined;
      sources.set(String(objectIn(answered.text)?.id), id);
      if (template !== undefined) sources.set(String(template), id);
      return answered;
    });
    const asks = on(operation, async (asked, forward) => {
      const answered = await forward(asked);
      if (when(asked, answered)) for (const id of idsIn(asked)) disturbed.add(sources.get(id) ?? id);
      return answered;
    });
    const inError = (record: JsonObject): JsonObject =>
      disturbed.has(record.id) ? { ...record, state: 'error' } : record;
    const shows = all(
      answers('ShowServer', inError),
      answers('ShowTask', (record) =>
        isJsonObject(record.source_server)
          ? { ...record, source_server: inError(record.source_server) }
          : record,
      ),
      items('ListServers', 'source_servers', (sources) => sources.map(inError)),
    );
    return all(remembers, asks, shows)();
  };

/** Operations that move what they are not about; with the condition under which they do. */
const DISTURBING: [operation: string, when?: When][] = [
  ['UpdateTaskStatus', has('operation', 'test', 'clone_test', 'migration_test')],
  ['UpdateTask'],
  ['UpdateSpeed'],
  ['ShowsSpeedLimits'],
  ['CollectLog'],
  ['UnlockTargetEcs'],
  ['ShowPassphrase'],
  ['ShowCertKey'],
  ['ShowTargetPassword'],
  ['DeleteTemplate', refused],
  ['UploadSpecialConfigurationSetting'],
  ['UpdateServerName'],
  ['UpdateCopyState', refused],
  ['ShowCommand'],
  ['UpdateCommandResult'],
  ['UpdateTaskSpeed'],
  ['UpdateDiskInfo'],
  ['RegisterServer', has('id')],
  ['UpdateConsistencyResult'],
  ['UpdateNetworkCheckInfo'],
  ['DeleteTask', refused],
  ['DeleteTasks', refused],
  ['DeleteServer', refused],
  ['DeleteServers', refused],
];

/** The rules under which operations leave alone what they are not about. */
const RULES = ['matrix', 'history'];

/** Shows that a task is stopping, or being deleted, for ever. */
const stays = (state: string, as: string): Mutation =>
  answers(['ShowTask', 'ListTasks'], (answer) =>
    JSON.parse(JSON.stringify(answer).replaceAll(`"${state}"`, `"${as}"`)),
  );

/** Shows deleted tasks as being deleted. */
const neverGone: Mutation = () => {
  const shown = new Map<string | undefined, string>();
  return on('ShowTask', async (asked, forward) => {
    const answered = await forward(asked);
    const { task_id } = asked.path;
    const record = objectIn(answered.text);
    if (answered.status === 200) shown.set(task_id, JSON.stringify({ ...record, state: 'DELETING' }));
    const last = shown.get(task_id);
    return answered.status === 200 || last === undefined
      ? answered
      : { status: 200, headers: JSON_TYPE, text: last };
  })();
};

/** Hands commands out again whose results were reported. */
const repeatsCommands: Mutation = () => {
  const told = new Map<string | undefined, Answered>();
  return on('ShowCommand', async (asked, forward) => {
    const answered = await forward(asked);
    const { server_id } = asked.path;
    if (objectIn(answered.text)?.command_name !== undefined) told.set(server_id, answered);
    return told.get(server_id) ?? answered;
  })();
};

/** What only shows in every state of a task, or in the course of a long history. */
export const histories: MutationCase[] = [
  ...DISTURBING.flatMap(([operation, when]) =>
    RULES.flatMap((rule) => askedOf(operation, rule)).map((requirement) =>
      lived(
        operation,
        `brings the source into error, which ${requirement} shows`,
        requirement,
        disturbs(operation, when),
      ),
    ),
  ),
  lived(
    'CreateTask',
    'refuses a source that waits for a task',
    ['CreateTask.matrix', 'CreateTask.history'],
    replies('CreateTask', { status: 400, text: refusal('SMS.7731') }),
  ),
  lived(
    'UpdateTaskStatus',
    'stops a task when it leaves the check of consistency out',
    'UpdateTaskStatus.actions-alone',
    disturbs('UpdateTaskStatus', has('operation', 'skip')),
  ),
  lived(
    'UpdateTaskStatus',
    'never gets to the end of a stop',
    'UpdateTaskStatus.arrival',
    stays('ABORT', 'ABORTING'),
  ),
  lived('DeleteTask', 'never gets to the end of a deletion', 'DeleteTask.arrival', neverGone),
  lived('DeleteTasks', 'never gets to the end of a deletion', 'DeleteTasks.arrival', neverGone),
  lived('ShowCommand', 'hands commands out again', 'ShowCommand.commands-once', repeatsCommands),
  lived(
    'ListTasks',
    'shows every task as new',
    'ListTasks.history',
    items('ListTasks', 'tasks', (tasks) => tasks.map((task) => ({ ...task, state: 'READY' }))),
  ),
  lived(
    'ListServers',
    'shows every source as waiting',
    'ListServers.history',
    items('ListServers', 'source_servers', (sources) => sources.map((one) => ({ ...one, state: 'waiting' }))),
  ),
  lived(
    'ShowServer',
    'shows every source as waiting',
    'ShowServer.history',
    answers('ShowServer', (record) => ({ ...record, state: 'waiting' })),
  ),
  lived(
    'ShowServer',
    'shows the task of another source',
    'ShowServer.history',
    answers('ShowServer', (record) =>
      isJsonObject(record.current_task)
        ? { ...record, current_task: { ...record.current_task, id: 'another' } }
        : record,
    ),
  ),
  ...(
    [
      ['CreateTemplate', 'SMS.7112'],
      ['CreateMigproject', 'SMS.7312'],
    ] as const
  ).map(([operation, code]) =>
    lived(operation, 'takes a name again', `${operation}.history`, acceptsInstead(operation, [code])),
  ),
  ...['DeleteTemplate', 'DeleteMigproject'].map((operation) =>
    lived(operation, 'deletes nothing in the end', `${operation}.history`, swallows(operation)),
  ),
  lived(
    'ShowOverview',
    'counts a source too many that is waiting',
    'ShowOverview.history',
    answers('ShowOverview', (record) => ({ ...record, waiting: Number(record.waiting) + 1000 })),
  ),
  lived(
    'UpdateDefaultMigproject',
    'keeps the former default project',
    'UpdateDefaultMigproject.history',
    () => {
      const defaults = new Set<string>();
      const remembers = on('UpdateDefaultMigproject', async (asked, forward) => {
        defaults.add(Object.values(asked.path)[0] ?? '');
        return forward(asked);
      });
      const shows = items('ListMigprojects', 'migprojects', (projects) =>
        projects.map((one) => (defaults.has(String(one.id)) ? { ...one, isdefault: true } : one)),
      );
      return all(remembers, shows)();
    },
  ),
];
