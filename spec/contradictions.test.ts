import { describe, expect, test } from 'vitest';
import { responseConstraints } from './constraints.js';
import { loadContract } from './contract.js';
import { contradictions, pardon } from './contradictions.js';
import { EDITIONS } from './editions.js';
import type { Json } from './exact-json.js';
import { matchesAny } from './glob.js';

const ids = [
  ...new Set(
    EDITIONS.flatMap((edition) => {
      const contract = loadContract(edition);
      return contract.operations.flatMap((operation) =>
        [...responseConstraints(contract, operation).values()].flat().map(({ id }) => id),
      );
    }),
  ),
];

const patterns = contradictions.flatMap(({ id, responses = [] }) =>
  responses.flatMap(({ at, except = [] }) => [...at, ...except].map((pattern) => [id, pattern] as const)),
);

test.each(patterns)('%s: %s is the pattern of a response constraint', (_, pattern) => {
  expect(ids.some(matchesAny([pattern]))).toBe(true);
});

test.each(contradictions)(
  '$id is stated and ruled in both languages, with the places that disagree',
  (one) => {
    for (const { en, zh } of [one.statement, one.ruling]) {
      expect(en).toMatch(/^\S.*\.$/);
      expect(zh).toMatch(/[\u4e00-\u9fff].*。$/);
    }
    expect(one.places.length).toBeGreaterThan(0);
    for (const { document } of one.places) expect(document).toMatch(/^00[0-4]$/);
  },
);

test('ids are unique', () => {
  expect(new Set(contradictions.map(({ id }) => id)).size).toBe(contradictions.length);
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
