import { acceptsInstead, acceptsWhere, forwards, objectIn, on, takes, without } from './deviations.js';
import { breaking, type MutationCase } from './mutation-case.js';

const rejected = breaking('rejections');

const drops = (operation: string, ...names: string[]) => takes(operation, (body) => without(body, ...names));

/** Single rules about fields that a server does not keep. */
export const fieldRules: MutationCase[] = [
  rejected(
    'UpdateServerName',
    'takes an empty name',
    'UpdateServerName.SMS.6001',
    acceptsInstead('UpdateServerName', ['SMS.6001']),
  ),
  rejected(
    'UpdateServerName',
    'takes a name of 256 characters',
    'UpdateServerName.SMS.6002',
    takes('UpdateServerName', (body) => ({ ...body, name: String(body.name).slice(0, 64) })),
  ),
  rejected(
    'UpdateServerName',
    'refuses a name of 64 characters',
    'UpdateServerName.SMS.6002',
    on('UpdateServerName', async (asked, forward) =>
      forward(
        String(objectIn(asked.text)?.name).length === 64
          ? { ...asked, text: JSON.stringify({ name: 'x'.repeat(70) }) }
          : asked,
      ),
    ),
  ),
  rejected(
    'UpdateServerName',
    'takes slashes in a name',
    'UpdateServerName.SMS.6003',
    acceptsInstead('UpdateServerName', ['SMS.6003']),
  ),
  rejected(
    'UpdateServerName',
    'refuses dots in a name',
    'UpdateServerName.SMS.6003',
    on('UpdateServerName', async (asked, forward) =>
      forward(
        String(objectIn(asked.text)?.name).includes('.') ? { ...asked, text: '{"name":"a/b"}' } : asked,
      ),
    ),
  ),
  rejected(
    'UpdateServerName',
    'takes a disk without an id',
    'SMS.6103',
    acceptsInstead('UpdateServerName', ['SMS.6103']),
  ),
  rejected(
    'UpdateCopyState',
    'does without a state',
    'SMS.7726',
    acceptsInstead('UpdateCopyState', ['SMS.7726']),
  ),
  rejected(
    'UpdateCopyState',
    'takes an empty state',
    'SMS.7727',
    acceptsInstead('UpdateCopyState', ['SMS.7727']),
  ),
  rejected(
    'UpdateCopyState',
    'takes any pair of state and cycle',
    'SMS.7728',
    acceptsInstead('UpdateCopyState', ['SMS.7728']),
  ),
  rejected(
    'UpdateCopyState',
    'refuses what the matrix allows',
    'SMS.7728',
    on('UpdateCopyState', async (asked, forward) =>
      objectIn(asked.text)?.copystate === 'STOPPING'
        ? forward({ ...asked, text: '{"copystate":"WAITING","migrationcycle":"syncing"}' })
        : forward(asked),
    ),
  ),
  rejected(
    'UpdateCopyState',
    'does not know the state FINISHED',
    'SMS.7728',
    on('UpdateCopyState', async (asked, forward) =>
      objectIn(asked.text)?.copystate === 'FINISHED'
        ? forward({ ...asked, text: '{"copystate":"FINISHED_","migrationcycle":"cutovered"}' })
        : forward(asked),
    ),
  ),
  rejected(
    'UpdateTask',
    'takes a name that the rules forbid',
    'SMS.7711',
    acceptsInstead('UpdateTask', ['SMS.7711']),
  ),
  rejected(
    'UpdateTask',
    'takes a network card without an address',
    'R83',
    acceptsWhere('UpdateTask', ({ target_server }) =>
      JSON.stringify(target_server ?? null).includes('"mac":""'),
    ),
  ),
  rejected(
    'CreateTask',
    'takes a target that another task uses',
    'SMS.6615',
    acceptsInstead('CreateTask', ['SMS.6615']),
  ),
  rejected(
    'CreateTask',
    'does without the disks of the target',
    'SMS.6033',
    acceptsInstead('CreateTask', ['SMS.6033']),
  ),
  rejected(
    'RegisterServer',
    'takes anything for an address',
    'SMS.6530',
    acceptsInstead('RegisterServer', ['SMS.6530']),
  ),
  rejected(
    'RegisterServer',
    'ignores the platform',
    ['SMS.6006', 'RegisterServer.request.platform.enum'],
    drops('RegisterServer', 'platform'),
  ),
  rejected(
    'UpdateTaskStatus',
    'takes an action outside of the list',
    ['R41', 'UpdateTaskStatus.request.operation.enum'],
    acceptsInstead('UpdateTaskStatus', ['SMS.9001']),
  ),
  rejected(
    'UpdateDiskInfo',
    'takes any type of a field',
    'UpdateDiskInfo.request.disks[].name.type',
    acceptsInstead('UpdateDiskInfo', ['SMS.6011']),
  ),
  rejected(
    'UpdateDiskInfo',
    'does without mandatory fields',
    'UpdateDiskInfo.request.disks[].name.required',
    acceptsInstead('UpdateDiskInfo', ['SMS.6013']),
  ),
  rejected(
    'UpdateDiskInfo',
    'takes texts of any length',
    'UpdateDiskInfo.request.disks[].name.maxLength',
    acceptsInstead('UpdateDiskInfo', ['SMS.6014']),
  ),
  rejected(
    'ListServers',
    'ignores a limit that is too large',
    'ListServers.request.query.limit.maximum',
    acceptsInstead('ListServers'),
  ),
  rejected(
    'ListTasks',
    'ignores an offset that is no number',
    'ListTasks.request.query.offset.type',
    forwards('ListTasks', (asked) =>
      asked.query.get('offset') === 'not-a-value' ? { ...asked, query: new URLSearchParams() } : asked,
    ),
  ),
  rejected(
    'ListTasks',
    'ignores a state outside of the list',
    'ListTasks.request.query.state.enum',
    forwards('ListTasks', (asked) =>
      asked.query.get('state') === 'NO_SUCH_VALUE' ? { ...asked, query: new URLSearchParams() } : asked,
    ),
  ),
  rejected(
    'DeleteServer',
    'deletes an unknown source',
    'DeleteServer.SMS.7602',
    acceptsInstead('DeleteServer', ['SMS.7602']),
  ),
  rejected(
    'DeleteTask',
    'deletes an unknown task',
    'DeleteTask.SMS.7703',
    acceptsInstead('DeleteTask', ['SMS.7703']),
  ),
];
