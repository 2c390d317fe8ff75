import { createHash } from 'node:crypto';
import { isJsonObject, type JsonObject, objectsIn } from '../../../spec/exact-json.js';
import type { Mutation } from '../mutating-proxy.js';
import {
  acceptsInstead,
  all,
  answers,
  forwards,
  items,
  knowing,
  objectIn,
  on,
  queries,
  refusal,
  replies,
  swallows,
  takes,
  templateIn,
  without,
} from './deviations.js';
import { breaking, type MutationCase } from './mutation-case.js';

const related = breaking('relations');
const lived = breaking('lifecycle');
const refused = breaking('rejections');

const EIGHT_HOURS = 8 * 3_600_000;

const inLocalTime = (source: JsonObject): JsonObject => ({
  ...source,
  add_date: Number(source.add_date) + EIGHT_HOURS,
});

/** Forgets an agreement when it was looked at once. */
const forgetsAgreement: Mutation = () => {
  let looks = 0;
  return all(
    on('CreatePrivacyAgreements', (asked, forward) => {
      looks = 0;
      return forward(asked);
    }),
    answers('ShowPrivacyAgreements', (answer) => {
      looks += 1;
      return looks === 1 ? answer : { flag: false };
    }),
  )();
};

/** Takes the first change of each project and no later one. */
const changesOnce: Mutation = () => {
  const changed = new Set<string>();
  return replies('UpdateMigproject', {}, ({ path }) => {
    const { mig_project_id: id = '' } = path;
    const isAgain = changed.has(id);
    changed.add(id);
    return isAgain;
  })();
};

/** Stores another record of a template than the one that is sent. */
const storesTemplate = (change: (template: JsonObject) => JsonObject): Mutation =>
  takes('CreateTemplate', (body) => ({ ...body, template: change(templateIn(body)) }));

/** Shows a volume group of a source whose list of them was emptied. */
const keepsGroups: Mutation = () => {
  const emptied = new Set<string>();
  return all(
    on('UpdateDiskInfo', (asked, forward) => {
      const { volumegroups: groups } = objectIn(asked.text) ?? {};
      if (Array.isArray(groups) && groups.length === 0) emptied.add(asked.path.source_id ?? '');
      return forward(asked);
    }),
    answers('ShowServer', (source) =>
      emptied.has(String(source.id)) ? { ...source, volume_groups: [{ name: 'vg0' }] } : source,
    ),
  )();
};

const withTarget = (change: (target: JsonObject) => JsonObject): Mutation =>
  answers('ShowTask', (task) =>
    isJsonObject(task.target_server) ? { ...task, target_server: change(task.target_server) } : task,
  );

/** What is stored or shown wrong for some values, and right for the usual ones. */
export const stored: MutationCase[] = [
  breaking('examples')(
    'RegisterServer',
    'demands of a Windows source what a Linux source has',
    'RegisterServer.accepts',
    replies('RegisterServer', { status: 400, text: refusal('SMS.6013') }, ({ text }) => {
      const body = objectIn(text) ?? {};
      return body.os_type === 'WINDOWS' && !('has_rsync' in body);
    }),
  ),
  related(
    'RegisterServer',
    'keeps the local time',
    'RegisterServer.times',
    all(
      answers('ShowServer', inLocalTime),
      items('ListServers', 'source_servers', (sources) => sources.map(inLocalTime)),
    ),
  ),
  related('CreatePrivacyAgreements', 'is forgotten after a look', 'R74', forgetsAgreement),
  related(
    'ListServers',
    'takes every source for one that stopped',
    'R14',
    queries('ListServers', (query) => {
      if (query.get('state') === 'stopped') query.delete('state');
    }),
  ),
  related(
    'ListErrorServers',
    'lists sources without an error',
    'R18',
    knowing('RegisterServer', (sources) =>
      items('ListErrorServers', 'migration_errors', (errors, { query }) =>
        query.has('migproject')
          ? [...errors, ...sources.map((id) => ({ ...errors[0], source_id: id }))]
          : errors,
      ),
    ),
  ),
  related(
    'CreateMigproject',
    'checks no network',
    'CreateMigproject.read-back',
    takes('CreateMigproject', (body) => ({ ...body, start_network_check: false })),
  ),
  related(
    'ShowMigproject',
    'shows one switch for another',
    'CreateMigproject.read-back',
    answers('ShowMigproject', (project) => ({ ...project, syncing: project.start_target_server ?? null })),
  ),
  related('UpdateMigproject', 'changes a project once', 'UpdateMigproject.read-back', changesOnce),
  related(
    'CreateTask',
    'keeps the first volume of a disk',
    'CreateTask.read-back',
    withTarget((target) => ({
      ...target,
      disks: objectsIn(target.disks).map((disk) => ({
        ...disk,
        physical_volumes: objectsIn(disk.physical_volumes).slice(0, 1),
      })),
    })),
  ),
  related(
    'CreateTask',
    'uses no public address by default',
    'R29',
    takes('CreateTask', (body) => ({ use_public_ip: false, ...body })),
  ),
  related(
    'ShowSha256',
    'digests the first 64 characters',
    'R75',
    forwards('ShowSha256', (asked) => ({
      ...asked,
      pathname: asked.pathname.replace(/[^/]+$/, (key) => key.slice(0, 64)),
    })),
  ),
  related(
    'UpdateConsistencyResult',
    'cuts long directories',
    'R51',
    takes('UpdateConsistencyResult', (body) => ({
      ...body,
      consistency_result: objectsIn(body.consistency_result).map((one) => ({
        ...one,
        dir_check: String(one.dir_check).slice(0, 255),
      })),
    })),
  ),
  related(
    'UpdateNetworkCheckInfo',
    'loses the evaluation',
    'R70',
    answers('ShowTask', (task) =>
      isJsonObject(task.network_check_info)
        ? { ...task, network_check_info: without(task.network_check_info, 'evaluation_result') }
        : task,
    ),
  ),
  related(
    'CreateTask',
    'stores every task as one of files',
    'CreateTask.read-back',
    takes('CreateTask', (body) => ({ ...body, type: 'MIGRATE_FILE' })),
  ),
  related(
    'UpdateSpeed',
    'keeps two limits',
    'R46',
    items('ShowsSpeedLimits', 'speed_limit', (limits) => limits.slice(0, 2)),
  ),
  related(
    'ShowConfigSetting',
    'looks at the beginning of a key',
    'R72',
    queries('ShowConfigSetting', (query) => {
      const key = query.get('config_key')?.match(/^EXCLUDE_MIGRATE_PATH/)?.[0];
      if (key) query.set('config_key', key);
    }),
  ),
  related(
    'RegisterServer',
    'keeps the first network',
    'RegisterServer.read-back',
    takes('RegisterServer', (body) => ({ ...body, networks: objectsIn(body.networks).slice(0, 1) })),
  ),
  related(
    'CreateTemplate',
    'stores SSD as SAS',
    'R57',
    storesTemplate((template) => ({
      ...template,
      volumetype: template.volumetype === 'SSD' ? 'SAS' : (template.volumetype ?? null),
    })),
  ),
  related(
    'CreateTemplate',
    'demands an address of every network',
    'R59',
    replies('CreateTemplate', { status: 400, text: refusal('SMS.6013') }, ({ text }) =>
      objectsIn(templateIn(objectIn(text) ?? {}).nics).some((nic) => !('ip' in nic)),
    ),
  ),
  related(
    'ListTemplates',
    'looks for regions among projects',
    'R62',
    queries('ListTemplates', (query) => {
      if (/^[\da-f]{32}$/.test(query.get('region') ?? '')) query.delete('region');
    }),
  ),
  lived('UpdateDiskInfo', 'keeps what empty lists replace', 'R25', keepsGroups),
  breaking('examples')(
    'ShowConfig',
    'has a Boolean in its map of texts',
    'ShowConfig.response.200.config.type',
    answers('ShowConfig', (answer) => ({
      ...answer,
      config: { ...(answer.config as JsonObject), mainRegion: true },
    })),
  ),
  refused(
    'UpdateServerName',
    'moves a source to any project',
    'UpdateServerName.SMS.7301',
    acceptsInstead('UpdateServerName', ['SMS.7301']),
  ),
  refused(
    'UpdateTaskStatus',
    'clones with any template',
    'R40',
    acceptsInstead('UpdateTaskStatus', ['SMS.7101']),
  ),
  refused(
    'UpdateTask',
    'takes a clone server of any kind',
    'UpdateTask.request.clone_server.error_msg.maxLength',
    swallows('UpdateTask', ({ clone_server: server }) => server !== undefined),
  ),
  refused(
    'UpdateDiskInfo',
    'looks at the first disk',
    'UpdateDiskInfo.request.disks[].type',
    takes('UpdateDiskInfo', ({ disks, ...rest }) => ({
      ...rest,
      ...(disks !== undefined && { disks: Array.isArray(disks) ? disks.slice(0, 1) : disks }),
    })),
  ),
  related(
    'ShowSha256',
    'digests a digest',
    'R75',
    answers('ShowSha256', ({ value }) => ({
      value: createHash('sha256').update(String(value)).digest('hex'),
    })),
  ),
  refused(
    'CreateTask',
    'takes 1 for true',
    'CreateTask.request.syncing.type',
    takes('CreateTask', (body) => (body.syncing === 1 ? { ...body, syncing: true } : body)),
  ),
];
