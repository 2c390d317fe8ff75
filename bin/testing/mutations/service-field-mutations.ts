import type { Json, JsonObject } from '../../../spec/exact-json.js';
import { place } from '../../../suites/rejections/place.js';
import { all, answers } from './deviations.js';
import { breakingEach, type MutationCase } from './mutation-case.js';
import { OPAQUE } from './operation-batches.js';

const examples = breakingEach('examples');

type Field = readonly [operation: string, path: string, value: Json];

/** Fields that nothing else depends on, with a value of another type than documented. */
const WRONG_TYPES: readonly Field[] = [
  ['ShowConfig', 'config', []],
  ['ShowConfig', 'regions', {}],
  ['ShowsSpeedLimits', 'speed_limit[].start', 800],
  ['ShowsSpeedLimits', 'speed_limit[].speed', '100'],
  ['ShowsSpeedLimits', 'speed_limit[].over_speed_threshold', '50'],
  ['ShowPassphrase', 'passphrase', { text: 'secret' }],
  ['ShowConsistencyResult', 'task_id', 7],
  ['ShowConsistencyResult', 'result_list[].finished_time', {}],
  ['ShowConsistencyResult', 'result_list[].consistency_result[].num_total_files', '1000'],
  ['ShowCommand', 'command_param', 'start'],
  ['ListTemplates', 'count', '1'],
  ['ShowTemplate', 'template.region', 4],
  ['ShowTemplate', 'template.vpc', 'autoCreate'],
  ['ShowTemplate', 'template.publicip.bandwidth_size', '5'],
  ['ShowTargetPassword', 'target_password', ['secret']],
  ['ShowCertKey', 'cert', { pem: '' }],
  ['ShowCertKey', 'private_key', 1],
  ['ListMigprojects', 'count', null],
  ['ListMigprojects', 'migprojects[].speed_limit', '100'],
  ['ShowMigproject', 'use_public_ip', 'true'],
  ['ShowMigproject', 'speed_limit', 0.5],
  ['UpdateNetworkCheckInfo', 'task_id', 7],
  ['ShowConfigSetting', 'configurations[].config_value', ['/tmp']],
  ['ShowConfigSetting', 'migrate_type', 1],
  ['ShowPrivacyAgreements', 'flag', 'true'],
  ['ShowSha256', 'value', 7],
];

/** The same with a value outside of its limit, which the keyword names. */
const OUTSIDE: readonly [...Field, keyword: string][] = [
  ['ShowConfig', 'regions', [], 'minItems'],
  ['ShowsSpeedLimits', 'speed_limit[].speed', 10_001, 'maximum'],
  ['ShowsSpeedLimits', 'speed_limit[].over_speed_threshold', -1, 'minimum'],
  ['ShowPassphrase', 'passphrase', 'a'.repeat(10_000), 'maxLength'],
  ['ShowConsistencyResult', 'result_list[].consistency_result[].num_different_files', -1, 'minimum'],
  ['ShowCommand', 'command_name', 'a'.repeat(300), 'maxLength'],
  ['ShowTemplate', 'template.volumetype', 'sas', 'enum'],
  ['ShowTemplate', 'template.publicip.bandwidth_size', 2001, 'maximum'],
  ['ListMigprojects', 'migprojects[].type', 'MIGRATE_TAPE', 'enum'],
  ['ShowMigproject', 'type', 'migrate_file', 'enum'],
  ['ShowMigproject', 'speed_limit', -1, 'minimum'],
  ['ShowConfigSetting', 'configurations[].config_key', 'a'.repeat(10_000), 'maxLength'],
  ['ShowSha256', 'value', '', 'minLength'],
];

const put = ([operation, path, value]: Field) =>
  answers(operation, (answer) => (place(answer, path, value) as JsonObject | undefined) ?? answer);

const OPERATIONS = [...new Set([...WRONG_TYPES, ...OUTSIDE].map(([operation]) => operation))];

const idsOf = (fields: readonly (readonly [...Field, ...string[]])[], operation: string): string[] =>
  fields
    .filter(([own]) => own === operation)
    .map(([, path, , keyword = 'type']) => `${operation}.response.200.${path}.${keyword}`);

/** What is new cannot be used when its id is not as documented. */
const CREATED = ['CreateTemplate', 'CreateMigproject'];

/** Fields of the answers about templates, projects, agents and settings that are of a wrong type or out of limits. */
export const serviceFields: MutationCase[] = [
  examples(
    OPERATIONS,
    'answer fields of wrong types',
    (operation) => idsOf(WRONG_TYPES, operation),
    all(...WRONG_TYPES.map(([operation, path, value]) => put([operation, path, value]))),
  ),
  examples(
    OPERATIONS,
    'answer fields outside of their limits',
    (operation) => idsOf(OUTSIDE, operation),
    all(...OUTSIDE.map(([operation, path, value]) => put([operation, path, value]))),
  ),
  examples(
    CREATED,
    'answer the id as a number',
    (operation) => `${operation}.response.200.id.type`,
    answers(CREATED, (answer) => ({ ...answer, id: 17 })),
  ),
  examples(
    CREATED,
    'call the id otherwise',
    (operation) => `${operation}.answer`,
    answers(CREATED, ({ id }) => ({ template_id: id ?? null })),
  ),
  examples(
    OPAQUE,
    'answer an array where nothing is to be told',
    (operation) => `${operation}.response.200.type`,
    answers(OPAQUE, () => []),
  ),
];
