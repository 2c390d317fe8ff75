import { describe, expect, test } from 'vitest';
import { calling } from './calling.js';
import { conditionsOf } from './conditions.js';
import { requestConstraints, responseConstraints } from './constraints.js';
import { type Contract, loadContract, type Operation } from './contract.js';
import { contradictions, KINDS, pardon, pardonStatus, undecidedBy } from './contradictions.js';
import { findDocument } from './drift/find-document.js';
import { CLAIMED_EDITIONS, documentOf, loadClaims } from './drift/load-claims.js';
import { EDITIONS } from './editions.js';
import { ERROR_CODES } from './errors.js';
import type { Json } from './exact-json.js';
import { matchesAny } from './glob.js';
import { describeSource, type Source } from './source.js';
import { isListedRefusal, STATUSES } from './statuses.js';

type IdsOf = (contract: Contract, operation: Operation) => string[];

/** What `idsOf` gives for every operation of every edition, each id once. */
const idsEverywhere = (idsOf: IdsOf) => [
  ...new Set(
    EDITIONS.map((edition) => loadContract(edition)).flatMap((contract) =>
      contract.operations.flatMap((operation) => idsOf(contract, operation)),
    ),
  ),
];

const responseIds = idsEverywhere((contract, operation) =>
  [...responseConstraints(contract, operation).values()].flat().map(({ id }) => id),
);
const requestIds = idsEverywhere((contract, operation) => [
  ...requestConstraints(contract, operation).map(({ id }) => id),
  ...conditionsOf(contract.edition).flatMap(({ id, operations: [of] }) =>
    of === operation.operationId ? [id] : [],
  ),
]);

const responsePatterns = contradictions.flatMap(({ id, responses = [] }) =>
  responses.flatMap(({ at, except = [] }) => [...at, ...except].map((pattern) => [id, pattern] as const)),
);
const requestPatterns = contradictions.flatMap(({ id, requests = [] }) =>
  requests.map((pattern) => [id, pattern] as const),
);

test.each(responsePatterns)('%s: %s is the pattern of a response constraint', (_, pattern) => {
  expect(responseIds.some(matchesAny([pattern]))).toBe(true);
});

test.each(requestPatterns)('%s: %s is the pattern of a request constraint or condition', (_, pattern) => {
  expect(requestIds.some(matchesAny([pattern]))).toBe(true);
});

test.each(contradictions)(
  '$id is stated and ruled in both languages, with the places that disagree',
  (one) => {
    expect(one.id).toMatch(/^[a-z]+(-[a-z]+)*$/);
    for (const { en, zh } of [one.statement, one.ruling]) {
      expect(en).toMatch(/^[A-Z\d]\S*.*\.$/i);
      expect(zh).toMatch(/[\u4e00-\u9fff].*。$/);
    }
    expect(one.places.length).toBeGreaterThan(1);
    expect(new Set(one.places.map(describeSource)).size).toBe(one.places.length);
  },
);

test('ids are unique, and every kind has entries', () => {
  expect(new Set(contradictions.map(({ id }) => id)).size).toBe(contradictions.length);
  expect(new Set(contradictions.map(({ kind }) => kind))).toEqual(new Set(KINDS));
});

const headersOfTable = calling.headers.flatMap(({ source }) =>
  source.table === '3-3' ? [source.row ?? ''] : [],
);

/** Where the manual has no tables of operations: endpoints, calling, scenarios, and the table of statuses. */
const OTHER_SECTIONS: Record<string, { table: string; rows: string[] } | undefined> = {
  '1': { table: '1-1', rows: [] },
  '3.1': { table: '3-3', rows: headersOfTable },
  '3.2': undefined,
  '3.3': undefined,
  '4.1': undefined,
  '4.2': undefined,
  '4.3': undefined,
  '6.2': { table: '6-1', rows: STATUSES.map(({ status }) => String(status)) },
};

const claimed = new Map(CLAIMED_EDITIONS.map((edition) => [documentOf(edition), loadClaims(edition)]));

function exists({ document, section, table, row }: Source): boolean {
  if (document === '004' && section === '6.1') return row === undefined || ERROR_CODES.includes(row);
  if (document === '004' && section !== undefined && section in OTHER_SECTIONS) {
    const other = OTHER_SECTIONS[section];
    return table === undefined || (table === other?.table && (row === undefined || other.rows.includes(row)));
  }
  const operation = claimed.get(document)?.find((claim) => claim.section === section);
  if (!operation || table === undefined) return operation !== undefined && row === undefined;
  // The tables of a page without captions are counted.
  const found = operation.tables.find((claim, index) => (claim.table ?? String(index + 1)) === table);
  return found !== undefined && (row === undefined || found.rows.some(({ name }) => name === row));
}

const places = contradictions.flatMap(({ id, places: all }) =>
  all.map((place) => [id, describeSource(place), place] as const),
);

test.each(places)('%s: %s exists', (_, __, place) => {
  expect(exists(place)).toBe(true);
});

test.each<Source>([
  { document: '005' },
  { document: '004' },
  { document: '004', section: '5.3.99' },
  { document: '004', section: '5.3.6', table: '5-61' },
  { document: '004', section: '5.3.6', table: '5-64', row: 'source_id' },
  { document: '004', section: '5.3.6', row: 'copystate' },
  { document: '004', section: '6.1', row: 'SMS.6564' },
  { document: '004', section: '6.2', table: '6-1', row: '499' },
  { document: '004', section: '3.1', table: '3-3', row: 'Authorization' },
  { document: '004', section: '3.2', table: '3-3' },
  { document: '004', section: '4.2', table: '4-1' },
  { document: '002', table: '6' },
  { document: '003', section: '5.4.6' },
])('%o does not exist', (place) => {
  expect(exists(place)).toBe(false);
});

const folder = process.env.SMS_DOCUMENTS;

test.skipIf(!folder)('the sections without operations exist (skipped unless SMS_DOCUMENTS is set)', () => {
  const lines = findDocument(folder ?? '', '004').split('\n');
  for (const [section, table] of Object.entries(OTHER_SECTIONS)) {
    expect(lines.filter((line) => line.startsWith(`${section} `)).length).toBeGreaterThan(0);
    if (!table) continue;
    expect(lines.filter((line) => line.startsWith(`表 ${table.table} `))).toHaveLength(1);
    for (const row of table.rows) expect(lines.filter((line) => line.startsWith(`${row}\t`))).not.toEqual([]);
  }
});

test.each([
  ['RegisterServer.request.btrfs_list[].size.type', 'registration-example'],
  ['UpdateDiskInfo.request.btrfs_list[].subvolumn[].parent_id.type', 'disk-update-example'],
  ['RegisterServer.request.networks[].gateway.required', 'scenario-registration'],
  ['RegisterServer.request.disks[].partition_style.enum', 'environment-check-or-refusal'],
  ['CreateTask.request.target_server.disks[].physical_volumes[].uuid.type', 'null-values'],
  ['UpdateTask.request.target_server.ip.type', 'null-values'],
  ['ListErrorServers.request.query.offset.required', 'mandatory-with-default'],
  ['RegisterServer.condition.disks[].partition_style.mandatory-when-registering', 'registration-fields'],
  ['UpdateNetworkCheckInfo.request.cpu_usage.type', 'network-check-example'],
])('whether %s binds a request is undecided by %s', (constraint, contradiction) => {
  expect(undecidedBy(constraint)).toBe(contradiction);
});

test.each([
  'RegisterServer.request.name.maxLength',
  'RegisterServer.request.networks[].mac.required',
  'RegisterServer.request.disks[].size.type',
  'UpdateCopyState.request.copystate.enum',
  'UpdateTask.request.target_server.name.required',
  'CreateTask.request.target_server.vm_id.required',
  'CreateTask.request.name.type',
  'ListTasks.request.query.offset.type',
])('%s binds a request', (constraint) => {
  expect(requestIds).toContain(constraint);
  expect(undecidedBy(constraint)).toBeUndefined();
});

describe('a status that the error table does not give a code', () => {
  const patterns = contradictions.flatMap(({ id, refusals = [] }) =>
    refusals.flatMap(({ codes, statuses }) => codes.map((code) => [id, code, statuses] as const)),
  );

  test.each(patterns)('%s: %s is the pattern of a code, and its statuses are listed', (_, code, statuses) => {
    expect(ERROR_CODES.some(matchesAny([code]))).toBe(true);
    const listed = STATUSES.map(({ status }) => String(status)).filter(matchesAny(statuses));
    expect(listed.length).toBeGreaterThanOrEqual(statuses.length);
  });

  test('is ruled on for every refusal of the status table', () => {
    const refusals = STATUSES.map(({ status }) => status).filter(isListedRefusal);
    expect(refusals.filter((status) => !pardonStatus('SMS.7112', status))).toEqual([400]);
  });

  test.each<[string, number, string | undefined]>([
    ['SMS.6521', 401, 'unauthenticated-status'],
    ['SMS.9004', 403, 'permission-status'],
    ['SMS.7703', 404, 'not-found-status'],
    ['SMS.7112', 409, 'conflict-status'],
    ['SMS.7703', 409, undefined],
    ['SMS.9001', 409, undefined],
    ['SMS.9001', 422, 'wrong-meaning-status'],
    ['SMS.6016', 415, 'statuses-of-the-protocol'],
    ['SMS.9001', 429, 'statuses-of-the-protocol'],
    ['SMS.3105', 400, 'informational-error-status'],
    ['SMS.9001', 400, undefined],
    ['SMS.9001', 418, undefined],
    ['SMS.9001', 500, undefined],
    ['SMS.3105', 500, undefined],
    ['SMS.9001', 200, undefined],
  ])('for %s, %i: %s', (code, status, contradiction) => {
    expect(pardonStatus(code, status)).toBe(contradiction);
  });
});

describe('pardon', () => {
  test.each<[string, Json, string]>([
    ['ShowServer.response.200.disks.type', null, 'null-values'],
    ['ShowServer.response.200.disks[].id.type', null, 'null-values'],
    ['ShowTask.response.200.speed_limit.type', null, 'null-values'],
    ['ShowServer.response.200.state.enum', 'testing', 'source-state-values'],
    ['ListTasks.response.200.tasks[].source_server.state.enum', 'AVAILABLE', 'source-state-values'],
    ['ShowServer.response.200.disks[].device_use.enum', 'BOOT|OS', 'disk-use-values'],
    ['ShowServer.response.200.enterprise_project_id.minLength', '', 'enterprise-project'],
    ['ShowServer.response.200.enterprise_project_id.type', 0, 'enterprise-project'],
    ['ShowTask.response.200.target_server.btrfs_list[].type', { name: 'a' }, 'task-btrfs-list'],
    ['ListTasks.response.200.tasks[].speed_limit.maximum', 10001, 'task-speed-values'],
    ['ListTasks.response.200.tasks[].speed_limit.maximum', 10001n, 'task-speed-values'],
    ['ListServers.response.200.source_servers[].current_task.log_expire.minimum', 0, 'log-expiry'],
    ['ListTemplates.response.200.templates[].volumetype.enum', '', 'volume-type-values'],
    ['ShowTemplate.response.200.template.volumetype.enum', '', 'volume-type-values'],
    ['ShowTemplate.response.200.template.is_template.type', true, 'template-mark-type'],
    ['ShowServer.response.200.cpu_quantity.maximum', 2147483647, 'processor-count-and-memory-unit'],
    ['ShowServer.response.200.disks[].inode_size.maximum', 9223372036854775807n, 'inode-size-range'],
    ['ShowTemplate.response.200.template.flavor.maxLength', 'x'.repeat(65535), 'template-text-lengths'],
    ['ShowTargetPassword.response.200.target_password.maxLength', '秘'.repeat(1024), 'template-text-lengths'],
    ['ListErrorServers.response.200.migration_errors[].error_json.maxLength', 'x', 'error-text-length'],
  ])('accepts a value for %s: %o under %s', (id, value, contradiction) => {
    expect(pardon(id, value)).toBe(contradiction);
  });

  test.each<[string, Json | undefined]>([
    ['ShowServer.response.200.id.type', null],
    ['ShowServer.response.200.name.type', null],
    ['ShowServer.response.200.state.type', null],
    ['ListServers.response.200.count.type', null],
    ['ListServers.response.200.source_servers.type', null],
    ['ListTasks.response.200.tasks[].id.type', null],
    ['ShowOverview.response.200.waiting.type', null],
    ['ShowServer.response.4XX.error_code.type', null],
    ['ShowServer.response.403.error_code.type', null],
    ['ShowServer.request.name.type', null],
    ['ShowServer.response.200.disks.type', undefined],
    ['ShowServer.response.200.disks.type', 'text'],
    ['ShowServer.response.200.disks.type', 0],
    ['ShowServer.response.200.state.enum', 'AVAILABLE'],
    ['ShowServer.response.200.state.enum', null],
    ['ShowTask.response.200.state.enum', 'testing'],
    ['ShowServer.response.200.disks[].device_use.enum', 'SWAP'],
    ['ShowServer.response.200.enterprise_project_id.type', 1],
    ['ShowServer.response.200.enterprise_project_id.minLength', 0],
    ['ShowTask.response.200.target_server.btrfs_list[].type', 1],
    ['ListTasks.response.200.tasks[].speed_limit.maximum', 10000.5],
    ['ListTasks.response.200.tasks[].speed_limit.minimum', -1],
    ['ListServers.response.200.source_servers[].current_task.log_expire.minimum', -1],
    ['ShowTemplate.response.200.template.volumetype.enum', 'HDD'],
    ['ShowTemplate.response.200.template.is_template.type', 1],
    ['ShowServer.response.200.cpu_quantity.maximum', 2147483648],
    ['ShowServer.response.200.disks[].inode_size.maximum', 9223372036854775808n],
    ['ShowTargetPassword.response.200.target_password.maxLength', 'x'.repeat(1025)],
    ['ListErrorServers.response.200.migration_errors[].error_json.maxLength', null],
  ])('does not accept a value for %s: %o', (id, value) => {
    expect(pardon(id, value)).toBeUndefined();
  });

  test.each(EDITIONS)('in %s, null for no identifier, total or error of a record itself', (edition) => {
    const contract = loadContract(edition);
    const covered = [
      'ShowServer',
      'ShowTask',
      'ListServers',
      'ListTasks',
      'RegisterServer',
      'CreateTask',
      'UpdateTask',
    ];
    const strict = contract.operations
      .filter(({ operationId }) => covered.includes(operationId))
      .flatMap((operation) => [...responseConstraints(contract, operation).values()].flat())
      .filter(
        ({ keyword, path }) =>
          keyword === 'type' && /^((source_servers|tasks)\[\]\.)?(id|count|error_code|error_msg)$/.test(path),
      );
    expect(strict.length).toBeGreaterThan(20);
    expect(strict.filter(({ id }) => pardon(id, null) !== undefined).map(({ id }) => id)).toEqual([]);
  });
});
