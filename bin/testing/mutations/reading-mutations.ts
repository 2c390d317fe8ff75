import { isJsonObject, type JsonObject } from '../../../spec/exact-json.js';
import type { Mutation } from '../mutating-proxy.js';
import { all, answers, on } from './deviations.js';
import { breaking, type MutationCase } from './mutation-case.js';

const related = breaking('relations');

/** Shows another value of a field after every request of an operation. */
const moves =
  (operation: string, show: string, field: string): Mutation =>
  () => {
    let turn = 0;
    const counts = on(operation, (asked, forward) => {
      turn += 1;
      return forward(asked);
    });
    const moved = (record: JsonObject): JsonObject => ({
      ...record,
      [field]: typeof record[field] === 'number' ? record[field] + turn : `${turn}`,
    });
    const shows = answers(show, (answer) =>
      isJsonObject(answer.template) ? { ...answer, template: moved(answer.template) } : moved(answer),
    );
    return all(counts, shows)();
  };

/** Questions, what shows the record that they are about, and a field of it that nothing else looks at meanwhile. */
const QUESTIONS: readonly (readonly [operation: string, show: string, field: string])[] = [
  ['ListServers', 'ShowServer', 'last_visit_time'],
  ['ListErrorServers', 'ShowServer', 'last_visit_time'],
  ['ShowOverview', 'ShowServer', 'state_action_time'],
  ['ListTasks', 'ShowTask', 'vm_template_id'],
  ['ShowsSpeedLimits', 'ShowTask', 'vm_template_id'],
  ['ShowConsistencyResult', 'ShowTask', 'vm_template_id'],
  ['ShowConfigSetting', 'ShowTask', 'vm_template_id'],
  ['ListTemplates', 'ShowTemplate', 'image_id'],
  ['ShowTargetPassword', 'ShowTemplate', 'image_id'],
  ['ListMigprojects', 'ShowMigproject', 'enterprise_project'],
];

/** Questions that change what they are about. */
export const readings: readonly MutationCase[] = QUESTIONS.map(([operation, show, field]) =>
  related(
    operation,
    `moves ${field} of ${show}`,
    `${operation}.reading-changes-nothing`,
    moves(operation, show, field),
  ),
);
