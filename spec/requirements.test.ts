import { describe, expect, test } from 'vitest';
import { loadContract } from './contract.js';
import { EDITIONS } from './editions.js';
import { lifecycle } from './lifecycle.js';
import type { Requirement } from './requirement.js';
import { requirementsOf } from './requirements.js';

const latest = new Map(requirementsOf(loadContract()).map((requirement) => [requirement.id, requirement]));

describe.each(EDITIONS)('%s', (edition) => {
  const contract = loadContract(edition);
  const requirements = requirementsOf(contract);

  test('gives every requirement an id of its own', () => {
    const seen = new Set<string>();
    expect(requirements.filter(({ id }) => seen.size === seen.add(id).size).map(({ id }) => id)).toEqual([]);
  });

  test('states every requirement in both languages, with a source', () => {
    const { operations } = contract;
    const names = new Set(operations.map(({ operationId }) => operationId));
    for (const { id, statement, source, operationId, edition: of } of requirements) {
      expect(statement.en, id).toMatch(/^\S.*\.$/);
      expect(statement.zh, id).toMatch(/[\u4e00-\u9fff].*。$/);
      expect(source.document, id).toMatch(/^00[0-4]$/);
      expect(names, id).toContain(operationId);
      expect(of).toBe(edition);
    }
  });

  test('has a requirement for every transition of tasks', () => {
    const transitions = requirements.filter(({ kind }) => kind === 'transition').map(({ id }) => id);
    const { transitions: asked, further } = lifecycle.task;
    expect(transitions).toEqual([...asked, ...further].map(({ id }) => id));
  });
});

test.each<[string, Partial<Requirement>]>([
  [
    'UpdateServerName.request.disks[].need_migration.type',
    { level: 'should', kind: 'request', suite: 'rejections' },
  ],
  ['CreateTask.request.type.required', { level: 'must', kind: 'request' }],
  ['RegisterServer.request.ip.maxLength', { level: 'must' }],
  ['RegisterServer.request.hostname.maxLength', { level: 'should' }],
  ['UpdateServerName.request.disks[].id.required', { level: 'should' }],
  ['UpdateTaskStatus.request.operation.enum', { level: 'must' }],
  ['ShowServer.response.200.name.type', { level: 'must', kind: 'response', suite: 'examples' }],
  ['ShowServer.response.200.state.enum', { level: 'must' }],
  ['ShowServer.response.200.name.maxLength', { level: 'should' }],
  ['ShowServer.SMS.7602', { level: 'must', kind: 'rule', suite: 'rejections', operationId: 'ShowServer' }],
  ['ShowServer.status', { level: 'must', kind: 'response', suite: 'examples' }],
  ['SMS.7713', { level: 'must', kind: 'rule', suite: 'lifecycle', operationId: 'UpdateTaskStatus' }],
  ['task.delete', { level: 'must', kind: 'transition', suite: 'lifecycle', operationId: 'DeleteTask' }],
])('%s is %o', (id, expected) => {
  expect(latest.get(id)).toMatchObject(expected);
});

test('a transition names its states', () => {
  expect(latest.get('task.start')?.statement.en).toBe(
    'UpdateTaskStatus with start takes a task from READY or ABORT or MIGRATE_FAIL to RUNNING.',
  );
  expect(latest.get('task.delete')?.statement.en).toContain('to its deletion.');
});

test('the requirements of a contract are derived once', () => {
  expect(requirementsOf(loadContract())).toBe(requirementsOf(loadContract()));
});
