import { expect, test } from 'vitest';
import { type BrokenCondition, ConditionValidators } from './condition-validators.js';
import { loadContract, type Operation } from './contract.js';
import type { Edition } from './editions.js';
import { Validators } from './validators.js';

function operationOf(operationId: string, edition: Edition = 'latest') {
  const contract = loadContract(edition);
  const operation = contract.operations.find((one) => one.operationId === operationId) as Operation;
  return { contract, operation, validators: new ConditionValidators(contract) };
}

function judge(operationId: string, body: unknown, edition?: Edition): BrokenCondition[] {
  const { validators, operation } = operationOf(operationId, edition);
  return validators.requestBody(operation)(body);
}

const binding = (broken: BrokenCondition[]) =>
  broken.filter(({ level }) => level !== 'may').map(({ id }) => id.replace(/^\w+\.condition\./, ''));

test('a broken condition has its id, its level, the field, the place of the value and the row', () => {
  expect(judge('UpdateCommandResult', { command_name: 'START', result: 'maybe' })).toEqual([
    {
      id: 'UpdateCommandResult.condition.result.one-of',
      level: 'must',
      path: 'result',
      pointer: '/result',
      received: 'maybe',
      source: { document: '004', section: '5.5.2', table: '5-250', row: 'result' },
    },
  ]);
});

test('what is missing is undefined at the object that lacks it', () => {
  const disks = [{ partition_style: 'MBR' }, { name: '/dev/vdb' }];
  const broken = judge('RegisterServer', { ip: 'a', os_type: 'MAC', os_version: 'a', disks });
  expect(broken.filter(({ level }) => level !== 'may')).toEqual([
    expect.objectContaining({
      id: 'RegisterServer.condition.disks[].partition_style.mandatory-when-registering',
      path: 'disks[].partition_style',
      pointer: '/disks/1',
      received: undefined,
    }),
  ]);
});

const REGISTERED = { ip: '10.0.0.1', os_version: 'a' };
const LINUX = { has_rsync: true, paravirtualization: false, boot_loader: 'GRUB', volume_groups: [] };

test.each<[string, object, string[]]>([
  ['Linux with what Linux needs', { ...REGISTERED, os_type: 'LINUX', ...LINUX }, []],
  [
    'Linux without it',
    { ...REGISTERED, os_type: 'LINUX' },
    ['has_rsync', 'paravirtualization', 'boot_loader', 'volume_groups'].map(
      (of) => `${of}.mandatory-for-linux`,
    ),
  ],
  [
    'Windows with what Linux needs',
    { ...REGISTERED, os_type: 'WINDOWS', ...LINUX },
    ['driver_files', 'system_services', 'account_rights', 'system_dir'].map(
      (of) => `${of}.mandatory-for-windows`,
    ),
  ],
  ['nothing', {}, ['ip', 'os_type', 'os_version'].map((of) => `${of}.mandatory-when-registering`)],
  ['a source that is known', { id: 'a' }, []],
])('a registration of %s', (_, body, expected) => {
  expect(binding(judge('RegisterServer', body))).toEqual(expected);
});

test.each<[string, number | bigint, string[]]>([
  ['300', 300, []],
  ['301', 301, ['step-of-50-up-to-1000']],
  ['350', 350, []],
  ['1000', 1000, []],
  ['1001', 1001, ['step-of-500-above-1000']],
  ['1500', 1500, []],
  ['1500 as a bigint', 1500n, []],
  ['an integer beyond 2^53 that is no multiple', 9_007_199_254_740_993n, ['step-of-500-above-1000']],
  ['an integer beyond 2^53 that is one', 9_007_199_254_741_000n, []],
])('a bandwidth of %s', (_, bandwidth_size, expected) => {
  const body = { template: { publicip: { bandwidth_size } } };
  const names = binding(judge('CreateTemplate', body)).map((name) => name.split('.').at(-1));
  expect(names).toEqual(expected);
});

test.each([
  ['first', [{ mac: '' }, { mac: 'a' }], ['/target_server/networks/0/mac']],
  ['second', [{ mac: 'a' }, { mac: '' }], []],
  ['no', [], []],
])('the %s of the networks without a MAC', (_, networks, pointers) => {
  const broken = judge('UpdateTask', { target_server: { networks } }).filter(({ level }) => level !== 'may');
  expect(broken.map(({ pointer }) => pointer)).toEqual(pointers);
});

test('an edition has the conditions of its own documents', () => {
  const body = { use_ipv6: true, migration_ip: '10.0.0.1' };
  expect(binding(judge('UpdateTask', body))).toEqual(['migration_ip.ipv6-when-use-ipv6']);
  expect(binding(judge('UpdateTask', body, 'manual-38'))).toEqual([]);
});

test('some item of a list makes the case of the list', () => {
  const named = (...ids: string[]) => ({ template: { nics: ids.map((id) => ({ id })) } });
  expect(judge('CreateTemplate', named('a', 'b', 'c'))).toEqual([]);
  expect(judge('CreateTemplate', named('autoCreate'))).toEqual([]);
  expect(binding(judge('CreateTemplate', named('a', 'autoCreate')))).toEqual([
    'template.nics.one-when-created-automatically',
  ]);
});

test.each([null, 5, 'text', [], { template: null }, { template: { publicip: [] } }, undefined])(
  'a value of another type, as %j, breaks its table and no condition',
  (body) => {
    expect(judge('CreateTemplate', body)).toEqual([]);
  },
);

test('a null in place of an address breaks the type alone', () => {
  const body = { use_ipv6: true, migration_ip: null };
  const { contract, operation } = operationOf('UpdateTask');
  expect(judge('UpdateTask', body)).toEqual([]);
  expect(new Validators(contract).requestBody(operation)(body)).toMatchObject([{ keyword: 'type' }]);
});

test('the body of a response is judged by the status that documents it', () => {
  const { validators, operation } = operationOf('ListApiVersion');
  const body = { versions: [{ links: [{ rel: 'other' }] }] };
  expect(binding(validators.response(operation, 200)(body))).toEqual([
    'response.versions[].links[].rel.self',
  ]);
  expect(validators.response(operation, 403)(body)).toEqual([]);
  expect(validators.response(operation, 500)(body)).toEqual([]);
});

test.each<[string, unknown, string[]]>([
  [
    'a Linux source',
    { os_type: 'LINUX', has_tc: true, networks: [{ mtu: 1 }] },
    ['has_tc', 'networks[].mtu'],
  ],
  ['a Linux source that lacks something', { os_type: 'LINUX', networks: [{}] }, []],
  ['a Windows source', { os_type: 'WINDOWS', has_tc: true, volume_groups: [] }, []],
  ['nothing', {}, []],
  ['a value of another type', { os_type: 'LINUX', networks: 5 }, []],
  ['a Linux source with null for it', { os_type: 'LINUX', has_tc: null }, []],
])('%s is concerned by the conditions whose field it has in their case', (_, body, expected) => {
  const { validators, operation } = operationOf('ShowServer');
  const fields = validators
    .concernedBy(
      operation,
      200,
    )(body)
    .map((id) => id.split('.response.')[1]);
  expect(fields).toEqual(expected.map((field) => `${field}.mandatory-for-linux`));
  expect(validators.concernedBy(operation, 403)(body)).toEqual([]);
});

test('a parameter is judged as a value', () => {
  const { validators, operation } = operationOf('ShowSha256');
  const [key] = operation.parameters.filter(({ name }) => name === 'key');
  const judged = key && validators.parameter(operation, key);
  expect(judged?.('no-uuid')).toMatchObject([
    { id: 'ShowSha256.condition.key.uuid', level: 'may', pointer: '' },
  ]);
  expect(judged?.('f32ab4d6-d150-4fb3-aa55-edbb5cf9947f')).toEqual([]);
});

test('what one part of an operation says is not held against another', () => {
  const { validators, operation } = operationOf('ListTemplates');
  const parameter = (wanted: string) => {
    const [found] = operation.parameters.filter(({ name }) => name === wanted);
    return found ? validators.parameter(operation, found) : () => [];
  };
  const publicip = { bandwidth_size: 301 };
  const answer = { templates: [{ publicip }] };
  expect(validators.response(operation, 200)(answer)).toHaveLength(1);
  expect(validators.requestBody(operation)(answer)).toEqual([]);
  expect(parameter('offset')(answer)).toEqual([]);
  const created = operationOf('CreateTemplate');
  const body = { template: { publicip } };
  expect(created.validators.requestBody(created.operation)(body)).toHaveLength(1);
  for (const status of [200, 500])
    expect(created.validators.response(created.operation, status)(body)).toEqual([]);
});

test('an operation without conditions is content with everything', () => {
  expect(judge('CreateMigproject', { name: 5 })).toEqual([]);
});

test('equal violations of a long list are told once', () => {
  const disks = Array.from({ length: 20_000 }, () => ({ name: 'a' }));
  const broken = judge('RegisterServer', { ...REGISTERED, hostname: 'a', os_type: 'MAC', disks });
  expect(broken.map(({ pointer }) => pointer)).toEqual(['/disks/0']);
});
