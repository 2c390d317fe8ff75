import { isJsonObject, type Json, type JsonObject } from '../../../spec/exact-json.js';
import type { Mutation } from '../mutating-proxy.js';
import { all, answers, isAccepted, items, objectIn, on, replies, takes, templateIn } from './deviations.js';
import { breaking, type MutationCase } from './mutation-case.js';
import { guardsFirst } from './neighbour-mutations.js';

const related = breaking('relations');
const lived = breaking('lifecycle');

/** Deviates in what belongs to a task, from the time that an operation was accepted for it. */
const since =
  (operation: string, deviate: (tasks: ReadonlySet<string>) => Mutation, when = (_: JsonObject) => true) =>
  () => {
    const tasks = new Set<string>();
    const notes = on(operation, async (asked, forward) => {
      const answered = await forward(asked);
      if (isAccepted(answered) && when(objectIn(asked.text) ?? {})) tasks.add(asked.path.task_id ?? '');
      return answered;
    });
    return all(notes, deviate(tasks))();
  };

const isStart = ({ operation }: JsonObject) => operation === 'start';

const isStop = ({ operation }: JsonObject) => operation === 'stop';

/** Deletes every source with the name of the one that it is asked to delete. */
const deletesNamesakes: Mutation = () => {
  const names = new Map<string, Json>();
  return all(
    answers('RegisterServer', (answer, asked) => {
      names.set(String(answer.id), objectIn(asked.text)?.name ?? null);
      return answer;
    }),
    on('UpdateServerName', async (asked, forward) => {
      const name = objectIn(asked.text)?.name;
      if (name !== undefined) names.set(asked.path.source_id ?? '', name);
      return forward(asked);
    }),
    on('DeleteServer', async (asked, forward) => {
      const { source_id: own = '' } = asked.path;
      const answered = await forward(asked);
      for (const [id, name] of isAccepted(answered) ? names : [])
        if (id !== own && name === names.get(own))
          await forward({ ...asked, pathname: asked.pathname.replace(own, id) });
      return answered;
    }),
  )();
};

/** Takes a source that gets another name out of its migration project. */
const renamedLeaves: Mutation = () => {
  const renamed = new Set<string>();
  return all(
    on('UpdateServerName', (asked, forward) => {
      if (objectIn(asked.text)?.name !== undefined) renamed.add(asked.path.source_id ?? '');
      return forward(asked);
    }),
    answers('ListServers', (answer, asked) => {
      if (!asked.query.has('migproject')) return answer;
      const sources = (answer.source_servers as JsonObject[]).filter(({ id }) => !renamed.has(String(id)));
      return { ...answer, count: sources.length, source_servers: sources };
    }),
  )();
};

/** Changes the region of all templates with the first one that is updated. */
const changesOthers: Mutation = () => {
  let region: Json | undefined;
  return all(
    takes('UpdateTemplate', (body) => {
      const { region: sent } = templateIn(body);
      region ??= sent === 'cn-north-4' ? undefined : sent;
      return body;
    }),
    answers('ShowTemplate', (answer) => {
      const kept = templateIn(answer);
      return { ...answer, template: { ...kept, region: region ?? kept.region ?? null } };
    }),
  )();
};

/** Shows the source of a task that was stopped as if nothing had been copied yet. */
const stopSetsBack = since(
  'UpdateTaskStatus',
  (stopped) =>
    answers('ShowTask', (task) =>
      stopped.has(String(task.id)) && isJsonObject(task.source_server)
        ? { ...task, source_server: { ...task.source_server, migration_cycle: 'setting' } }
        : task,
    ),
  isStop,
);

/** Answers as if nothing were set, for each task for which an operation was accepted. */
const empties = (operation: string, shownBy: string, list: string, when?: (body: JsonObject) => boolean) =>
  since(
    operation,
    (tasks) => replies(shownBy, { text: `{"${list}":[]}` }, ({ path }) => tasks.has(path.task_id ?? '')),
    when,
  );

/** What changes, or shows, something that it is not about. */
export const bystanders: MutationCase[] = [
  related(
    'ListTasks',
    'shows every task with the source of the first',
    'ListTasks.listing',
    items('ListTasks', 'tasks', (tasks) =>
      tasks.map((task) => ({ ...task, source_server: tasks[0]?.source_server ?? null })),
    ),
  ),
  related(
    'ListServers',
    'shows every source with the task of the first',
    'ListServers.listing',
    items('ListServers', 'source_servers', (sources) => {
      const [first] = sources.filter(({ current_task: task }) => isJsonObject(task));
      return sources.map((source) =>
        isJsonObject(source.current_task) ? { ...source, current_task: first?.current_task ?? null } : source,
      );
    }),
  ),
  related('UpdateTemplate', 'changes other templates', 'UpdateTemplate.read-back', changesOthers),
  related(
    'UpdateTaskStatus',
    'removes the limits with a stop',
    'UpdateTaskStatus.leaves-the-rest',
    empties('UpdateTaskStatus', 'ShowsSpeedLimits', 'speed_limit', isStop),
  ),
  related(
    'UpdateTaskStatus',
    'removes the settings with a stop',
    'UpdateTaskStatus.leaves-the-rest',
    empties('UpdateTaskStatus', 'ShowConfigSetting', 'configurations', isStop),
  ),
  related(
    'UpdateSpeed',
    'removes the settings',
    'UpdateSpeed.leaves-the-rest',
    empties('UpdateSpeed', 'ShowConfigSetting', 'configurations'),
  ),
  related(
    'UpdateNetworkCheckInfo',
    'sets the speed of the task',
    'UpdateNetworkCheckInfo.leaves-the-rest',
    since('UpdateNetworkCheckInfo', (tasks) =>
      answers('ShowTask', (task) => (tasks.has(String(task.id)) ? { ...task, migrate_speed: 100.5 } : task)),
    ),
  ),
  related(
    'UpdateTask',
    'removes the limits',
    'UpdateTask.leaves-the-rest',
    empties('UpdateTask', 'ShowsSpeedLimits', 'speed_limit'),
  ),
  related(
    'UpdateTaskStatus',
    'sets the priority with a start',
    'UpdateTaskStatus.leaves-the-rest',
    since(
      'UpdateTaskStatus',
      (started) =>
        answers('ShowTask', (task) => (started.has(String(task.id)) ? { ...task, priority: 0 } : task)),
      isStart,
    ),
  ),
  related(
    'ListServers',
    'writes the states of tasks in lower case',
    'ListServers.listing',
    items('ListServers', 'source_servers', (sources) =>
      sources.map(({ current_task: task, ...source }) => ({
        ...source,
        current_task: isJsonObject(task)
          ? { ...task, state: String(task.state).toLowerCase() }
          : (task ?? null),
      })),
    ),
  ),
  lived(
    'DeleteTasks',
    'looks at the first task of a batch',
    'DeleteTasks.SMS.7719',
    guardsFirst('DeleteTasks', 'SMS.7719', 'ShowTask', 'SMS.7703'),
  ),
  lived('DeleteServer', 'deletes sources of the same name', 'R20', deletesNamesakes),
  lived('UpdateServerName', 'takes a source out of its project', 'R21', renamedLeaves),
  lived('UpdateTaskStatus', 'sets the cycle of a source back', 'task.stop', stopSetsBack),
];
