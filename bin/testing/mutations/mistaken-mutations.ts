import { isJsonObject, type Json, objectsIn } from '../../../spec/exact-json.js';
import type { Mutation } from '../mutating-proxy.js';
import { answers, items, objectIn, on, refusal, replies, takes, without } from './deviations.js';
import { breaking, type MutationCase } from './mutation-case.js';

const related = breaking('relations');

/** Shows what was set for one task at every other that has nothing of its own. */
const shared =
  (operation: string, list: string): Mutation =>
  () => {
    let known: string | undefined;
    return on(operation, async (asked, forward) => {
      const answered = await forward(asked);
      const shown = objectIn(answered.text)?.[list];
      if (Array.isArray(shown) && shown.length > 0) known = answered.text;
      else if (known !== undefined && !asked.query.has('config_key'))
        return { ...answered, status: 200, text: known };
      return answered;
    })();
  };

/** Leaves a project the default when another one is created as it. */
const twoDefaults: Mutation = () => {
  const marked = new Set<Json | undefined>();
  return items('ListMigprojects', 'migprojects', (projects) =>
    projects.map((project) => {
      if (project.isdefault === true) marked.add(project.id);
      return { ...project, isdefault: marked.has(project.id) };
    }),
  )();
};

/** What is shown of another object, or in another place. */
export const mistaken: MutationCase[] = [
  related(
    'UpdateTemplate',
    'keeps the old VPC',
    'UpdateTemplate.read-back',
    takes('UpdateTemplate', (body) =>
      isJsonObject(body.template) ? { template: without(body.template, 'vpc') } : body,
    ),
  ),
  related(
    'ListTemplates',
    'shows other disks',
    'ListTemplates.listing',
    items('ListTemplates', 'templates', (all) =>
      all.map((one) => ({ ...one, disk: [], data_volume_type: 'SSD' })),
    ),
  ),
  related(
    'ListMigprojects',
    'shows another description',
    'ListMigprojects.listing',
    items('ListMigprojects', 'migprojects', (all) => all.map((one) => ({ ...one, description: 'another' }))),
  ),
  related('CreateMigproject', 'leaves two defaults', 'R67', twoDefaults),
  related(
    'ShowConfigSetting',
    'answers the id of another task',
    'R72',
    answers('ShowConfigSetting', (answer) => ({ ...answer, task_id: 'another' })),
  ),
  related(
    'ShowConfigSetting',
    'shows the settings of another task',
    'R72',
    shared('ShowConfigSetting', 'configurations'),
  ),
  related(
    'ShowConsistencyResult',
    'shows the results of another task',
    'R51',
    shared('ShowConsistencyResult', 'result_list'),
  ),
  related(
    'UpdateTask',
    'damages a Chinese name',
    'UpdateTask.read-back',
    answers('ShowTask', (record) => ({ ...record, name: String(record.name).replace(/[^ -~]/g, '?') })),
  ),
  related(
    'CreateTask',
    'demands the use of a disk',
    'R29',
    replies('CreateTask', { status: 400, text: refusal('SMS.6013') }, ({ text }) => {
      const { target_server: target } = objectIn(text) ?? {};
      return isJsonObject(target) && objectsIn(target.disks).some((disk) => !('device_use' in disk));
    }),
  ),
  related(
    'ShowServer',
    'takes a look for a visit of the agent',
    'ShowServer.reading-changes-nothing',
    answers('ShowServer', (source) => ({ ...source, last_visit_time: Date.now() })),
  ),
  related(
    'CreateTask',
    'ignores use_public_ip',
    'CreateTask.read-back',
    takes('CreateTask', (body) => without(body, 'use_public_ip')),
  ),
  related(
    'CreateTask',
    'does not synchronise',
    'CreateTask.read-back',
    takes('CreateTask', (body) => ({ ...body, syncing: false })),
  ),
];
