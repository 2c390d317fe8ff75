import { isJsonObject, type Json, type JsonObject } from '../../../spec/exact-json.js';
import type { Mutation } from '../mutating-proxy.js';
import { acceptsInstead, answers, ignores, objectIn, refusal, replies } from './deviations.js';
import { breaking, type MutationCase } from './mutation-case.js';

const rejected = breaking('rejections');
const related = breaking('relations');

/** Refuses requests for what their body lacks. */
const demands = (operation: string, lacks: (body: JsonObject) => boolean): Mutation =>
  replies(operation, { status: 400, text: refusal('SMS.6013') }, ({ text }) => lacks(objectIn(text) ?? {}));

/** Refuses what has no address, or no disk or machine to go to, when the target is created automatically. */
const demandsTarget = (operation: string): Mutation =>
  demands(operation, (body) => body.exist_server === false && body.migration_ip === undefined);

const first = (list: Json | undefined): JsonObject => {
  const [item] = Array.isArray(list) ? list : [];
  return isJsonObject(item) ? item : {};
};

/** Is too busy for the first request, however often it comes again. */
const busyAtFirst: Mutation = () => {
  let first = '';
  return replies('ListApiVersion', { status: 429, text: refusal('SMS.9001') }, ({ text, pathname }) => {
    first ||= `${pathname} ${text}`;
    return first === `${pathname} ${text}`;
  })();
};

/** Rules of the error table, and of single rows, that a server does not keep. */
export const cataloguedRules: MutationCase[] = [
  ...[
    ['creates the target of a source with UEFI', 'SMS.6535'],
    ['takes partitions of any number of bytes', 'SMS.6612'],
    ['takes a disk that is smaller than its partitions', 'SMS.6539'],
    ['makes partitions of Windows smaller', 'SMS.6540'],
    ['leaves no room on a GPT disk', 'SMS.6613'],
  ].map(([name = '', code = '']) => rejected('CreateTask', name, code, acceptsInstead('CreateTask', [code]))),
  rejected(
    'CreateTask',
    'makes partitions smaller than what they hold',
    ['SMS.6538', 'SMS.6611'],
    acceptsInstead('CreateTask', ['SMS.6538', 'SMS.6611']),
  ),
  rejected(
    'UpdateDiskInfo',
    'takes a volume group that is smaller than its volumes',
    'UpdateDiskInfo.SMS.6541',
    acceptsInstead('UpdateDiskInfo', ['SMS.6541']),
  ),
  rejected(
    'UpdateTask',
    'takes the target of another task',
    'SMS.7605',
    acceptsInstead('UpdateTask', ['SMS.7605']),
  ),
  rejected(
    'UpdateTaskStatus',
    'clones without a template',
    'R40',
    replies(
      'UpdateTaskStatus',
      {},
      ({ text }) => objectIn(text)?.operation === 'clone_test' && !objectIn(text)?.template_id,
    ),
  ),
  rejected(
    'UpdateServerName',
    'wants to know of every volume whether it is migrated',
    'R22',
    demands('UpdateServerName', ({ disks }) => {
      const { physical_volumes: volumes } = first(disks);
      return volumes !== undefined && first(volumes).need_migration === undefined;
    }),
  ),
  ...['CreateTask', 'UpdateTask'].map((operation) =>
    rejected(
      operation,
      'wants an address of a target that is yet to be created',
      `${operation}.R86`,
      demandsTarget(operation),
    ),
  ),
  related(
    'ListErrorServers',
    'lists the errors of every migration project',
    'R18',
    ignores('ListErrorServers', 'migproject'),
  ),
  related(
    'ShowCertKey',
    'answers certificates without their first line',
    'certificates-in-pem',
    answers('ShowCertKey', (answer) => ({ ...answer, cert: 'MIIB' })),
  ),
  breaking('examples')(
    'ListApiVersion',
    'does not tell when it will be less busy',
    'retry-after',
    busyAtFirst,
  ),
  breaking('lifecycle')(
    'RegisterServer',
    'takes any number of sources',
    'SMS.6501',
    acceptsInstead('RegisterServer', ['SMS.6501']),
  ),
];
