import { expect, test } from 'vitest';
import { loadContract } from '../../contract.js';
import { concernedRequirements, placeOfField } from './concerned-requirements.js';

const contract = loadContract();

const concerned = (operationId: string, place: string, what: string) =>
  concernedRequirements(contract, operationId, place, what);

test('a limit concerns the requirement that states it', () => {
  expect(concerned('ListErrorServers', 'query limit', 'maximum')).toEqual([
    'ListErrorServers.request.query.limit.maximum',
  ]);
});

test('a column about mandatory fields concerns what is required', () => {
  expect(concerned('UpdateServerName', 'request.disks[].adjust_size', 'mandatory')).toEqual([
    'UpdateServerName.request.disks[].adjust_size.required',
  ]);
});

test('a limit of a list concerns the one of its items', () => {
  expect(concerned('DeleteServers', 'request.ids', 'maxLength')).toEqual([
    'DeleteServers.request.ids[].maxLength',
  ]);
});

test('that a field is there concerns all that is stated at its place, and its conditions', () => {
  const ids = concerned('RegisterServer', 'request.volume_groups', 'presence');
  expect(ids).toContain('RegisterServer.condition.volume_groups.empty-list-when-none');
  expect(ids.every((id) => /volume_groups/.test(id))).toBe(true);
  expect(ids.length).toBeGreaterThan(1);
});

test('words concern the conditions of the row alone', () => {
  expect(concerned('RegisterServer', 'request.volume_groups', 'words')).toEqual([
    'RegisterServer.condition.volume_groups.mandatory-for-linux',
    'RegisterServer.condition.volume_groups.empty-list-when-none',
  ]);
});

test('an operation that the contract does not have concerns nothing', () => {
  expect(concerned('Pets', 'operation', 'presence')).toEqual([]);
});

test.each([
  ['request.path.task_id', 'path task_id'],
  ['request.query.limit', 'query limit'],
  ['request.disks[].name', 'request.disks[].name'],
  ['response.200.id', 'response 200.id'],
])('the field %s is at the place %s', (field, place) => {
  expect(placeOfField(field)).toBe(place);
});
