import { expect, test } from 'vitest';
import { loadContract } from '../../spec/contract.js';
import { requirementsOf } from '../../spec/requirements.js';
import { exchangeOf } from '../testing/exchange-of.js';
import { recorded } from '../testing/judged.js';

const conditions = requirementsOf(loadContract()).filter(({ id }) => id.includes('.condition.'));

/** What the oracle makes of the conditions on an answer. */
function judged(operationId: string, status: number, body: unknown) {
  const { failures, results } = resultsOf(operationId, status, JSON.stringify(body));
  return {
    failures,
    results: results.map(({ id, verdict, reading }) => [id.split('.response.')[1], verdict, reading]),
  };
}

/** The same with all that is told of a condition. */
function resultsOf(operationId: string, status: number, text: string) {
  const recorder = recorded(conditions, exchangeOf(operationId, status, text));
  return { failures: recorder.failures, results: recorder.results().filter(({ cases }) => cases > 0) };
}

const version = (changes: object = {}) => ({
  versions: [{ id: 'v3', links: [{ rel: 'self' }], updated: '2020-01-01T00:00:00Z', ...changes }],
});

test('a condition that an answer meets passes', () => {
  expect(judged('ListApiVersion', 200, version()).results).toEqual([
    ['versions[].updated.utc-time', 'pass', null],
    ['versions[].links[].rel.self', 'pass', null],
  ]);
});

test('one that it breaks is a warning, with the row and what was received', () => {
  const { results, failures } = judged('ListApiVersion', 200, version({ updated: '2020-01-01' }));
  expect(results).toContainEqual(['versions[].updated.utc-time', 'warn', null]);
  expect(failures).toMatchObject([
    {
      received: '2020-01-01',
      expected: { pattern: expect.any(String) },
      source: { document: '004', section: '5.1.1', table: '5-3', row: 'updated' },
      message:
        'ListApiVersion answered versions[].updated = "2020-01-01", against "ListApiVersion: versions[].updated is a time in UTC, to the second."',
      steps: ['a step'],
    },
  ]);
});

test('one that it breaks counts as one case', () => {
  const { results } = resultsOf('ListApiVersion', 200, JSON.stringify(version({ updated: '2020-01-01' })));
  const broken = results.find(({ id }) => id.endsWith('versions[].updated.utc-time'));
  expect(broken?.cases).toBe(1);
});

test('one that may be broken is only noted, with what breaks it', () => {
  const { results } = judged('ShowServer', 200, {
    os_type: 'WINDOWS',
    disks: [{ physical_volumes: [{ name: 'volume' }] }],
  });
  const id = 'disks[].physical_volumes[].name.drive-letter-or-device';
  expect(results).toContainEqual([id, 'pass', 'another value']);
});

test('no body breaks none', () => {
  expect(resultsOf('ShowServer', 200, '').results).toEqual([]);
});

test('one that documented examples break is recorded', () => {
  const { results } = judged('ShowServer', 200, { os_type: 'LINUX', has_tc: true, networks: [{}] });
  expect(results).toContainEqual(['has_tc.mandatory-for-linux', 'pass', null]);
  expect(results).toContainEqual(['networks[].mtu.mandatory-for-linux', 'pass', 'left out']);
});

test.each([
  ['a case that does not hold', 'ShowServer', 200, { os_type: 'WINDOWS', has_tc: true }],
  ['a null in place of the value', 'ListApiVersion', 200, { versions: [{ updated: null }] }],
  ['a null in place of the one value', 'ListApiVersion', 200, { versions: [{ links: [{ rel: null }] }] }],
  ['a refusal', 'ShowServer', 400, { os_type: 'LINUX' }],
])('%s proves nothing', (_, operationId, status, body) => {
  expect(judged(operationId, status, body).results).toEqual([]);
});
