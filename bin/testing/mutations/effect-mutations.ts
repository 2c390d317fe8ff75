import { isJsonObject, type JsonObject } from '../../../spec/exact-json.js';
import { projectBody } from '../../../suites/bodies/project-body.js';
import { consistencyBody, networkCheckBody, settingsBody } from '../../../suites/bodies/report-bodies.js';
import { sourceBody } from '../../../suites/bodies/source-body.js';
import { templateRecord } from '../../../suites/bodies/template-body.js';
import type { Mutation } from '../mutating-proxy.js';
import { takesEffect } from './deviations.js';
import { breaking, type MutationCase } from './mutation-case.js';

const rejected = breaking('rejections');

const refused = (operation: string, name: string, mutation: Mutation, rule = 'refusal-changes-nothing') =>
  rejected(operation, name, `${operation}.${rule}`, mutation);

/** The name that a refused body gives; undefined when no object can have it. */
const nameIn = (record: JsonObject[string] | undefined): string | undefined =>
  isJsonObject(record) && /^[\w.-]{2,19}$/.test(String(record.name)) ? String(record.name) : undefined;

const named = (name: string | undefined, body: (name: string) => JsonObject) =>
  name === undefined ? undefined : body(name);

const [setting] = settingsBody().configurations as JsonObject[];

/** Requests that are refused and carried out nevertheless. */
export const effects: MutationCase[] = [
  refused(
    'RegisterServer',
    'registers what it refuses',
    takesEffect('RegisterServer', ({ name }) =>
      typeof name === 'string' && /^[\w.-]{1,64}$/.test(name) ? sourceBody(name) : undefined,
    ),
  ),
  refused(
    'UpdateServerName',
    'changes the name although it refuses',
    takesEffect('UpdateServerName', () => ({ name: 'taken-effect' })),
  ),
  refused(
    'UpdateCopyState',
    'notes the state although it refuses',
    takesEffect('UpdateCopyState', () => ({ copystate: 'SYNCING', migrationcycle: 'syncing' })),
  ),
  refused(
    'UpdateDiskInfo',
    'clears the disks although it refuses',
    takesEffect('UpdateDiskInfo', () => ({ disks: [] })),
  ),
  refused(
    'CreateTask',
    'creates what it refuses',
    takesEffect('CreateTask', (body) => repairedTask(body)),
  ),
  refused(
    'UpdateTask',
    'changes the task although it refuses',
    takesEffect('UpdateTask', () => ({ name: 'taken-effect' })),
  ),
  refused(
    'UpdateTaskStatus',
    'starts the task although it refuses',
    takesEffect('UpdateTaskStatus', () => ({ operation: 'start' })),
  ),
  breaking('security')(
    'UpdateServerName',
    'changes the name on a request without a token',
    'UpdateServerName.denied-request-changes-nothing',
    takesEffect('UpdateServerName', (_, { headers }) =>
      headers['x-auth-token'] === undefined ? { name: 'taken-effect' } : undefined,
    ),
  ),
  refused(
    'UpdateTask',
    'changes the task on a body of a wrong type',
    takesEffect('UpdateTask', (_, { headers }) =>
      headers['content-type'] === 'text/plain' ? { name: 'taken-effect' } : undefined,
    ),
  ),
  refused(
    'UpdateSpeed',
    'sets a limit although it refuses',
    takesEffect('UpdateSpeed', () => ({ speed_limit: [{ start: '01:00', end: '02:00', speed: 7 }] })),
  ),
  refused(
    'UpdateConsistencyResult',
    'stores a result although it refuses',
    takesEffect('UpdateConsistencyResult', () => ({
      consistency_result: [
        { ...(consistencyBody().consistency_result as JsonObject[])[0], dir_check: '/taken' },
      ],
    })),
  ),
  refused(
    'UpdateNetworkCheckInfo',
    'stores measurements although it refuses',
    takesEffect('UpdateNetworkCheckInfo', () => ({ ...networkCheckBody(), network_delay: 77 })),
  ),
  refused(
    'UploadSpecialConfigurationSetting',
    'stores a setting although it refuses',
    takesEffect('UploadSpecialConfigurationSetting', () => ({
      configurations: [{ ...setting, config_value: '["/taken"]' }],
    })),
  ),
  refused(
    'CreateTemplate',
    'creates what it refuses',
    takesEffect('CreateTemplate', ({ template }) =>
      named(nameIn(template), (name) => ({ template: templateRecord(name) })),
    ),
  ),
  refused(
    'UpdateTemplate',
    'changes the template although it refuses',
    takesEffect('UpdateTemplate', () => ({
      template: { ...templateRecord('taken-effect'), flavor: 'c7.large.2' },
    })),
  ),
  refused(
    'CreateMigproject',
    'creates what it refuses',
    takesEffect('CreateMigproject', (body) => named(nameIn(body), projectBody)),
  ),
  refused(
    'UpdateMigproject',
    'changes the project although it refuses',
    takesEffect('UpdateMigproject', () => ({ ...projectBody('taken-effect'), speed_limit: 77 })),
  ),
];

function repairedTask(body: JsonObject): JsonObject | undefined {
  const { source_server } = body;
  if (!isJsonObject(source_server) || typeof source_server.id !== 'string') return undefined;
  return {
    name: 'taken-effect',
    type: 'MIGRATE_FILE',
    os_type: 'LINUX',
    source_server: { id: source_server.id },
    target_server: {
      name: 'target',
      vm_id: source_server.id,
      disks: [
        { device_use: 'BOOT', disk_id: '1', name: 'disk 0', size: 1, used_size: 1, physical_volumes: [] },
      ],
    },
    region_name: 'a',
    region_id: 'a',
    project_name: 'a',
    project_id: 'a',
  };
}
