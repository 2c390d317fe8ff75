import { expect, test } from 'vitest';
import { loadContract } from './contract.js';
import { EDITIONS } from './editions.js';
import { PROFILES, profileData, profileOf } from './profiles.js';

const contract = loadContract('manual-38');
const all = contract.operations.map(({ operationId }) => operationId);
const inProfile = (name: (typeof PROFILES)[number]) => profileOf(contract, name).operations;

test('full has every operation of the contract', () => {
  expect([...inProfile('full')]).toEqual(all);
});

test('core has the chapters of the manual about sources and tasks', () => {
  const chapters = contract.operations.filter(({ source }) => /^5\.[34]\./.test(source.section ?? ''));
  expect([...inProfile('core')]).toEqual(chapters.map(({ operationId }) => operationId));
});

test('every operation has one role, and those of history alone have neither', () => {
  expect(Object.keys(profileData.roles).sort()).toEqual([...all].sort());
  const both = [...inProfile('console')].filter((operation) => inProfile('agent').has(operation));
  expect(both).toEqual([]);
  const neither = contract.operations.filter(
    ({ operationId }) => !inProfile('console').has(operationId) && !inProfile('agent').has(operationId),
  );
  expect(neither.map(({ source }) => source.section)).toEqual(['5.12.1', '5.12.2', '5.12.3']);
});

test('an operation whose role the manual does not state has a reason, and one reason may point to another', () => {
  for (const { reason } of Object.values(profileData.roles)) {
    const [, same] = /^as (\w+)$/.exec(reason ?? '') ?? [];
    if (same !== undefined) expect(profileData.roles[same]?.reason, same).toMatch(/ /);
    else if (reason !== undefined) expect(reason).toMatch(/ /);
  }
});

test('a profile relies on operations outside of it', () => {
  for (const name of PROFILES) {
    const { operations, reliesOn } = profileOf(contract, name);
    for (const operation of reliesOn) {
      expect(all, name).toContain(operation);
      expect(operations.has(operation), `${name} ${operation}`).toBe(false);
    }
  }
});

test('the profiles are the same in every edition', () => {
  for (const name of PROFILES) {
    for (const edition of EDITIONS) {
      expect([...profileOf(loadContract(edition), name).operations], edition).toEqual([...inProfile(name)]);
    }
  }
});
