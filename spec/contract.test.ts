import { describe, expect, test } from 'vitest';
import { bundle } from './bundle.js';
import { loadContract } from './contract.js';
import { DEFAULT_EDITION, EDITIONS, type Edition } from './editions.js';

describe.each(EDITIONS)('%s', (edition) => {
  const contract = loadContract(edition);

  test('has 52 operations with names of their own', () => {
    expect(new Set(contract.operations.map(({ operationId }) => operationId)).size).toBe(52);
    expect(contract.operations).toHaveLength(52);
  });

  test('has no two operations on the same method and path', () => {
    const routes = contract.operations.map(({ method, path }) => `${method} ${path}`);
    expect(new Set(routes).size).toBe(52);
    expect(routes.filter((route) => !/^(GET|POST|PUT|DELETE) \//.test(route))).toEqual([]);
  });

  test('names itself as the version of the document', () => {
    expect(contract.edition).toBe(edition);
    expect(contract.document).toMatchObject({ openapi: '3.1.0', info: { version: edition } });
  });

  test('describes every parameter of a path, and no other', () => {
    for (const { path, parameters } of contract.operations) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const described = parameters.filter((one) => one.in === 'path').map(({ name }) => name);
      expect(described.sort(), path).toEqual(inPath.sort());
    }
  });

  test('cites a row for every parameter and a place for every response', () => {
    for (const { parameters, responses, source } of contract.operations) {
      expect(source.document).toMatch(/^00[0-4]$/);
      for (const { name, source: place } of parameters) {
        expect(place).toMatchObject({ document: expect.stringMatching(/^00[0-4]$/), row: name });
      }
      for (const { source: place } of responses) expect(place.document).toMatch(/^00[0-4]$/);
    }
  });

  test('documents a success and the refusals of every operation', () => {
    for (const { operationId, responses } of contract.operations) {
      const statuses = responses.map(({ status }) => status);
      expect(
        statuses.filter((status) => status.startsWith('2')),
        operationId,
      ).toHaveLength(1);
      expect(statuses, operationId).toContain('4XX');
    }
  });
});

test('the latest edition is the default, and is read once', () => {
  expect(DEFAULT_EDITION).toBe('latest');
  expect(loadContract()).toBe(loadContract('latest'));
});

test('an edition that does not exist is a RangeError that names those that do', () => {
  expect(() => loadContract('manual-39' as Edition)).toThrow(RangeError);
  expect(() => loadContract('manual-39' as Edition)).toThrow(EDITIONS.join(', '));
});

test.each([
  ['manual-38', '004', '004'],
  ['page-2025-06-19-intl', '001', '004'],
  ['page-undated', '002', '004'],
  ['page-2025-10-22', '000', '004'],
  ['page-2026-01-27', '004', '003'],
  ['latest', '000', '003'],
] as const)('%s takes UpdateCopyState from %s and UpdateTask from %s', (edition, state, task) => {
  const { operations } = loadContract(edition);
  const documentOf = (id: string) =>
    operations.find(({ operationId }) => operationId === id)?.source.document;
  expect([documentOf('UpdateCopyState'), documentOf('UpdateTask')]).toEqual([state, task]);
});

test('manual-38 is the contract without an Overlay', () => {
  expect(loadContract('manual-38').document).toEqual(bundle());
});

test('int64 limits are exact', () => {
  const { schemas } = loadContract();
  const limits = JSON.stringify(schemas, (_, value) => (typeof value === 'bigint' ? `${value}n` : value));
  expect(limits).toContain('"maximum":"9223372036854775807n"');
  expect(limits).not.toContain('9223372036854776000');
});
