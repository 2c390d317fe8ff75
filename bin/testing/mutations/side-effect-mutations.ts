import type { JsonObject } from '../../../spec/exact-json.js';
import type { Mutation } from '../mutating-proxy.js';
import { all, answers, isAccepted, on } from './deviations.js';
import { breaking, type MutationCase } from './mutation-case.js';

const related = breaking('relations');

const TOLD = [
  'UpdateTaskSpeed',
  'UpdateNetworkCheckInfo',
  'UpdateConsistencyResult',
  'UploadSpecialConfigurationSetting',
  'UpdateSpeed',
  'CollectLog',
  'UnlockTargetEcs',
] as const;

/** Shows every task with changes after an operation was accepted for it. */
const touches =
  (operation: string, changes: JsonObject): Mutation =>
  () => {
    const touched = new Set<string | undefined>();
    const notes = on(operation, async (asked, forward) => {
      const answered = await forward(asked);
      if (isAccepted(answered)) touched.add(asked.path.task_id);
      return answered;
    });
    const shows = answers('ShowTask', (task, asked) =>
      touched.has(asked.path.task_id) ? { ...task, ...changes } : task,
    );
    return all(notes, shows)();
  };

/** Removes something else together with what a request removes. */
const removesToo = (operation: string, gone: string): Mutation => {
  return () => {
    let deleted = false;
    return async (asked, forward) => {
      const answered = await forward(asked);
      if (asked.operationId === operation) deleted ||= isAccepted(answered);
      return asked.operationId === gone && deleted ? { ...answered, status: 400, text: UNKNOWN } : answered;
    };
  };
};

const UNKNOWN = JSON.stringify({ error_code: 'SMS.7602', error_msg: 'The source server does not exist.' });

const inSeconds = (record: JsonObject, name: string): JsonObject =>
  typeof record[name] === 'number' ? { ...record, [name]: Math.floor(record[name] / 1000) } : record;

const each = (record: JsonObject, list: string, change: (item: JsonObject) => JsonObject): JsonObject => ({
  ...record,
  [list]: ((record[list] ?? []) as JsonObject[]).map(change),
});

/** What one request changes beyond what it is about, and times in another unit. */
export const sideEffects: readonly MutationCase[] = [
  ...TOLD.map((operation) =>
    related(
      operation,
      'changes the priority of the task',
      `${operation}.leaves-the-rest`,
      touches(operation, { priority: 0 }),
    ),
  ),
  related('DeleteTask', 'removes the source too', 'deletion-spares', removesToo('DeleteTask', 'ShowServer')),
  related(
    'UpdateTaskSpeed',
    'notes the end of a subtask in seconds',
    'UpdateTaskSpeed.times',
    answers('ShowTask', (task) => each(task, 'sub_tasks', (subtask) => inSeconds(subtask, 'end_date'))),
  ),
  related(
    'UpdateConsistencyResult',
    'notes its time in seconds',
    'UpdateConsistencyResult.times',
    answers('ShowConsistencyResult', (answer) =>
      each(answer, 'result_list', (result) => inSeconds(result, 'finished_time')),
    ),
  ),
];
