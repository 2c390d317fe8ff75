import { isJsonObject, type Json, type JsonObject } from '../../../spec/exact-json.js';
import type { Mutation } from '../mutating-proxy.js';
import { suitesOf } from './asked-rules.js';
import {
  all,
  answers,
  items,
  JSON_TYPE,
  keepFirst,
  objectIn,
  on,
  refusal,
  takes,
  without,
} from './deviations.js';
import type { MutationCase } from './mutation-case.js';

interface Gap extends MutationCase {
  /** What the suites would have to look at. */
  wanted: string;
}

const gap = (
  name: string,
  operations: readonly string[],
  requirement: string,
  wanted: string,
  mutation: Mutation,
): Gap => ({ name, operations, mutation, suites: suitesOf([requirement]), breaks: [requirement], wanted });

const frozen =
  (counter: string): Mutation =>
  () => {
    const kept = keepFirst<Json>();
    return answers('ShowOverview', (answer) => ({
      ...answer,
      [counter]: kept(answer[counter] ?? null),
    }))();
  };

const updatesTemplate = (change: (record: JsonObject) => JsonObject) =>
  takes('UpdateTemplate', (body) =>
    isJsonObject(body.template) ? { template: change(body.template) } : body,
  );

/** Refuses a template that is to keep its name. */
const refusesOwnName: Mutation = () => {
  const names = new Map<string, Json | undefined>();
  const remembers = on('CreateTemplate', async (asked, forward) => {
    const answered = await forward(asked);
    const { template } = objectIn(asked.text) ?? {};
    if (isJsonObject(template)) names.set(String(objectIn(answered.text)?.id), template.name);
    return answered;
  });
  const refuses = on('UpdateTemplate', async (asked, forward) => {
    const { template } = objectIn(asked.text) ?? {};
    const same = isJsonObject(template) && template.name === names.get(asked.path.id ?? '');
    return same ? { status: 400, headers: JSON_TYPE, text: refusal('SMS.7112') } : forward(asked);
  });
  return all(remembers, refuses)();
};

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

/** Deviations that a client can see and the suites do not look at yet. */
export const GAPS: readonly Gap[] = [
  gap(
    'ShowOverview never counts a new source as waiting',
    ['ShowOverview'],
    'R26',
    'the counters before and after a registration',
    frozen('waiting'),
  ),
  gap(
    'ShowOverview never counts a new source as unconfigured',
    ['ShowOverview'],
    'R26',
    'the counters before and after a registration',
    frozen('unconfigured'),
  ),
  gap(
    'UpdateTemplate keeps the old VPC',
    ['UpdateTemplate'],
    'UpdateTemplate.read-back',
    'a change of every field, with another value than before',
    updatesTemplate((record) => without(record, 'vpc')),
  ),
  gap(
    'UpdateTemplate refuses a change that keeps the name',
    ['UpdateTemplate', 'CreateTemplate'],
    'UpdateTemplate.read-back',
    'that the change is accepted, as a requirement',
    refusesOwnName,
  ),
  gap(
    'ListTemplates shows other disks',
    ['ListTemplates', 'CreateTemplate'],
    'ListTemplates.listing',
    'the remaining fields that list and record share',
    items('ListTemplates', 'templates', (all) =>
      all.map((one) => ({ ...one, disk: [], data_volume_type: 'SSD' })),
    ),
  ),
  gap(
    'ListMigprojects shows another description',
    ['ListMigprojects', 'CreateMigproject'],
    'ListMigprojects.listing',
    'the remaining fields that list and record share',
    items('ListMigprojects', 'migprojects', (all) => all.map((one) => ({ ...one, description: 'another' }))),
  ),
  gap(
    'CreateMigproject leaves two defaults',
    ['CreateMigproject', 'UpdateDefaultMigproject'],
    'R67',
    'the list after a project was created as the default: one is marked',
    () => {
      const marked = new Set<Json | undefined>();
      const remembers = on('CreateMigproject', async (asked, forward) => {
        const answered = await forward(asked);
        if (objectIn(asked.text)?.isdefault === true) marked.add(objectIn(answered.text)?.id);
        return answered;
      });
      const flags = items('ListMigprojects', 'migprojects', (all) =>
        all.map((one) => (marked.has(one.id) || one.name === 'default' ? { ...one, isdefault: true } : one)),
      );
      return all(remembers, flags)();
    },
  ),
  gap(
    'UpdateTaskSpeed swaps speed and compression',
    ['UpdateTaskSpeed', 'ShowTask'],
    'R44',
    'migrate_speed and compress_rate of the task',
    answers('ShowTask', (record) => ({
      ...record,
      migrate_speed: record.compress_rate ?? null,
      compress_rate: record.migrate_speed ?? null,
    })),
  ),
  gap(
    'ShowConfigSetting answers the id of another task',
    ['ShowConfigSetting', 'UploadSpecialConfigurationSetting'],
    'R72',
    'task_id of the answer',
    answers('ShowConfigSetting', (answer) => ({ ...answer, task_id: 'another' })),
  ),
  gap(
    'ShowConfigSetting shows the settings of another task',
    ['ShowConfigSetting', 'UploadSpecialConfigurationSetting'],
    'R72',
    'a second task without settings, while the first has some',
    shared('ShowConfigSetting', 'configurations'),
  ),
  gap(
    'ShowConsistencyResult shows the results of another task',
    ['ShowConsistencyResult', 'UpdateConsistencyResult'],
    'R51',
    'a second task without results, while the first has some',
    shared('ShowConsistencyResult', 'result_list'),
  ),
  gap(
    'UpdateTask damages a Chinese name',
    ['UpdateTask', 'ShowTask'],
    'UpdateTask.read-back',
    'a name in Chinese, which the rules allow',
    answers('ShowTask', (record) => ({ ...record, name: String(record.name).replace(/[^ -~]/g, '?') })),
  ),
];
