import { isJsonObject, type Json, type JsonObject } from '../../../spec/exact-json.js';
import type { Mutation } from '../mutating-proxy.js';
import { all, answers, isAccepted, items, JSON_TYPE, objectIn, on, takes, without } from './deviations.js';
import { breaking, type MutationCase } from './mutation-case.js';

const related = breaking('relations');
const lived = breaking('lifecycle');

/** Takes the first request of each task and no later one, with the answer that it gave to the first. */
const firstOnly =
  (operation: string): Mutation =>
  () => {
    const first = new Map<string | undefined, string>();
    return on(operation, async (asked, forward) => {
      const text = first.get(asked.path.task_id);
      if (text !== undefined) return { status: 200, headers: JSON_TYPE, text };
      const answered = await forward(asked);
      if (isAccepted(answered)) first.set(asked.path.task_id, answered.text);
      return answered;
    })();
  };

/** Agrees and disagrees by turns. */
const toggles: Mutation = () => {
  let agreed = false;
  const turns = on('CreatePrivacyAgreements', (asked, forward) => {
    agreed = !agreed;
    return forward(asked);
  });
  return all(
    turns,
    answers('ShowPrivacyAgreements', () => ({ flag: agreed })),
  )();
};

/** Forgets STOP when the result of START is reported after the stop. */
const forgetsStop: Mutation = () => {
  const taskOf = new Map<string | undefined, Json | undefined>();
  const stopped = new Set<Json | undefined>();
  const forgotten = new Set<Json | undefined>();
  const notesStop = on('UpdateTaskStatus', async (asked, forward) => {
    const answered = await forward(asked);
    if (isAccepted(answered) && objectIn(asked.text)?.operation === 'stop') stopped.add(asked.path.task_id);
    return answered;
  });
  const notesResult = on('UpdateCommandResult', async (asked, forward) => {
    const task = taskOf.get(asked.path.server_id);
    if (objectIn(asked.text)?.command_name === 'START' && stopped.has(task)) forgotten.add(task);
    return forward(asked);
  });
  const tells = answers('ShowCommand', (answer, asked) => {
    const task = isJsonObject(answer.command_param) ? answer.command_param.task_id : undefined;
    taskOf.set(asked.path.server_id, task);
    return answer.command_name === 'STOP' && forgotten.has(task) ? {} : answer;
  });
  return all(notesStop, notesResult, tells)();
};

/** Answers no results once an export was asked for. */
const exportTakes: Mutation = () => {
  let isExported = false;
  const notes = on('ExportConsistencyResults', (asked, forward) => {
    isExported = true;
    return forward(asked);
  });
  const shows = answers('ShowConsistencyResult', (answer) =>
    isExported ? { ...answer, result_list: [] } : answer,
  );
  return all(notes, shows)();
};

/** Lists every template by the name that it was created with. */
const listsOldNames: Mutation = () => {
  const names = new Map<Json | undefined, Json>();
  const notes = answers('CreateTemplate', (answer, { text }) => {
    const template = objectIn(text)?.template;
    if (isJsonObject(template)) names.set(answer.id, template.name ?? null);
    return answer;
  });
  const lists = items('ListTemplates', 'templates', (templates) =>
    templates.map((one) => ({ ...one, name: names.get(one.id) ?? one.name ?? null })),
  );
  return all(notes, lists)();
};

/** Lists a template that was changed twice. */
const makesAnother: Mutation = () => {
  const changed = new Set<Json | undefined>();
  const notes = on('UpdateTemplate', async (asked, forward) => {
    const answered = await forward(asked);
    if (isAccepted(answered)) changed.add(asked.path.id);
    return answered;
  });
  const lists = items('ListTemplates', 'templates', (templates) =>
    templates.flatMap((one) => (changed.has(one.id) ? [one, { ...one, id: OTHER }] : [one])),
  );
  return all(notes, lists)();
};

const OTHER = '00000000-0000-4000-8000-000000000000';

const inTarget = (change: (target: JsonObject) => JsonObject): Mutation =>
  answers('ShowTask', (task) =>
    isJsonObject(task.target_server) ? { ...task, target_server: change(task.target_server) } : task,
  );

const inCurrent = (change: (current: JsonObject) => JsonObject): Mutation =>
  answers('ShowServer', (source) =>
    isJsonObject(source.current_task) ? { ...source, current_task: change(source.current_task) } : source,
  );

/** What shows when something is told twice, or written in another way than usual. */
export const secondWrites: readonly MutationCase[] = [
  lived('ShowCommand', 'forgets the command that waits', 'ShowCommand.commands-kept', forgetsStop),
  related(
    'ExportConsistencyResults',
    'takes the results away',
    'ExportConsistencyResults.reading-changes-nothing',
    exportTakes,
  ),
  related('UpdateNetworkCheckInfo', 'keeps the first report', 'R70', firstOnly('UpdateNetworkCheckInfo')),
  related(
    'UpdateNetworkCheckInfo',
    'takes no bad news of a connection',
    'R70',
    answers('ShowTask', (task) =>
      isJsonObject(task.network_check_info)
        ? { ...task, network_check_info: { ...task.network_check_info, domain_connectivity: true } }
        : task,
    ),
  ),
  related(
    'UploadSpecialConfigurationSetting',
    'keeps the first value of a key',
    'R72',
    firstOnly('UploadSpecialConfigurationSetting'),
  ),
  related(
    'ShowConfigSetting',
    'cuts long values',
    'R72',
    items('ShowConfigSetting', 'configurations', (settings) =>
      settings.map((one) => ({ ...one, config_value: String(one.config_value).slice(0, 255) })),
    ),
  ),
  related(
    'UpdateConsistencyResult',
    'keeps the first directory only',
    'R51',
    takes('UpdateConsistencyResult', (body) => ({
      consistency_result: ((body.consistency_result ?? []) as Json[]).slice(0, 1),
    })),
  ),
  related('CreatePrivacyAgreements', 'revokes what was agreed to before', 'R74', toggles),
  related(
    'CreateTask',
    'shows the disks of the target in another order',
    'CreateTask.read-back',
    inTarget(({ disks, ...target }) => ({
      ...target,
      disks: Array.isArray(disks) ? disks.toReversed() : [],
    })),
  ),
  related(
    'CreateTask',
    'lists no task with a drill',
    'CreateTask.read-back',
    items('ListTasks', 'tasks', (tasks) => tasks.map((task) => ({ ...task, need_migration_test: false }))),
  ),
  related(
    'CreateTask',
    'shows the source another limit of its task',
    'CreateTask.read-back',
    inCurrent((current) => ({ ...current, speed_limit: 0 })),
  ),
  related(
    'ShowServer',
    'shows no target of the current task',
    'ShowServer.complete',
    inCurrent((current) => without(current, 'target_server')),
  ),
  related(
    'UpdateTask',
    'keeps the target',
    'UpdateTask.read-back',
    takes('UpdateTask', (body) => without(body, 'target_server')),
  ),
  related('ListTemplates', 'shows the old name', 'ListTemplates.listing', listsOldNames),
  related('UpdateTemplate', 'makes another template', 'UpdateTemplate.read-back', makesAnother),
  related(
    'CreateTemplate',
    'shows the opposite of is_template',
    'R57',
    answers('ShowTemplate', ({ template }) => ({
      template: isJsonObject(template)
        ? { ...template, is_template: String(template.is_template) === 'true' ? 'false' : 'true' }
        : {},
    })),
  ),
];
