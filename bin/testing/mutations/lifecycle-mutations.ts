import type { Json, JsonObject } from '../../../spec/exact-json.js';
import type { Asked, Mutation } from '../mutating-proxy.js';
import { answers, items, keepFirst, objectIn, on, refusal, replies, swallows } from './deviations.js';
import { breaking, type MutationCase, withoutCode } from './mutation-case.js';

const lived = breaking('lifecycle');

const action = (name: string) => (body: JsonObject) => body.operation === name;

const isAction = (name: string) => (asked: Asked) => action(name)(objectIn(asked.text) ?? {});

const REFUSED = { status: 400, text: refusal('SMS.6005') };

/** Rules of the lifecycle that name an error code, by operation. */
const CODES: [operation: string, code: string, rule: string][] = [
  ['UpdateTaskStatus', 'SMS.7713', 'SMS.7713'],
  ['UpdateTaskStatus', 'SMS.7714', 'SMS.7714'],
  ['UpdateTaskStatus', 'SMS.7721', 'SMS.7721'],
  ['UpdateTaskStatus', 'SMS.7722', 'SMS.7722'],
  ['DeleteTask', 'SMS.7719', 'DeleteTask.SMS.7719'],
  ['DeleteTasks', 'SMS.7719', 'DeleteTasks.SMS.7719'],
  ['DeleteServer', 'SMS.7601', 'DeleteServer.SMS.7601'],
  ['DeleteServers', 'SMS.7601', 'DeleteServers.SMS.7601'],
  ['DeleteServer', 'SMS.7602', 'R20'],
];

/** Forwards what is refused as another request, which takes effect, and answers the refusal all the same. */
const thenForwards = (
  operation: string,
  when: (asked: Asked) => boolean,
  change: (asked: Asked) => Asked,
): Mutation =>
  on(operation, async (asked, forward) => {
    const answered = await forward(asked);
    if (answered.status >= 400 && when(asked)) await forward(change(asked));
    return answered;
  });

const operate = (operation: string) => (asked: Asked) => ({ ...asked, text: JSON.stringify({ operation }) });

/** Shows the state that the first record had. */
const sameState =
  (operation: string): Mutation =>
  () => {
    const kept = keepFirst<Json>();
    return answers(operation, (record) => ({ ...record, state: kept(record.state ?? null) }))();
  };

/** What a migration gets wrong on its way. */
export const migrations: MutationCase[] = [
  ...CODES.flatMap(([operation, code, rule]) => withoutCode(lived, operation, code, rule)),
  lived(
    'UpdateTaskStatus',
    'accepts start and does not start',
    ['R36', 'task.start'],
    swallows('UpdateTaskStatus', action('start')),
  ),
  lived(
    'UpdateTaskStatus',
    'accepts stop and does not stop',
    ['R36', 'task.stop'],
    swallows('UpdateTaskStatus', action('stop')),
  ),
  lived(
    'UpdateTaskStatus',
    'refuses start',
    'task.start',
    replies('UpdateTaskStatus', REFUSED, isAction('start')),
  ),
  breaking('examples', 'lifecycle')(
    'UpdateTaskStatus',
    'refuses stop',
    ['task.stop', 'UpdateTaskStatus.example.4', 'UpdateTaskStatus.example.scenario-4.3'],
    replies('UpdateTaskStatus', REFUSED, isAction('stop')),
  ),
  breaking('examples', 'lifecycle')(
    'UpdateTaskStatus',
    'refuses to start a task that was stopped',
    ['task.start', 'UpdateTaskStatus.example.scenario-4.2'],
    () => {
      const stopped = new Set<string | undefined>();
      return on('UpdateTaskStatus', async (asked, forward) => {
        const { task_id } = asked.path;
        if (isAction('start')(asked) && stopped.has(task_id)) return { headers: {}, ...REFUSED };
        const answered = await forward(asked);
        if (isAction('stop')(asked) && answered.status === 200) stopped.add(task_id);
        return answered;
      })();
    },
  ),
  lived(
    'UpdateTaskStatus',
    'stops into the state READY',
    ['R36', 'task.stop'],
    answers('ShowTask', (record) => ({
      ...record,
      state: record.state === 'ABORT' ? 'READY' : (record.state ?? null),
    })),
  ),
  lived(
    'UpdateTaskStatus',
    'starts into the state SYNCING',
    ['R36', 'task.start'],
    answers('ShowTask', (record) => ({
      ...record,
      state: record.state === 'RUNNING' ? 'SYNCING' : (record.state ?? null),
    })),
  ),
  lived('UpdateTaskStatus', 'shows one state for ever', ['R36', 'task.start'], sameState('ShowTask')),
  lived(
    'UpdateTaskStatus',
    'stops a running task when it refuses to start it',
    'SMS.7713',
    thenForwards('UpdateTaskStatus', isAction('start'), operate('stop')),
  ),
  lived(
    'UpdateTaskStatus',
    'starts a task when it refuses to stop it',
    'SMS.7714',
    thenForwards('UpdateTaskStatus', isAction('stop'), operate('start')),
  ),
  lived('DeleteTask', 'refuses to delete a stopped task', 'task.delete', replies('DeleteTask', REFUSED)),
  lived(
    'DeleteTask',
    'does nothing',
    'task-deletion',
    on('DeleteTask', async (asked, forward) => {
      const answered = await forward({ ...asked, method: 'GET' });
      const { state } = objectIn(answered.text) ?? {};
      return state === 'RUNNING' ? forward(asked) : { ...answered, text: '{}' };
    }),
  ),
  lived('DeleteTask', 'leaves the task in the list', 'task-deletion', () => {
    const kept = new Map<string, JsonObject>();
    return items('ListTasks', 'tasks', (all, { query }) => {
      for (const one of all) kept.set(String(one.id), one);
      const asked = kept.get(query.get('id') ?? '');
      return all.length === 0 && asked ? [asked] : all;
    })();
  }),
  lived('DeleteTask', 'leaves the task with its source', 'task-deletion', () => {
    let task: JsonObject[string] | undefined;
    return answers('ShowServer', (record) => {
      task = record.current_task ?? task;
      return task === undefined ? record : { ...record, current_task: task };
    })();
  }),
  lived(
    'DeleteTask',
    'leaves a source that cannot be deleted',
    'task-deletion',
    replies('DeleteServer', { status: 400, text: refusal('SMS.7601') }),
  ),
  lived(
    'DeleteServer',
    'does nothing',
    'R20',
    on('DeleteServer', async (asked, forward) => {
      const shown = await forward({ ...asked, method: 'GET' });
      return objectIn(shown.text)?.current_task ? forward(asked) : { ...shown, text: '{}' };
    }),
  ),
  lived('DeleteServer', 'leaves the source in the list', 'R20', () => {
    const kept = new Map<string, JsonObject>();
    return items('ListServers', 'source_servers', (all, { query }) => {
      for (const one of all) kept.set(String(one.id), one);
      const asked = kept.get(query.get('id') ?? '');
      return all.length === 0 && asked ? [asked] : all;
    })();
  }),
];
